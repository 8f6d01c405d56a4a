"""The desk: three buttons, lists with the right columns, every page of ours open to who may and shut to who may not."""

import datetime
import html
import re

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from stories.blocks import STORY_BLOCKS
from stories.factories import StoryPageFactory
from stories.models import House

pytestmark = pytest.mark.django_db

OURS = {"activities", "partners", "common", "consent", "contact", "home", "initiatives", "network", "pictures", "projects", "stories"}
LISTS = ["mensen", "ouders", "antwoorden", "teksten", "termijnen", "logboek"]


def test_it_works(editor_client):
    page = editor_client.get("/admin/").content.decode()
    for label in ("Nieuw verhaal", "Toestemming noteren", "Wacht op mij"):
        assert label in page


BUTTONS = {
    "editor": ["/admin/nieuw-verhaal/", "/admin/toestemming/", "/admin/wacht-op-mij/"],
    "reviewer": ["/admin/toestemming/", "/admin/wacht-op-mij/"],
    "translator": ["/admin/wacht-op-mij/"],
    "admin": ["/admin/nieuw-verhaal/", "/admin/toestemming/", "/admin/wacht-op-mij/"],
}


@pytest.mark.parametrize(("role", "addresses"), BUTTONS.items(), ids=BUTTONS)
def test_each_sees_the_buttons_that_work_and_no_other(role, addresses, request):
    client = request.getfixturevalue(f"{role}_client")
    page = client.get("/admin/").content.decode()
    assert re.findall(r'class="desk-button" href="([^"]+)"', page) == addresses
    for address in addresses:
        assert client.get(address, follow=True).status_code == 200
    assert ("/admin/toestemming/" in page) == ("/admin/toestemming/" in addresses), "the menu says the same"


def house_form(client):
    """Action and year of the form for a closed house on the first page, if it is there."""
    page = client.get("/admin/").content.decode()
    form = re.search(r'<form class="desk-house" method="post" action="([^"]+)">.*?</form>', page, re.DOTALL)
    return (form[1], re.search(r'name="year"[^>]* value="(\d+)"', form[0])[1]) if form else None


def test_a_closed_house_is_one_button_on_the_first_page(editor_client):
    """Two clicks from anywhere: the desk's first page, then the button; the year stands there already."""
    address, year = house_form(editor_client)
    assert year == str(timezone.localdate().year)
    before = House.objects.count()
    assert editor_client.post(address, {"year": year}).status_code == 302
    assert House.objects.count() == before + 1
    house = House.objects.order_by("-number").first()
    assert (house.year, house.story_uid) == (int(year), None)


def test_the_form_for_a_house_carries_its_token(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    page = client.get("/admin/").content.decode()
    token = re.search(r'desk-house.*?name="csrfmiddlewaretoken" value="([^"]+)"', page, re.DOTALL)[1]
    assert client.post("/admin/huizen/new/", {"year": "2024", "csrfmiddlewaretoken": token}).status_code == 302


@pytest.mark.parametrize("year", ["1999", "2999", "vorig jaar", ""])
def test_a_year_that_cannot_be_keeps_what_was_typed(editor_client, year):
    before = House.objects.count()
    page = editor_client.post(house_form(editor_client)[0], {"year": year})
    assert page.status_code == 200
    assert f'value="{year}"' in page.content.decode() or not year
    assert page.context["form"].errors["year"]
    assert House.objects.count() == before


def test_who_may_make_no_house_sees_no_form(reviewer_client, translator_client):
    assert house_form(reviewer_client) is house_form(translator_client) is None


def test_a_new_story_is_one_click_away(editor_client, index):
    response = editor_client.get("/admin/nieuw-verhaal/")
    assert response.headers["Location"] == reverse("wagtailadmin_pages:add", args=["stories", "storypage", index.pk])
    page = html.unescape(editor_client.get(response.headers["Location"]).content.decode())
    ready = re.findall(r'"type": "(text|quote|obstacle|learned)", "val', page)
    assert ready == ["text", "quote", "obstacle", "text", "learned"]


def test_the_explorer_shows_house_consent_municipality_and_review(editor_client, index):
    page = editor_client.get(f"/admin/pages/{index.pk}/").content.decode()
    for heading in ("Huis", "Toestemming", "Gemeente", "Nalezen"):
        assert heading in page
    assert "nog vragen" in page


@pytest.mark.parametrize(
    "query", ["consent=complete", "consent=lacking", "municipality=13008", "review=in_progress", "house=3", "house=x", "q=fiets"]
)
def test_the_explorer_filters(editor_client, index, query):
    assert editor_client.get(f"/admin/pages/{index.pk}/?{query}").status_code == 200


def test_the_list_of_all_stories_is_no_error(editor_client, translator_client):
    for client in (editor_client, translator_client):
        assert "nog vragen" in client.get("/admin/pages/usage/stories/storypage/").content.decode()


def test_the_explorer_asks_the_same_at_any_size(editor_client, index, django_assert_max_num_queries):
    StoryPageFactory.create_batch(10, parent=index)
    with django_assert_max_num_queries(60):
        editor_client.get(f"/admin/pages/{index.pk}/")


@pytest.mark.parametrize("name", LISTS)
def test_keepers_have_their_own_lists(name, keeper_client, editor_client, reviewer_client, translator_client):
    address = f"/admin/toestemming/{name}/"
    assert keeper_client.get(address).status_code == 200
    for other in (editor_client, reviewer_client, translator_client):
        assert other.get(address).status_code == 302


@pytest.mark.parametrize(("days", "ended"), [(7, {3}), (30, {3, 20}), (90, {3, 20, 60})])
def test_what_ends_soon_is_a_filter_away(keeper_client, index, days, ended):
    ends = {day: timezone.now() + datetime.timedelta(days=day) for day in (3, 20, 60, 120)}
    stories = {StoryPageFactory(parent=index, consent={"valid_until": end}).story_uid: day for day, end in ends.items()}
    page = keeper_client.get(f"/admin/toestemming/antwoorden/?ends_in={days}")
    assert {stories.get(record.story_uid) for record in page.context["object_list"]} == ended


def test_what_ends_within_thirty_days_is_one_click_from_the_first_page(keeper_client, editor_client, index):
    """QUALITY: at most two."""
    story = StoryPageFactory(parent=index, consent={"valid_until": timezone.now() + datetime.timedelta(days=20)})
    later = StoryPageFactory(parent=index, consent={"valid_until": timezone.now() + datetime.timedelta(days=40)})
    assert 'href="/admin/wacht-op-mij/"' in keeper_client.get("/admin/").content.decode()
    page = keeper_client.get("/admin/wacht-op-mij/").content.decode()
    assert f"/admin/toestemming/{story.story_uid}/" in page
    assert str(later.story_uid) not in page
    assert str(story.story_uid) not in editor_client.get("/admin/wacht-op-mij/").content.decode(), "keepers alone"


def test_the_tab_says_in_one_sentence_what_is_missing(editor_client):
    from stories.models import StoryPage

    waiting = StoryPage.objects.get(slug__contains="kamp", locale__language_code="nl")
    page = editor_client.get(f"/admin/pages/{waiting.pk}/edit/").content.decode()
    assert "Dit verhaal kan nog niet online: de mama van Noor moet nog antwoorden." in page
    assert "gevraagd op" in page, "the demo made a card for who has not answered"


def test_every_field_of_ours_helps(editor_client):
    silent = []
    for model in apps.get_models():
        if model._meta.app_label in OURS:
            silent += [
                f"{model.__name__}.{field.name}"
                for field in model._meta.get_fields()
                if getattr(field, "editable", False) and field.concrete and field.model is model and not field.auto_created and not field.help_text
            ]
    wagtails = {field.name for model in (AbstractDocument, AbstractImage, AbstractRendition) for field in model._meta.get_fields()}
    shown = [name for name in silent if not name.startswith(NOT_IN_FORMS) and name.split(".")[1] not in wagtails]
    assert shown == []


# Written by the site alone: no form shows them.
NOT_IN_FORMS = (
    "Attestation.",
    "PostalCode.",
    "Clearance.",
    "Stop.",
    "StoryFacts.",
    "StoryTheme.",
    "EvidenceReading.",
    "Evidence.",
    "ConsentRecord.noted_by",
    "Grant.record",
    "Region.",
    "Municipality.",
    "Boundary.",
    "Place.",
    "Occurrence.",
    "Override.",
    "CalendarSource.",
    "ImportedEvent.",
    "Activity.first_published_at",
    "Activity.go_live_at",
    "Activity.expire_at",
    "Initiative.first_published_at",
    "Initiative.go_live_at",
    "Initiative.expire_at",
    "InitiativePlace.initiative",
    "PendingImport.",
    "HolidayPeriod.holiday_set",
)


@pytest.mark.parametrize(("name", "block"), STORY_BLOCKS, ids=[name for name, _block in STORY_BLOCKS])
def test_every_block_says_what_it_is_for_and_shows_an_example(name, block, editor_client):
    assert str(block.meta.description)
    assert block.is_previewable
    response = editor_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200


def test_the_desk_is_dutch_until_somebody_chooses_otherwise(editor_client):
    response = editor_client.get("/admin/", headers={"Accept-Language": "en"})
    assert 'lang="nl"' in response.content.decode()
