"""The doors of the desk, pressed by somebody who may do everything: none publishes an uncleared story, none answers with an error page."""

import pytest
from django.urls import reverse

from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(index):
    return StoryPageFactory(parent=index, cleared=False)


def is_live(story):
    return StoryPage.objects.get(pk=story.pk).live


def test_publishing_many_at_once(admin_client, draft, index):
    cleared = StoryPageFactory(parent=index, live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = admin_client.post(f"{address}?id={draft.pk}&id={cleared.pk}&next=/admin/", {}, follow=True)
    assert response.status_code == 200
    assert not is_live(draft)
    assert is_live(cleared)


@pytest.mark.parametrize("action", ["publish", "copy", "create_alias"])
def test_the_actions_of_the_admin_api(admin_client, draft, action):
    StoryPage.objects.filter(pk=draft.pk).update(live=action != "publish")
    data = {"slug": "een-kopie", "keep_live": "true", "recursive": "false"}
    response = admin_client.post(f"/admin/api/main/pages/{draft.pk}/action/{action}/", data, headers={"Accept": "application/json"})
    assert response.status_code < 500
    assert not StoryPage.objects.filter(story_uid=draft.story_uid, live=True).exclude(pk=draft.pk).exists()
    assert not StoryPage.objects.visible().of_story(draft.story_uid).exists()


def test_pressing_publish_in_the_form_anyway(admin_client, draft):
    from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

    typed = {
        "title": "Toch proberen", "slug": "toch-proberen", "summary": "Een zin.", "short_version": rich_text("<p>Kort.</p>"), "body": streamfield([]),
        "told_on": "2025-05-01", "comments": inline_formset([]), "action-publish": "action-publish",
    }  # fmt: skip
    response = admin_client.post(f"/admin/pages/{draft.pk}/edit/", nested_form_data(typed), follow=True)
    assert response.status_code == 200
    assert not is_live(draft)
    assert StoryPage.objects.get(pk=draft.pk).get_latest_revision_as_object().title == "Toch proberen"


def test_the_copy_dialogue(admin_client, draft, index):
    StoryPage.objects.filter(pk=draft.pk).update(live=True)
    typed = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": str(index.pk), "copy_subpages": "", "publish_copies": "on", "alias": ""}
    response = admin_client.post(f"/admin/pages/{draft.pk}/copy/", typed, follow=True)
    assert response.status_code == 200
    assert not StoryPage.objects.filter(slug="kopie", live=True).exists()
