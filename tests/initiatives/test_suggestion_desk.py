"""What visitors told, on the desk: somebody reads it and decides."""

import threading

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, connections

from initiatives.desk.deciding import leave, make_draft
from initiatives.models import Category, Initiative, Suggestion
from network.review.deciding import DecidedAlready

SCRIPT = "<script>alert(1)</script>"


def test_the_desk_makes_a_draft_of_it(send_tip, reviewer_client, reviewer):
    send_tip()
    one = Suggestion.objects.get()
    assert "Zeldzame zandbak" in reviewer_client.get("/admin/suggesties/").content.decode()
    page = reviewer_client.get(f"/admin/suggesties/{one.pk}/").content.decode()
    assert all(word in page for word in ("grote zandbak", "Diestseweg 1", "Geel", "buur@example.org"))
    answer = reviewer_client.post(f"/admin/suggesties/{one.pk}/", {"decision": "draft"})
    draft = Initiative.objects.get(name="Zeldzame zandbak")
    assert answer.status_code == 302 and answer.headers["Location"].endswith(f"/edit/{draft.pk}/")
    assert reviewer_client.get(answer.headers["Location"]).status_code == 200
    assert not draft.live and draft.latest_revision and draft.source == "tip van een bezoeker"
    assert [(place.street, place.municipality.name) for place in draft.places.all()] == [("Diestseweg 1", "Geel")]
    assert [place.street for place in draft.latest_revision.as_object().places.all()] == ["Diestseweg 1"]
    one.refresh_from_db()
    assert (one.decision, one.decided_by, one.initiative) == ("taken", reviewer, draft) and one.decided_at


def test_what_is_left_alone_makes_nothing(send_tip, editor_client):
    send_tip()
    one = Suggestion.objects.get()
    assert editor_client.post(f"/admin/suggesties/{one.pk}/", {"decision": "leave"}).headers["Location"] == "/admin/suggesties/"
    one.refresh_from_db()
    assert one.decision == "left" and not Initiative.objects.filter(name="Zeldzame zandbak").exists()
    assert "Zeldzame" not in editor_client.get("/admin/suggesties/").content.decode()
    assert editor_client.get(f"/admin/suggesties/{one.pk}/").status_code == 200, "it can be looked at afterwards"


@pytest.mark.parametrize("decision", ["", "off", "done", "x", "\x00"])
def test_a_button_that_is_not_there_does_nothing(send_tip, editor_client, decision):
    send_tip()
    assert editor_client.post(f"/admin/suggesties/{Suggestion.objects.get().pk}/", {"decision": decision}).status_code == 200
    assert Suggestion.objects.get().decision == "waiting"


def test_a_script_is_text_on_the_desk(send_tip, editor_client):
    assert send_tip(name=f"A{SCRIPT}", words=SCRIPT, street=SCRIPT).status_code == 302
    for address in ("/admin/suggesties/", f"/admin/suggesties/{Suggestion.objects.get().pk}/"):
        page = editor_client.get(address).content.decode()
        assert SCRIPT not in page and "&lt;script&gt;alert(1)" in page


def test_who_may_not_does_not_see_it(send_tip, translator_client):
    send_tip()
    for address in ("/admin/suggesties/", f"/admin/suggesties/{Suggestion.objects.get().pk}/"):
        answer = translator_client.get(address)
        assert answer.status_code == 302 and "Zeldzame" not in answer.content.decode()
    translator_client.post(f"/admin/suggesties/{Suggestion.objects.get().pk}/", {"decision": "draft"})
    assert Suggestion.objects.get().decision == "waiting"


def test_an_empty_desk_says_what_will_come(editor_client, nothing_told):
    assert "keeping-table" not in editor_client.get("/admin/suggesties/").content.decode()
    assert editor_client.get("/admin/suggesties/0/").status_code == 404


def test_the_desk_asks_the_same_for_many(send_tip, editor_client, query_count):
    counts = []
    for number in (1, 15):
        for more in range(number):
            Suggestion.objects.create(kind="new", name=f"Plek {more}", category=Category.objects.first())
        editor_client.get("/admin/suggesties/")
        with query_count(30) as queries:
            editor_client.get("/admin/suggesties/")
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


def test_the_second_of_two_reviewers_is_told(send_tip, editor_client, reviewer):
    send_tip()
    one = Suggestion.objects.get()
    leave(one.pk, reviewer)
    answer = editor_client.post(f"/admin/suggesties/{one.pk}/", {"decision": "draft"}, follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["warning"]
    assert not Initiative.objects.filter(name="Zeldzame zandbak").exists()


def test_two_reviewers_at_the_same_moment(open_db):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one transaction write at a time, so that two never meet.")
    one, said, together = Suggestion.objects.create(kind="new", name="Zandbak"), [], threading.Barrier(2)
    reviewer = get_user_model().objects.get(username="nalezer")

    def decide(act):
        together.wait()
        try:
            act(one.pk, reviewer)
            said.append("decided")
        except DecidedAlready:
            said.append("told")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=[act]) for act in (make_draft, leave)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["decided", "told"]
