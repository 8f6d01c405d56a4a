"""What exists near you, in the demo: sixty initiatives, in all of the Kempen and where the network's documents went."""

import re

import pytest
from django.core import mail
from django.core.management import call_command

from activities.models import Activity
from home.demo.activities import INVENTED
from initiatives.enums import Freshness
from initiatives.models import Category, Initiative, InitiativePlace, InitiativeText, Suggestion
from initiatives.night import tend_initiatives
from network.enums import Category as Function
from network.territory import KEMPEN
from stories.models import StoryFacts
from tests.support import html
from tests.support.borders import great_circle

pytestmark = pytest.mark.django_db

PLAY_SPOTS_IN_MOL = "gemeente=13025&categorie=play-spot"
POLICY_WORDS = re.compile(r"kansarm|kansrijk|kwetsba|doelgroep|toeleid|laagdrempelig", re.IGNORECASE)
DUTCH = ("name", "summary", "description", "when_note", "cost_note", "welcome_who", "welcome_company", "access_note", "source")
TRYOUTS = ("Zeebrugge", "Vuurtorenwijk", "Weverijbuurt", "Gazometerwijk", "Veeweide-Aurore en Kuregem", "Beverlo")


@pytest.fixture
def everything():
    return list(Initiative.objects.prefetch_related("places__municipality", "also", "partners"))


def found(client, address):
    """Names in the list, and the count above it."""
    page = html.read(client.get(address)).soup
    return {link.get_text(strip=True) for link in page.select(".find h3 a")}, int(page.select_one(".found p strong").get_text())


def test_it_works(client):
    assert found(client, "/nl/kaart/")[1] == 60
    assert Initiative.objects.listed().count() == 60 and Initiative.objects.count() == 62


def test_every_municipality_of_the_kempen_has_one():
    assert set(KEMPEN) <= set(InitiativePlace.objects.filter(initiative__in=Initiative.objects.listed()).values_list("municipality", flat=True))


def test_it_is_of_every_kind():
    shown = Initiative.objects.listed()
    assert set(shown.values_list("category__slug", flat=True)) >= set(Category.objects.exclude(parent=None).values_list("slug", flat=True))
    assert {initiative.category.function.slug for initiative in shown} == set(Function.values)


def test_play_spots_in_mol_for_a_child_of_eight(client):
    names, count = found(client, f"/nl/kaart/?{PLAY_SPOTS_IN_MOL}&leeftijd=8")
    assert names == {"Speelplein De Zandloper", "Klimplein De Egel", "Speelhoek in de Bib"} and count == 3
    names, count = found(client, f"/nl/kaart/?{PLAY_SPOTS_IN_MOL}")
    assert "Peuterkamer Duimpje" in names and count == 4


def test_the_places_of_the_documents_are_there(everything):
    documented = [one for one in everything if one.source]
    where = {(place.municipality.name, place.name) for one in documented for place in one.places.all()}
    towns = ("Brugge", "Oostende", "Geraardsbergen", "Sint-Niklaas", "Anderlecht", "Beringen")
    assert where >= set(zip(towns, TRYOUTS, strict=True))
    assert {town for town, _name in where} >= {"Geel", "Leuven", "Anderlecht", "Asse"}
    four = next(one for one in documented if one.name == "Huis van het Kind Balen-Dessel-Mol-Retie")
    assert four.towns == ["Balen", "Dessel", "Mol", "Retie"]


def test_of_what_the_documents_name_nothing_is_made_up(everything):
    for one in everything:
        if one.source:
            said = (one.contact_name, one.contact_email, one.contact_phone, one.website, one.cost, one.when_note, one.age_from, one.age_to)
            assert not any(said) and INVENTED not in one.description, one.name
            assert all(place.is_in_the_middle and not place.street for place in one.places.all()), one.name


def test_what_is_invented_says_so_in_every_language(everything):
    invented = [one for one in everything if not one.source]
    assert len(invented) == 49
    for one in invented:
        assert one.description.endswith(INVENTED), one.name
        assert (one.contact_phone, one.contact_email) == ("014 00 00 00", "voorbeeld@example.org")
    for text in InitiativeText.objects.filter(initiative__in=invented):
        assert text.description.endswith(")"), (text.name, text.locale)


def test_no_point_is_the_door_of_somebody(everything):
    for place in (place for one in everything for place in one.places.all()):
        middle = place.municipality
        assert place.precision != "exact" and place.street in {"", "Voorbeeldstraat 1"}
        assert great_circle(place.latitude, place.longitude, middle.latitude, middle.longitude) <= 1


def test_it_writes_to_nobody_else(everything):
    words = [str(getattr(one, name)) for one in everything for name in (*DUTCH, "website", "contact_email")]
    words += Suggestion.objects.values_list("sender", flat=True)
    hosts = re.findall(r"@([\w.-]+)", " ".join(words)) + re.findall(r"https?://([\w.-]+)", " ".join(words))
    assert set(hosts) == {"example.org"}


def test_it_speaks_as_people_do(everything):
    for one in everything:
        words = [getattr(one, name) for name in DUTCH]
        assert not POLICY_WORDS.search(" ".join(words)), one.name
        sentences = re.split(r"(?<=[.!?:])\s", " ".join([one.summary, one.description]))
        assert max(len(sentence.split()) for sentence in sentences) <= 15, one.name


def test_two_are_marked_and_one_is_off_the_map(client, admin_client):
    steps = [one.freshness for one in Initiative.objects.listed()]
    assert (steps.count(Freshness.MARKED), steps.count(Freshness.OFF_MAP), steps.count(Freshness.FRESH)) == (2, 1, 57)
    assert {one.name for one in Initiative.objects.stale()} == {"Babbelbank Grobbendonk", "Speelstraten Merksplas", "Fietsrij Rijkevorsel"}


def test_the_first_night_mails_nothing():
    assert tend_initiatives() == 0 and not mail.outbox


def test_one_waits_for_a_reviewer_and_one_is_a_draft(client):
    waiting, draft = Initiative.objects.get(name="Ouders aan Zet"), Initiative.objects.get(name="Knutselkelder De Kwast")
    assert waiting.current_workflow_task_state.status == "in_progress" and draft.latest_revision and not draft.current_workflow_state
    for hidden in (waiting, draft):
        assert client.get(f"/nl/initiatief/{hidden.pk}-{hidden.slug}/").status_code == 404


def test_two_suggestions_wait():
    assert sorted(Suggestion.objects.waiting().values_list("kind", flat=True)) == ["change", "new"]
    assert all(INVENTED in one.words for one in Suggestion.objects.waiting())


def test_stories_name_one_in_their_own_municipality():
    named = StoryFacts.objects.exclude(initiative=None)
    assert named.count() >= 4
    assert all(facts.initiative.places.get().municipality_id == facts.municipality_id for facts in named)


def test_activities_are_a_part_of_one_of_their_own_organisation():
    named = Activity.objects.visible().exclude(initiative=None)
    assert named.count() >= 6
    assert all(one.initiative.organisation_id == one.organisation_id for one in named)
    assert all(one.get_latest_revision_as_object().initiative_id == one.initiative_id for one in named), "the next version still names it"


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", "tyrolienne"), ("en", "zip line"), ("ar", "ساحة لعب"), ("tr", "oyun alanı"), ("uk", "майданчик")],
)  # fmt: skip
def test_ten_are_told_in_every_language(client, language, words):
    texts = InitiativeText.objects.filter(locale__language_code=language).select_related("initiative")
    assert texts.count() == 10
    for text in texts:
        assert all(bool(getattr(text, name)) == bool(getattr(text.initiative, name)) for name in text.WORDS), text.name
    one = Initiative.objects.get(name="Speelplein De Zandloper")
    assert words in client.get(f"/{language}/initiatief/{one.pk}-{one.slug}/").content.decode()


def test_twice_is_as_once():
    def rows():
        return [list(model.objects.order_by("pk").values()) for model in (Initiative, InitiativePlace, InitiativeText, Suggestion, Activity)]

    before = rows()
    call_command("load_demo")
    assert rows() == before


def test_every_page_opens(client):
    for one in Initiative.objects.listed():
        assert client.get(f"/nl/initiatief/{one.pk}-{one.slug}/").status_code == 200
