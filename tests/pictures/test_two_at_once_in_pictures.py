"""Two people do something with the same picture at the same moment."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection

from consent.clearance import clearance
from consent.enums import Element
from consent.factories import PersonFactory
from consent.withdrawal import withdraw
from pictures.blurring import Box
from pictures.factories import PictureFactory, PicturePersonFactory
from pictures.models import Picture, PictureTombstone, PictureWindow
from pictures.obscuring import AnotherFile, Plan, obscure
from stories.factories import StoryPageFactory
from tests.consent.test_two_at_once import at_once
from tests.pictures.photos import jpeg

pytestmark = pytest.mark.usefixtures("open_db")


@pytest.fixture
def buddy():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time, for the whole of its transaction: run this on PostgreSQL.")
    return PersonFactory()


@pytest.fixture
def picture(buddy):
    picture = PictureFactory(data=jpeg(1), file_name="a.jpg", listed=True)
    PicturePersonFactory(picture=picture, person=buddy, element=Element.FACE)
    return picture


@pytest.fixture
def story(buddy, picture):
    """The uid of a story that shows the picture."""
    body = [("picture", {"image": picture, "caption": ""})]
    uid = StoryPageFactory(body=body, people=[buddy], consent={"elements": list(Element)}).story_uid
    assert picture in Picture.objects.visible(uid)
    return uid


def blur(picture):
    obscure(picture.pk, Plan(picture.file.name, [Box(10, 10, 20, 20)]))


def test_uploaded_while_it_is_withdrawn(story, buddy):
    again = ContentFile(jpeg(1), name="b.jpg")
    (error,) = at_once(lambda: withdraw(story, giver=buddy), lambda: Picture.objects.create(title="Again", file=again))
    assert isinstance(error, ValidationError)
    assert error.code == "not_taken"


def test_made_unrecognisable_by_two(story, picture, stored):
    (error,) = at_once(lambda: blur(picture), lambda: blur(picture))
    assert isinstance(error, AnotherFile)
    picture = Picture.objects.get(pk=picture.pk)
    assert picture.file.name in stored("private")
    assert PictureTombstone.objects.count() == 1


def test_made_unrecognisable_while_it_is_withdrawn(story, buddy, picture, stored):
    assert at_once(lambda: withdraw(story, giver=buddy), lambda: blur(picture)) == []
    assert not PictureWindow.objects.filter(story_uid=story).exists()
    assert not any(name.startswith("pictures/") for name in stored("public"))


def test_deleted_while_its_story_is_withdrawn(story, buddy, picture):
    """The withdrawal must never be the one that fails."""
    assert at_once(lambda: picture.delete(), lambda: withdraw(story, giver=buddy)) == []
    assert not clearance(story)
    assert not PictureWindow.objects.filter(story_uid=story).exists()


def test_saved_by_somebody_who_read_it_before(story, picture, stored):
    """The form of the picture was open on the old file: what it saves does not bring that file back."""
    stale = Picture.objects.get(pk=picture.pk)
    assert at_once(lambda: blur(picture), stale.save) == []
    assert Picture.objects.get(pk=picture.pk).file.name in stored("private")
