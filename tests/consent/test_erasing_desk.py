"""At the desk: handing over what is known of somebody, and erasing. For keepers, in two steps."""

import pytest

from consent.factories import PersonFactory, guard
from consent.models import ConsentEvent, Person
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def child():
    person = PersonFactory(child=True, first_name="Quirinus", last_name="Vandewiele", public_alias="Zwaluwien")
    guard(person, "mama", alone=True, evidence="vonnis")
    return person


@pytest.fixture
def story(index, child):
    return StoryPageFactory(parent=index, title="Met Zwaluwien naar zee", people=[child])


def test_it_works(keeper_client, story, child):
    page = keeper_client.get(f"/admin/toestemming/mens/{child.pk}/wissen/")
    assert "Met Zwaluwien naar zee" in page.text
    done = keeper_client.post(f"/admin/toestemming/mens/{child.pk}/wissen/", {"stories_too": "on", "sure": "on"}, follow=True)
    assert child.code in done.text and "Quirinus" not in done.text
    assert not StoryPage.objects.filter(pk=story.pk).exists()
    assert Person.objects.get(pk=child.pk).erased_at
    assert ConsentEvent.objects.filter(kind="person_erased", person_uid=child.uid).exclude(actor="").exists()


def test_looking_erases_nothing(keeper_client, story, child):
    keeper_client.get(f"/admin/toestemming/mens/{child.pk}/wissen/")
    keeper_client.get(f"/admin/toestemming/{story.story_uid}/wissen/")
    assert StoryPage.objects.visible().filter(pk=story.pk).exists()


@pytest.mark.parametrize("ticked", [{}, {"sure": "on"}, {"stories_too": "on"}])
def test_both_ticks_are_needed(keeper_client, story, child, ticked):
    answer = keeper_client.post(f"/admin/toestemming/mens/{child.pk}/wissen/", ticked)
    assert answer.status_code == 200 and "error-message" in answer.text
    assert StoryPage.objects.visible().filter(pk=story.pk).exists()
    assert Person.objects.get(pk=child.pk).erased_at is None


def test_a_story_is_erased_in_two_presses(keeper_client, client, story):
    address = story.get_url()
    assert "error-message" in keeper_client.post(f"/admin/toestemming/{story.story_uid}/wissen/", {}).text
    keeper_client.post(f"/admin/toestemming/{story.story_uid}/wissen/", {"sure": "on"})
    assert client.get(address).status_code == 410
    assert not StoryPage.objects.filter(pk=story.pk).exists()


@pytest.mark.parametrize("who", ["editor_client", "reviewer_client", "translator_client"])
def test_only_keepers_erase_or_hand_over(request, who, story, child):
    desk = request.getfixturevalue(who)
    paths = [
        f"/admin/toestemming/mens/{child.pk}/wissen/", f"/admin/toestemming/{story.story_uid}/wissen/", f"/admin/toestemming/mens/{child.pk}/",
        f"/admin/toestemming/mens/{child.pk}.json",
    ]  # fmt: skip
    for path in paths:
        assert desk.get(path).status_code in {302, 403}, path
        desk.post(path, {"sure": "on", "stories_too": "on"})
    assert Person.objects.get(pk=child.pk).erased_at is None and StoryPage.objects.filter(pk=story.pk).exists()


def test_erased_is_erased(keeper_client, story, child):
    keeper_client.post(f"/admin/toestemming/mens/{child.pk}/wissen/", {"stories_too": "on", "sure": "on"})
    assert keeper_client.get(f"/admin/toestemming/mens/{child.pk}/wissen/").status_code == 404
    shell = keeper_client.get(f"/admin/toestemming/mensen/inspect/{child.pk}/")
    assert shell.status_code == 200 and "wissen" not in shell.text


def test_what_we_know_is_handed_over_in_their_language(keeper_client, story, child):
    mother = child.guardianships.get().guardian
    mother.language, mother.phone = "ar", "0470 12 34 56"
    mother.save()
    page = keeper_client.get(f"/admin/toestemming/mens/{mother.pk}/")
    assert 'lang="ar"' in page.text and "0470 12 34 56" in page.text and page["Cache-Control"].startswith("max-age=0")
    data = keeper_client.get(f"/admin/toestemming/mens/{mother.pk}.json").json()
    assert data["person"]["phone"] == "0470 12 34 56" and data["answers"][0]["about"] == "Zwaluwien"
    assert "Quirinus" not in str(data), "another's name is not hers to read"


def test_a_person_page_leads_to_both(keeper_client, child):
    page = keeper_client.get(f"/admin/toestemming/mensen/inspect/{child.pk}/")
    assert f"/admin/toestemming/mens/{child.pk}/" in page.text and f"/admin/toestemming/mens/{child.pk}/wissen/" in page.text
