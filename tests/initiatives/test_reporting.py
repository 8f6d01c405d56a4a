"""«Is dit nog juist?»: what visitors tell about one that is there."""

import pytest
from django.test import Client

from initiatives.factories import InitiativeFactory
from initiatives.models import Initiative, Suggestion
from network.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def vlinder():
    return InitiativeFactory(name="Speeltuin De Vlinder")


@pytest.fixture
def send(fill_in, vlinder):
    def post(**changes):
        how = {name: changes.pop(name) for name in ("headers", "wait") if name in changes}
        typed = {"what": "change", "words": "Het is nu in de Kerkstraat.", "sender": ""} | changes
        return fill_in(Client(enforce_csrf_checks=True), f"/nl/initiatief/{vlinder.pk}-{vlinder.slug}/juist/", typed, **how)

    return post


def test_it_works(send, vlinder, client):
    answer = send(sender="buur@example.org")
    assert answer.status_code == 302
    assert client.get(answer.headers["Location"]).status_code == 200
    one = Suggestion.objects.get()
    assert (one.kind, one.initiative, one.words, one.sender) == ("change", vlinder, "Het is nu in de Kerkstraat.", "buur@example.org")


def test_what_is_gone_needs_no_words(send):
    assert send(what="closed", words="").status_code == 302
    assert Suggestion.objects.get().kind == "closed"


@pytest.mark.parametrize(
    "changes",
    [
        {"words": ""}, {"words": "   "}, {"what": ""}, {"what": "new"}, {"what": "x"}, {"words": "x" * 20_000}, {"words": "a\x00b"},
        {"sender": "geen adres"}, {"website": "https://spam.example"}, {"wait": 1}, {"headers": {"Origin": "https://elders.example"}},
        {"headers": {"Origin": "null"}},
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_what_was_typed_stays(send, changes):
    answer = send(**changes)
    page = answer.content.decode()
    assert answer.status_code == 200 and "notice--error" in page
    assert changes.get("words", "Kerkstraat").strip("\x00 ")[:10].split("\x00")[0] in page
    assert not Suggestion.objects.exists()


def test_too_many_in_an_hour_are_asked_to_wait(send, time_machine):
    from django.utils import timezone

    time_machine.move_to(timezone.now().replace(minute=5))
    assert [send().status_code for _ in range(7)] == [302] * 6 + [200]


def test_only_what_has_a_page_has_a_form(client, vlinder):
    draft, suspended = InitiativeFactory(live=False), InitiativeFactory(organisation=OrganisationFactory(status="suspended"))
    for one in (draft, suspended):
        assert client.get(f"/nl/initiatief/{one.pk}-{one.slug}/juist/").status_code == 404
        assert client.post(f"/nl/initiatief/{one.pk}-{one.slug}/juist/", {"deze": "1"}).status_code == 404
    answer = client.get(f"/nl/initiatief/{vlinder.pk}-anders/juist/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/nl/initiatief/{vlinder.pk}-speeltuin-de-vlinder/juist/")
    assert "no-store" in client.get(answer.headers["Location"]).headers["Cache-Control"]


def test_the_desk_sees_it_beside_what_stands_and_marks_it_done(send, vlinder, reviewer_client):
    send()
    one = Suggestion.objects.get()
    page = reviewer_client.get(f"/admin/suggesties/{one.pk}/").content.decode()
    assert "Kerkstraat" in page and "Speeltuin De Vlinder" in page and f"/edit/{vlinder.pk}/" in page
    reviewer_client.post(f"/admin/suggesties/{one.pk}/", {"decision": "done"})
    one.refresh_from_db()
    assert one.decision == "taken" and Initiative.objects.visible().filter(pk=vlinder.pk).exists()


def test_what_is_gone_is_taken_off_the_site(send, vlinder, reviewer_client, client):
    send(what="closed")
    assert client.get(f"/nl/initiatief/{vlinder.pk}-{vlinder.slug}/").status_code == 200, "not before somebody decides"
    reviewer_client.post(f"/admin/suggesties/{Suggestion.objects.get().pk}/", {"decision": "off"})
    assert client.get(f"/nl/initiatief/{vlinder.pk}-{vlinder.slug}/").status_code == 404
    assert Suggestion.objects.get().decision == "taken" and Initiative.objects.filter(pk=vlinder.pk).exists()


def test_what_is_left_stays(send, vlinder, reviewer_client):
    send(what="closed")
    reviewer_client.post(f"/admin/suggesties/{Suggestion.objects.get().pk}/", {"decision": "leave"})
    assert Initiative.objects.visible().filter(pk=vlinder.pk).exists() and Suggestion.objects.get().decision == "left"
