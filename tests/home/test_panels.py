"""Below the three buttons: numbers for keepers, numbers for editors, each a link that leads somewhere."""

import datetime
import re

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from consent.factories import PersonFactory
from consent.models import Plea
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


def numbers(client):
    page = client.get("/admin/").content.decode()
    found = re.findall(r'<a href="([^"]+)"><strong>(\d+)</strong> <span>([^<]+)</span>', page)
    return {label: (int(number), address) for address, number, label in found}


def test_a_keeper_sees_what_waits(keeper_client, index):
    before = numbers(keeper_client)
    Plea.objects.create(about="Het verhaal van mijn kind")
    StoryPageFactory(parent=index, people=[PersonFactory()], consent={"valid_until": timezone.now() + datetime.timedelta(days=60)})
    StoryPageFactory(parent=index, cleared=False)
    after = numbers(keeper_client)
    assert {label: after[label][0] - before[label][0] for label in before if after[label][0] != before[label][0]} == {
        "gezinnen vragen een verhaal weg te halen": 1,
        "toestemmingen die binnen 90 dagen aflopen": 1,
        "verhalen wachten op een antwoord": 1,
    }
    assert "Het verhaal van mijn kind" not in keeper_client.get("/admin/").content.decode()


def test_every_number_and_link_leads_somewhere(keeper_client):
    page = keeper_client.get("/admin/").content.decode()
    panels = "".join(re.findall(r'<section class="desk-panel">.*?</section>', page, re.DOTALL))
    addresses = set(re.findall(r'href="([^"]+)"', panels))
    assert {"/admin/toestemming/register/", "/admin/toestemming/expo/", "/admin/toestemming/hoe/", "/admin/toestemming/draag-over/"} <= addresses
    for address in addresses:
        assert keeper_client.get(address.replace("&amp;", "&")).status_code == 200, address


def test_an_editor_sees_their_own_stories(editor_client, editor, reviewer, index):
    before = numbers(editor_client)
    StoryPageFactory(parent=index, owner=editor, cleared=False)
    StoryPageFactory(parent=index, owner=editor, live=False)
    StoryPageFactory(parent=index, owner=editor)
    StoryPageFactory(parent=index, owner=reviewer, cleared=False)
    after = numbers(editor_client)
    assert {label: after[label][0] - before[label][0] for label in after} == {
        "wachten op een antwoord": 1, "mogen online: laat ze nalezen": 1, "staan online": 1,
    }  # fmt: skip


def test_each_sees_what_is_theirs(editor_client, reviewer_client, translator_client, keeper_client):
    for client, keeps, writes in ((editor_client, False, True), (reviewer_client, False, False), (translator_client, False, False)):
        page = client.get("/admin/").content.decode()
        assert ("Voor het aanspreekpunt toestemming" in page) == keeps
        assert ("Mijn verhalen" in page) == writes
    assert "Voor het aanspreekpunt toestemming" in keeper_client.get("/admin/").content.decode()


def test_a_warning_stands_while_there_are_fewer_than_two_keepers(keeper_client, keeper, editor_client):
    warning = "Er zijn minder dan twee aanspreekpunten toestemming."
    assert warning in keeper_client.get("/admin/").content.decode()
    assert warning not in editor_client.get("/admin/").content.decode()
    second = get_user_model().objects.create_user("tweede")
    second.groups.set(keeper.groups.all())
    assert warning not in keeper_client.get("/admin/").content.decode()
    second.is_active = False
    second.save()
    assert warning in keeper_client.get("/admin/").content.decode()


def test_the_first_page_asks_the_same_at_any_size(keeper_client, keeper, index, query_count):
    def count():
        with query_count(60) as queries:
            keeper_client.get("/admin/")
        return len(queries)

    keeper_client.get("/admin/")
    few = count()
    for _ in range(6):
        StoryPageFactory(parent=index, owner=keeper)
        StoryPageFactory(parent=index, owner=keeper, cleared=False)
        Plea.objects.create(about="x")
    assert count() == few


def test_the_five_minutes_are_the_page_in_docs(editor_client, reviewer_client, keeper_client, translator_client, settings):
    text = (settings.BASE_DIR / "docs" / "toestemming-in-vijf-minuten.md").read_text()
    for client in (editor_client, reviewer_client, keeper_client):
        page = client.get("/admin/toestemming/hoe/").content.decode()
        for heading in re.findall(r"^## (.+)$", text, re.MULTILINE):
            assert f"<h2>{heading}</h2>" in page
        assert page.count("<h1") == 1
        assert "<table>" in page
        assert "**" not in page
    assert translator_client.get("/admin/toestemming/hoe/").status_code == 302


def test_the_five_minutes_are_one_click_from_where_consents_are_noted(editor_client):
    for address in ("/admin/", "/admin/toestemming/"):
        assert 'href="/admin/toestemming/hoe/"' in editor_client.get(address).content.decode()
