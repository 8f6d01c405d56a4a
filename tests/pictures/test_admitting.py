"""A refused picture may come after all: a keeper decides, with the picture in hand."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from common.cleaning import clean_picture
from pictures.factories import PictureFactory, PicturePersonFactory, draw
from pictures.fingerprints import fingerprint
from pictures.models import PictureTombstone

pytestmark = pytest.mark.django_db
PATH = "/admin/images/toch-toelaten/"


@pytest.fixture
def refused():
    """The bytes of a picture that was deleted while somebody stood in it."""
    data = draw("garden")
    picture = PictureFactory(listed=True, data=data)
    PicturePersonFactory(picture=picture)
    picture.delete()
    assert is_refused(data)
    return data


def is_refused(data):
    return PictureTombstone.objects.know(fingerprint(clean_picture(SimpleUploadedFile("x.png", data), "x.png")))


def send(client, data, **more):
    return client.post(PATH, {"picture": SimpleUploadedFile("x.png", data), **more})


def test_it_works(keeper_client, refused):
    assert send(keeper_client, refused, sure="on").status_code == 302
    assert not is_refused(refused)


def test_the_tick_is_needed(keeper_client, refused):
    assert "error-message" in send(keeper_client, refused).text
    assert is_refused(refused)


def test_what_is_no_picture_is_refused_with_a_sentence(keeper_client, refused):
    assert "error-message" in send(keeper_client, b"geen foto", sure="on").text


def test_only_keepers_let_it_come(reviewer_client, refused):
    assert send(reviewer_client, refused, sure="on").headers["Location"] == "/admin/"
    assert is_refused(refused)
