"""Signals on the desk: read, answered, told; nobody adds one there or rewrites what a partner wrote."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from network.models import Municipality
from signals.enums import Progress
from signals.factories import SignalFactory
from signals.models import Signal
from signals.waiting import to_answer
from tests.support import html

pytestmark = pytest.mark.django_db
LIST = "/admin/signalen/"


@pytest.fixture(autouse=True)
def nothing_of_the_demo(db):
    Signal.objects.all().delete()


def edit(signal):
    return f"{LIST}edit/{signal.pk}/"


def errors(response):
    return [" ".join(one.get_text(" ").split()) for one in html.read(response).soup.select("main .error-message")]


def rows(response):
    """What partners see, from top to bottom."""
    return [row.select("td")[1].get_text(strip=True) for row in html.read(response).soup.select("main table tbody tr")]


def sent(days, **fields):
    signal = SignalFactory(**fields)
    Signal.objects.filter(pk=signal.pk).update(created_at=timezone.now() - datetime.timedelta(days=days))
    return signal


def test_it_works(editor_client):
    signal = SignalFactory(words="Niemand kan hier een rolstoelfiets lenen.")
    page = editor_client.get(edit(signal))
    assert "Niemand kan hier een rolstoelfiets lenen." in html.read(page).soup.select_one("main").get_text()
    answer = {"progress": "taken_up", "answer": "We vragen het na.", "told": "Een rolstoelfiets is er nog niet."}
    response = editor_client.post(edit(signal), answer)
    assert response.status_code == 302, errors(response)
    signal.refresh_from_db()
    assert (signal.progress, signal.answer, signal.told) == ("taken_up", "We vragen het na.", "Een rolstoelfiets is er nog niet.")
    assert list(Signal.objects.visible()) == [signal]


def test_what_the_partner_wrote_stays_as_it_is(editor_client):
    signal = SignalFactory(words="Niemand kan hier een fiets lenen.", function="play", age_from=3)
    wanted = {"words": "Iets anders", "function": "help", "age_from": "9", "organisation": "", "how_often": "nooit", "municipality": "13008"}
    assert editor_client.post(edit(signal), {"progress": "left", "answer": "", "told": ""} | wanted).status_code == 302
    after = Signal.objects.get(pk=signal.pk)
    same = ("words", "function", "age_from", "organisation_id", "how_often", "municipality_id", "uid")
    assert {name: getattr(after, name) for name in same} == {name: getattr(signal, name) for name in same}


@pytest.mark.parametrize("who", ["editor_client", "admin_client"])
def test_nobody_adds_one_here(who, request):
    visitor = request.getfixturevalue(who)
    assert f'href="{LIST}new/' not in visitor.get(LIST).text
    assert visitor.get(f"{LIST}new/").status_code == 302
    assert visitor.post(f"{LIST}new/", {"progress": "new", "answer": "x"}).status_code == 302
    assert not Signal.objects.exists()


@pytest.mark.parametrize("who", ["translator_client", "client"])
def test_who_may_not_read_them_gets_none(who, request):
    signal = SignalFactory(words="Niemand kan hier een fiets lenen.")
    visitor = request.getfixturevalue(who)
    assert visitor.get(LIST).status_code == 302 and visitor.get(edit(signal)).status_code == 302
    assert visitor.post(edit(signal), {"progress": "left", "answer": "", "told": ""}).status_code == 302
    assert Signal.objects.get().progress == Progress.NEW


WRONG = {
    "a sentence without saying how far it is": {"progress": "new", "told": "Een rolstoelfiets is er nog niet."},
    "a phone number for all to read": {"told": "Bel 0499 11 22 33 voor een fiets."},
    "an address for all to read": {"told": "Schrijf naar els@example.org."},
    "a word of its own": {"progress": "weggegooid"},
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_beside_it_and_what_was_typed_stays(editor_client, changes):
    signal = SignalFactory()
    response = editor_client.post(edit(signal), {"progress": "taken_up", "answer": "Dit blijft staan.", "told": ""} | changes)
    assert response.status_code == 200 and len(errors(response)) == 1
    assert "Dit blijft staan." in html.read(response).soup.select_one("[name=answer]").get_text()
    assert Signal.objects.get().answer == ""


def test_the_oldest_that_waits_comes_first(editor_client):
    sent(9, words="Opgelost", progress=Progress.SOLVED)
    sent(1, words="Vers")
    sent(5, words="Bezig", progress=Progress.TAKEN_UP)
    sent(7, words="Oud")
    assert rows(editor_client.get(LIST)) == ["Oud", "Bezig", "Vers", "Opgelost"]
    assert rows(editor_client.get(f"{LIST}?ordering=-created_at")) == ["Vers", "Bezig", "Oud", "Opgelost"]


def test_the_list_can_be_narrowed(editor_client):
    geel = Municipality.objects.get(name="Geel")
    mine = SignalFactory(words="Van ons", municipality=geel, function="help", progress=Progress.TAKEN_UP)
    SignalFactory(words="Van een ander")
    for query in ("progress=taken_up", "function=help", f"municipality={geel.pk}", f"organisation={mine.organisation_id}", "q=ons"):
        assert rows(editor_client.get(f"{LIST}?{query}")) == ["Van ons"], query


def test_an_empty_list_says_where_they_come_from(editor_client):
    page = html.read(editor_client.get(LIST)).soup
    assert not page.select("main table") and page.select_one("main .w-mt-8 p").get_text(strip=True)


def test_the_list_asks_no_more_of_many(editor_client, query_count):
    def asked():
        with query_count(40) as queries:
            assert editor_client.get(LIST).status_code == 200
        return len(queries)

    geel = Municipality.objects.get(name="Geel")
    SignalFactory.create_batch(3, municipality=geel)
    editor_client.get(LIST)
    few = asked()
    SignalFactory.create_batch(15, municipality=geel)
    assert asked() == few


# What waits for somebody.


def test_what_nobody_read_waits_the_oldest_first(admin):
    new, old = sent(1), sent(8)
    sent(9, progress=Progress.TAKEN_UP)
    assert to_answer(admin) == [old, new]


def test_it_waits_for_who_may_answer_alone(translator):
    sent(1)
    assert to_answer(translator) == []
    translator.user_permissions.add(Permission.objects.get(codename="change_signal"))
    assert len(to_answer(type(translator).objects.get(pk=translator.pk))) == 1


@pytest.mark.parametrize("number", [1, 12])
def test_it_asks_once(admin, number, query_count):
    SignalFactory.create_batch(number, municipality=Municipality.objects.get(name="Geel"))
    with query_count(1):
        assert [f"{signal} {signal.municipality}" for signal in to_answer(admin)]
