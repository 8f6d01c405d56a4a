"""The register: people, stories, what is missing, what ends, what was taken back and how long it took; on the screen and as a file."""

import csv
import datetime
import io

import pytest
from django.urls import reverse
from django.utils import timezone

from consent.factories import PersonFactory, take_part
from consent.models import ConsentEvent, ConsentRecord, Controller, Term
from consent.withdrawal import withdraw
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db

SHEETS = ["verhalen", "mensen", "einde", "weg"]
PAGES = [f"/admin/toestemming/register/{name}/" for name in SHEETS] + ["/admin/toestemming/register/", "/admin/toestemming/register/verwerking/"]
FILES = [f"/admin/toestemming/register/{name}.csv" for name in [*SHEETS, "verwerking"]]


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def rows(client, address):
    response = client.get(address)
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index, title="Een verhaal in het register")


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_it_works_for_keepers_alone(address, keeper_client, admin_client, editor_client, reviewer_client, translator_client, client):
    for one in (keeper_client, admin_client):
        response = one.get(address)
        assert response.status_code == 200
        assert "no-store" in response.headers["Cache-Control"]
    for other in (editor_client, reviewer_client, translator_client, client):
        assert other.get(address).status_code == 302


@pytest.mark.parametrize("address", ["/admin/toestemming/register/niets/", "/admin/toestemming/register/niets.csv"])
def test_another_sheet_is_not_found(address, keeper_client):
    assert keeper_client.get(address).status_code == 404


def test_a_story_says_who_answered_and_what_is_missing(keeper_client, story, index):
    waiting = StoryPageFactory(parent=index, cleared=False, title="Wacht nog")
    person = PersonFactory(public_alias="Iris")
    take_part(waiting.story_uid, person)
    shown = page(keeper_client, "/admin/toestemming/register/verhalen/?stand=ontbreekt")
    assert "Wacht nog" in shown
    assert f"Iris ({person.code})" in shown
    assert "Iris moet nog antwoorden" in shown
    assert "Een verhaal in het register" not in shown
    shown = page(keeper_client, "/admin/toestemming/register/verhalen/?stand=mag")
    assert "Een verhaal in het register" in shown
    assert "mama: ja, tot" in shown


def test_what_ends_stands_there_until_it_ends(keeper_client, index):
    for days in (5, 20, 80, 100):
        end = timezone.now() + datetime.timedelta(days=days)
        StoryPageFactory(parent=index, title=f"Over {days} dagen", people=[PersonFactory()], consent={"valid_until": end})
    for filtered, shown in {"7": {5}, "30": {5, 20}, "90": {5, 20, 80}, "x": {5, 20, 80}}.items():
        text = page(keeper_client, f"/admin/toestemming/register/einde/?dagen={filtered}")
        assert {days for days in (5, 20, 80, 100) if f"Over {days} dagen" in text} == shown


def test_what_was_taken_back_says_how_long_it_took(keeper_client, story, editor_client):
    editor_client.post(f"/admin/toestemming/{story.story_uid}/offline/")
    first, *_rest = rows(keeper_client, "/admin/toestemming/register/weg.csv")[1:]
    assert first[0] == "Een verhaal in het register"
    assert 0 <= float(first[4]) < 10
    assert "Een verhaal in het register" in page(keeper_client, "/admin/toestemming/register/weg/")


def test_all_languages_count_for_how_long_it_took(keeper_client, story, time_machine):
    from consent.keeping.durations import seconds_taken

    time_machine.move_to(timezone.now(), tick=False)
    start = timezone.now()
    event = ConsentEvent.objects.append("withdrawn", story_uid=story.story_uid)
    for seconds in (1, 3):
        time_machine.move_to(start + datetime.timedelta(seconds=seconds), tick=False)
        ConsentEvent.objects.append("unpublished", story_uid=story.story_uid)
    assert seconds_taken([event]) == {event.pk: 3.0}


def test_a_story_that_was_not_online_took_no_time(keeper_client, index):
    withdraw(StoryPageFactory(parent=index, cleared=False).story_uid)
    assert rows(keeper_client, "/admin/toestemming/register/weg.csv")[1][4] == "er ging geen pagina weg"


def test_who_takes_back_first_is_the_one_who_is_counted(story):
    from consent.keeping.durations import seconds_taken

    first, second = withdraw(story.story_uid), withdraw(story.story_uid)
    took = seconds_taken([first, second])
    assert took[first.pk] is not None
    assert took[second.pk] is None


def test_a_no_on_the_desk_is_counted_too(keeper_client, index):
    person = PersonFactory()
    story = StoryPageFactory(parent=index, people=[person])
    typed = {"who": f"{person.pk}-{person.pk}", "answer": "no", "shown": "modest", "method": "spoken"}
    keeper_client.post(f"/admin/toestemming/{story.story_uid}/", typed)
    assert not StoryPage.objects.get(pk=story.pk).live
    (row,) = rows(keeper_client, "/admin/toestemming/register/weg.csv?hoe=refused")[1:]
    assert row[3] == person.code
    assert float(row[4]) < 10


@pytest.mark.parametrize("name", ["=1+1", "+31", "-3", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0"])
def test_nothing_that_was_typed_becomes_a_formula(name, keeper_client):
    PersonFactory(public_alias=name, first_name=name)
    cells = [cell for row in rows(keeper_client, "/admin/toestemming/register/mensen.csv") for cell in row]
    assert f"'{name}" in cells
    assert name not in cells


def test_real_names_are_for_who_may_see_them(keeper_client, keeper):
    from django.contrib.auth.models import Permission

    PersonFactory(first_name="Zeldzame", last_name="Naamgeving")
    address = "/admin/toestemming/register/mensen.csv"
    assert any("Naamgeving" in row for row in rows(keeper_client, address))
    assert "Naamgeving" not in page(keeper_client, "/admin/toestemming/register/mensen/"), "not on a screen"
    keeper.groups.first().permissions.remove(Permission.objects.get(codename="see_names"))
    for group in keeper.groups.all():
        group.permissions.remove(Permission.objects.get(codename="see_names"))
    assert not any("Naamgeving" in cell or "Zeldzame" in cell for row in rows(keeper_client, address) for cell in row)
    headings = rows(keeper_client, address)[0]
    assert "Achternaam" not in headings


def test_the_file_speaks_the_language_of_who_asks(keeper_client, keeper, story):
    from wagtail.users.models import UserProfile

    UserProfile.objects.update_or_create(user=keeper, defaults={"preferred_language": "en"})
    assert rows(keeper_client, "/admin/toestemming/register/verhalen.csv")[0] == ["Story", "Answers", "What is missing", "Until"]
    assert any("something" in cell or "yes, until" in cell for row in rows(keeper_client, "/admin/toestemming/register/verhalen.csv") for cell in row)


def test_a_file_holds_more_than_a_page(keeper_client, index):
    for _ in range(25):
        PersonFactory()
    assert len(rows(keeper_client, "/admin/toestemming/register/mensen.csv")) > 26
    assert "pagina=2" in page(keeper_client, "/admin/toestemming/register/mensen/")


@pytest.mark.parametrize("query", ["?pagina=99", "?pagina=-1", "?pagina=x", "?stand=%F0%9F%8F%A0", "?soort=nooit", "?dagen=999999999999"])
@pytest.mark.parametrize("name", SHEETS)
def test_an_odd_question_is_no_error(name, query, keeper_client):
    assert keeper_client.get(f"/admin/toestemming/register/{name}/{query}").status_code == 200


@pytest.mark.parametrize("name", ["mensen", "einde", "weg"])
def test_a_list_asks_the_same_at_any_size(name, keeper_client, index, query_count):
    def make(number):
        for _ in range(number):
            end = timezone.now() + datetime.timedelta(days=20)
            withdraw(StoryPageFactory(parent=index, people=[PersonFactory()], consent={"valid_until": end}).story_uid)
            StoryPageFactory(parent=index, people=[PersonFactory()], consent={"valid_until": end})

    def count():
        with query_count(60) as queries:
            keeper_client.get(f"/admin/toestemming/register/{name}/")
        return len(queries)

    keeper_client.get(f"/admin/toestemming/register/{name}/")
    make(1)
    few = count()
    make(8)
    assert count() == few


def test_a_page_of_stories_is_bounded(keeper_client, index, query_count):
    """Each story that is shown is judged; what is not shown costs nothing."""
    StoryPageFactory.create_batch(18, parent=index, people=[], cleared=False)
    keeper_client.get("/admin/toestemming/register/")
    with query_count(400) as few:
        keeper_client.get("/admin/toestemming/register/")
    StoryPageFactory.create_batch(15, parent=index, people=[], cleared=False)
    with query_count(400) as many:
        keeper_client.get("/admin/toestemming/register/")
    assert len(many) <= len(few) + 20


def test_going_online_and_offline_is_in_the_log(story):
    kinds = list(ConsentEvent.objects.filter(story_uid=story.story_uid).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["published"]
    story.unpublish()
    assert ConsentEvent.objects.first().kind == "unpublished"
    assert ConsentEvent.objects.broken_at() is None


def test_the_record_of_processing_invents_nothing(keeper_client):
    shown = page(keeper_client, "/admin/toestemming/register/verwerking/")
    assert shown.count("nog in te vullen") == 7
    Controller.objects.update_or_create(pk=Controller.load().pk, defaults={"legal_entity": "Verzonnen vzw"})
    shown = page(keeper_client, "/admin/toestemming/register/verwerking/")
    assert "Verzonnen vzw" in shown
    assert shown.count("nog in te vullen") == 6


def test_the_record_of_processing_counts_and_names_its_sources(keeper_client, story):
    Term.objects.create(key="heirs_years", value=15, valid_from=timezone.localdate(), source="Advies van een verzonnen raad")
    lines = ["|".join(row) for row in rows(keeper_client, "/admin/toestemming/register/verwerking.csv")]
    assert any("15" in line and "Advies van een verzonnen raad" in line for line in lines)
    assert any(f"{ConsentRecord.objects.count()} antwoorden" in line for line in lines)
    assert any("Riyad" in line and "31-03-2031" in line for line in lines)


def test_keepers_fill_in_who_answers_for_it(keeper_client, editor_client):
    address = reverse("wagtailsettings:edit", args=["consent", "controller"])
    shown = keeper_client.get(address, follow=True)
    assert shown.status_code == 200
    assert 'name="legal_entity"' in shown.content.decode()
    assert 'name="legal_entity"' not in editor_client.get(address, follow=True).content.decode()
