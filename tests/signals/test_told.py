"""What the public reads of signals: the desk's own sentence, where, and how far it is. Never what a partner wrote."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import capfirst

from network.models import Municipality
from signals.enums import Progress
from signals.factories import SignalFactory
from signals.listing import told
from signals.models import Signal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_of_the_demo(db):
    Signal.objects.all().delete()


def shown(language="nl", **asked):
    with translation.override(language):
        return render_to_string("signals/told.html", {"signals": told(**asked)})


def test_it_works():
    geel = Municipality.objects.get(name="Geel")
    SignalFactory(progress=Progress.TAKEN_UP, told="Er komt een speelhoek op woensdag.", municipality=geel)
    words = shown()
    assert "Er komt een speelhoek op woensdag." in words and "Geel" in words and "/nl/gemeente/geel/" in words
    with translation.override("nl"):
        assert str(capfirst(Progress.TAKEN_UP.label)) in words


HIDDEN = {
    "not read yet": {"progress": Progress.NEW, "told": "Een zin."},
    "nothing to say": {"progress": Progress.SOLVED, "told": ""},
}


@pytest.mark.parametrize("fields", HIDDEN.values(), ids=HIDDEN)
def test_what_is_not_told_is_not_there(fields):
    SignalFactory(**fields)
    assert told() == [] and "<li" not in shown()


def test_what_a_partner_wrote_is_never_there():
    SignalFactory(
        organisation__name="SENTINEL vereniging", words="SENTINEL woorden", how_often="SENTINEL vaak", answer="SENTINEL antwoord",
        progress=Progress.SOLVED, told="Er is nu een speelhoek.",
    )  # fmt: skip
    assert "SENTINEL" not in shown() and "Er is nu een speelhoek." in shown()
    (signal,) = told()
    assert {"words", "answer", "organisation_id", "by_id", "how_often"} <= signal.get_deferred_fields()


def test_the_newest_first_and_of_one_function():
    for function, words in (("play", "Eerst."), ("help", "Dan."), ("play", "Nu.")):
        SignalFactory(function=function, progress=Progress.LEFT, told=words)
    assert [signal.told for signal in told()] == ["Nu.", "Dan.", "Eerst."]
    assert [signal.told for signal in told(function="play")] == ["Nu.", "Eerst."]


def test_an_arabic_page_says_what_is_dutch():
    SignalFactory(progress=Progress.SOLVED, told="Er is nu een speelhoek.", municipality=Municipality.objects.get(name="Geel"))
    words = shown("ar")
    assert '<p lang="nl" dir="ltr">Er is nu een speelhoek.</p>' in words and '<bdi lang="nl">Geel</bdi>' in words


@pytest.mark.parametrize("number", [1, 12])
def test_it_asks_once(number, query_count):
    for _each in range(number):
        SignalFactory(progress=Progress.SOLVED, told="Er is nu een speelhoek.", municipality=Municipality.objects.get(name="Geel"))
    with query_count(1):
        assert shown().count("<li") == number
