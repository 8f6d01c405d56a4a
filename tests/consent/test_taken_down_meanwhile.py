"""A reviewer who is too late is told so: no name, no reason, nothing online, no error page; by every door."""

import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from consent.factories import PersonFactory, clear, give
from consent.models import Participation
from consent.withdrawal import lift, withdraw
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db

SENTENCE = "Dit verhaal staat (nog) niet online. Het wacht niet meer op nalezen, en er gaat niets online."


@pytest.fixture
def sent(index, editor):
    story = StoryPageFactory(parent=index, cleared=False, owner=editor, title="Titel met Schuilnaam")
    story.save_revision(user=editor)
    clear(story.story_uid, people=[PersonFactory(public_alias="Schuilnaam")])
    story.task_state = story.get_workflow().start(story, editor).current_task_state
    return story


@pytest.fixture(params=["family", "desk", "noted"])
def taken_down(request, sent, editor):
    person = Participation.objects.get(story_uid=sent.story_uid).person
    if request.param == "noted":
        editor_client = request.getfixturevalue("editor_client")
        typed = {"who": f"{person.pk}-{person.pk}", "answer": "no", "shown": "modest", "method": "spoken"}
        editor_client.post(f"/admin/toestemming/{sent.story_uid}/", typed)
    else:
        withdraw(sent.story_uid, giver=person if request.param == "family" else None)
    return sent


def said(response):
    assert response.status_code == 200
    return [str(message) for message in response.context["messages"]]


def neutral(response, story):
    assert said(response) == [SENTENCE]
    assert not StoryPage.objects.get(pk=story.pk).live


def test_opening_it(taken_down, reviewer_client):
    neutral(reviewer_client.get(f"/admin/pages/{taken_down.pk}/edit/"), taken_down)


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_the_button_of_the_first_page(action, taken_down, reviewer_client):
    address = f"/admin/pages/workflow/action/{taken_down.pk}/{action}/{taken_down.task_state.pk}/"
    neutral(reviewer_client.post(address, {"comment": ""}, follow=True), taken_down)
    neutral(reviewer_client.get(address, follow=True), taken_down)


@pytest.mark.parametrize(
    "address",
    ["collect_action_data/{page}/approve/{state}/", "confirm_cancellation/{page}/", "preview/{page}/{task}/"],
    ids=["collect", "cancel", "preview"],
)
def test_the_other_doors_of_a_review(address, taken_down, reviewer_client):
    state = taken_down.task_state
    address = "/admin/pages/workflow/" + address.format(page=taken_down.pk, state=state.pk, task=state.task_id)
    neutral(reviewer_client.get(address, follow=True), taken_down)


def form(**changes):
    return nested_form_data({
        "title": "Titel met Schuilnaam", "slug": "een-adres", "summary": "Beter gezegd.", "short_version": rich_text("<p>Kort.</p>"),
        "body": streamfield([]), "told_on": "2025-05-01", "comments": inline_formset([]),
    } | changes)  # fmt: skip


def test_approving_in_the_editor_keeps_what_was_typed(taken_down, reviewer_client):
    typed = form(**{"action-workflow-action": "true", "workflow-action-name": "approve", "workflow-action-extra-data": "{}"})
    response = reviewer_client.post(f"/admin/pages/{taken_down.pk}/edit/", typed, follow=True)
    assert SENTENCE in said(response)
    assert not StoryPage.objects.get(pk=taken_down.pk).live
    assert StoryPage.objects.get(pk=taken_down.pk).get_latest_revision().content["summary"] == "Beter gezegd."


def test_publishing_many(taken_down, admin_client):
    address = f"/admin/bulk/wagtailcore/page/publish/?id={taken_down.pk}&next=/admin/"
    response = admin_client.post(address, {}, follow=True)
    assert response.status_code == 200
    assert not StoryPage.objects.get(pk=taken_down.pk).live
    assert not any("Schuilnaam" in text or "ja" in text.split() for text in said(response))


def test_what_the_gate_says_gives_no_reason_either(taken_down, admin_client):
    response = admin_client.post(f"/admin/pages/{taken_down.pk}/edit/", form(**{"action-publish": "action-publish"}), follow=True)
    assert response.status_code == 200
    assert not StoryPage.objects.get(pk=taken_down.pk).live
    assert not any("niet iedereen" in text or "aanspreekpunt" in text for text in said(response))


def test_who_is_in_time_reads_nothing_of_it(sent, reviewer_client):
    assert said(reviewer_client.get(f"/admin/pages/{sent.pk}/edit/")) == []
    address = f"/admin/pages/workflow/action/{sent.pk}/approve/{sent.task_state.pk}/"
    reviewer_client.post(address, {"comment": ""}, follow=True)
    assert StoryPage.objects.get(pk=sent.pk).live


def test_a_review_that_an_editor_ended_keeps_wagtails_words(sent, editor, reviewer_client):
    sent.current_workflow_state.cancel(user=editor)
    address = f"/admin/pages/workflow/action/{sent.pk}/approve/{sent.task_state.pk}/"
    response = reviewer_client.post(address, {"comment": ""}, follow=True)
    assert response.status_code == 200
    assert SENTENCE not in said(response)


def test_what_may_come_back_says_it_no_longer(sent, reviewer_client):
    withdraw(sent.story_uid)
    lift(sent.story_uid)
    assert said(reviewer_client.get(f"/admin/pages/{sent.pk}/edit/")) == []


def test_a_new_yes_and_a_new_review_say_it_no_longer(sent, editor, reviewer_client):
    person = Participation.objects.get(story_uid=sent.story_uid).person
    withdraw(sent.story_uid, giver=person)
    give(sent.story_uid, person, person)
    story = StoryPage.objects.get(pk=sent.pk)
    story.get_workflow().start(story, editor)
    assert said(reviewer_client.get(f"/admin/pages/{sent.pk}/edit/")) == []


def test_a_page_that_is_no_story_is_left_alone(admin_client):
    page = Page.objects.get(depth=2, slug="nl") if Page.objects.filter(depth=2, slug="nl").exists() else Page.objects.filter(depth=2).first()
    typed = nested_form_data({"title": page.title, "slug": page.slug, "comments": inline_formset([]), "action-workflow-action": "true"})
    assert admin_client.post(f"/admin/pages/{page.pk}/edit/", typed).status_code in {200, 302}
