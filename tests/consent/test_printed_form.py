"""The card on paper: a form to fill in by pen, in the language and the register of who gets it."""

import re

import pytest

from consent.factories import NoticeFactory, PersonFactory, guard, take_part
from consent.models import Attestation, Card
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(index):
    def make(subject, giver=None, **values):
        story = StoryPageFactory(parent=index, cleared=False, title="De kwikstaart")
        take_part(story.story_uid, subject)
        Attestation.objects.create(story_uid=story.story_uid)
        return Card.objects.of(story.story_uid, giver or subject, **values)

    return make


def printed(keeper_client, card):
    return keeper_client.get(f"/admin/toestemming/kaart/{card.uid}/").content.decode()


def sheet(page):
    return re.search(r'<section class="card-sheet.*?<section class="card-sheet__send', page, re.DOTALL)[0]


def test_it_works(keeper_client, ask):
    child = PersonFactory(child=True, public_alias="Noor")
    page = sheet(printed(keeper_client, ask(child, guard(child))))
    assert "over Noor" in page
    for word in ("onze website", "zoekmachines", "nieuwsbrief en sociale media", "pers", "druk en tentoonstelling", "Wereldexpo 2030"):
        assert f'<span class="box"></span>{word}' in page
    assert page.count('class="box"') == 3 + 2 + 4 + 6 + 2
    for word in ("Ja, dit mag", "Nee", "Later", "2 jaar", "tot een andere dag", "Je naam", "Je handtekening", "Datum"):
        assert word in page
    assert "De hulp hangt er nooit van af" in page
    assert "/toestemming/" in page
    assert "checked" not in page, "nothing is ticked beforehand"


def test_it_speaks_the_givers_language_and_the_desk_its_own(keeper_client, ask):
    page = printed(keeper_client, ask(PersonFactory(language="ar")))
    assert '<section class="card-sheet" lang="ar" dir="rtl">' in page
    assert "موقعنا" in sheet(page)
    assert "Deze kaart is kwijt" in page
    assert page.count("<html") == 1


def test_a_language_the_site_does_not_speak_is_dutch(keeper_client, ask):
    page = printed(keeper_client, ask(PersonFactory(language="so")))
    assert '<section class="card-sheet" lang="nl" dir="ltr">' in page
    assert "Je handtekening" in page


def test_a_young_child_colours_a_face(keeper_client, ask):
    child = PersonFactory(child=True, public_alias="Noor")
    guard(child)
    NoticeFactory(audience="child", title="Mag dit?")
    page = sheet(printed(keeper_client, ask(child, secret="paarse olifant")))
    assert page.count('class="face"') == 3
    assert page.count('class="box"') == 3
    assert "Wereldexpo" not in page.split('class="card-sheet__answer"')[1]


def test_a_parent_of_two_answers_for_each(keeper_client, ask):
    first, second = PersonFactory(child=True, public_alias="Noor"), PersonFactory(child=True, public_alias="Sami")
    mother = guard(first)
    second.guardianships.create(guardian=mother, relation="mama")
    card = ask(first, mother)
    take_part(card.story_uid, second)
    page = sheet(printed(keeper_client, card))
    assert page.count('class="card-sheet__answer"') == 2
    assert page.count("over Noor") == page.count("over Sami") == 1
    assert page.count('class="card-sheet__notice"') == 1


def test_one_heading_at_the_top_of_each_page(keeper_client, ask):
    card = ask(PersonFactory())
    assert printed(keeper_client, card).count("<h1") == 1
    uid, giver = card.story_uid, card.giver_id
    Card.objects.all().delete()
    assert keeper_client.get(f"/admin/toestemming/{uid}/kaart/{giver}/").content.decode().count("<h1") == 1


def test_nobody_else_prints_it(editor_client, client, ask):
    address = f"/admin/toestemming/kaart/{ask(PersonFactory()).uid}/"
    assert editor_client.get(address).status_code in {302, 403}
    assert client.get(address).status_code == 302
