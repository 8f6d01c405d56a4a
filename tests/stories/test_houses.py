"""A number once, without gap or double, also when two editors publish at the same moment."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from stories.factories import HouseFactory, StoryPageFactory
from stories.models import House, StoryPage


@pytest.mark.django_db
def test_it_works(index):
    before = House.objects.count()
    story = StoryPageFactory(parent=index)
    assert House.objects.count() == before + 1
    assert House.objects.get(story_uid=story.story_uid).number == House.objects.order_by("-number").first().number


@pytest.mark.django_db
def test_a_draft_has_no_house_and_no_address(index):
    story = StoryPageFactory(parent=index, live=False)
    assert not House.objects.filter(story_uid=story.story_uid).exists()
    assert story.get_url() is None


@pytest.mark.django_db
def test_publishing_again_keeps_the_number(index):
    story = StoryPageFactory(parent=index)
    story.save_revision().publish()
    assert StoryPage.objects.get(pk=story.pk).house_number == story.house_number


@pytest.mark.django_db
def test_an_editor_adds_a_closed_house_with_a_year_alone(editor_client):
    response = editor_client.post("/admin/huizen/new/", {"year": "2024"})
    assert response.status_code == 302
    house = House.objects.order_by("-number").first()
    assert (house.year, house.story_uid) == (2024, None)


def test_two_editors_at_once_get_two_numbers_without_a_gap(open_db):
    first = House.objects.order_by("-number").first().number
    stories = [StoryPageFactory(live=False) for _ in range(4)]
    revisions = [story.latest_revision for story in stories]
    start, errors = threading.Barrier(len(revisions)), []

    def publish(revision):
        try:
            start.wait()
            revision.publish()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=publish, args=[revision]) for revision in revisions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    HouseFactory()
    assert errors == []
    assert list(House.objects.filter(number__gt=first).order_by("number").values_list("number", flat=True)) == list(range(first + 1, first + 6))


@pytest.mark.django_db
def test_a_child_who_tells_after_all_keeps_its_house(editor_client, index):
    house, story = HouseFactory(), StoryPageFactory(parent=index, live=False)
    address = f"/admin/huizen/edit/{house.pk}/"
    assert story.title in editor_client.get(address).content.decode()
    assert editor_client.post(address, {"year": str(house.year), "story": str(story.pk)}).status_code == 302
    before = House.objects.count()
    story.latest_revision.publish()
    assert House.objects.count() == before
    assert StoryPage.objects.get(pk=story.pk).house_number == house.number


@pytest.mark.django_db
def test_a_house_with_a_story_takes_no_other(editor_client, index):
    story, other = StoryPageFactory(parent=index), StoryPageFactory(parent=index, live=False)
    house = House.objects.get(story_uid=story.story_uid)
    editor_client.post(f"/admin/huizen/edit/{house.pk}/", {"year": "2024", "story": str(other.pk)})
    house.refresh_from_db()
    assert house.story_uid == story.story_uid


@pytest.mark.django_db
def test_no_house_is_ever_taken_away(admin_client):
    """The last one's number would go to another child, and old addresses with it."""
    house = HouseFactory()
    with pytest.raises(ProtectedError), transaction.atomic():
        house.delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        House.objects.filter(pk=house.pk).delete()
    assert "/admin/huizen/delete/" not in admin_client.get(f"/admin/huizen/edit/{house.pk}/").content.decode()
    assert admin_client.post(f"/admin/huizen/delete/{house.pk}/").status_code == 302
    assert House.objects.filter(pk=house.pk).exists()


@pytest.mark.django_db
def test_a_story_that_is_deleted_leaves_its_house(index):
    story = StoryPageFactory(parent=index)
    number = story.house_number
    story.delete()
    assert House.objects.filter(number=number).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("years", [-27, 1])
def test_a_year_before_2000_or_still_to_come_is_refused(years):
    with pytest.raises(ValidationError) as refused:
        House(year=timezone.localdate().year + years).clean()
    assert "year" in refused.value.message_dict
