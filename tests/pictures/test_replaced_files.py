"""Image files left on disk when replaced: none, in whatever way the new one came, and only once it is certain."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from wagtail.documents.forms import get_document_form

from pictures.factories import FileFactory, PictureFactory, silent_mp3
from pictures.leftovers import sweep
from pictures.models import File, Picture, Rendition
from tests.pictures.photos import jpeg
from tests.pictures.test_picture_form import answers, picture_form


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def picture(db):
    picture = PictureFactory(data=jpeg(1), file_name="a.jpg", nobody=True)
    picture.get_rendition("max-165x165")
    return picture


def test_the_form_of_a_picture(picture, editor, client, stored, committed):
    data = answers(title="A", people_state="none").dict() | {"file": SimpleUploadedFile("b.jpg", jpeg(2))}
    with committed():
        assert client.post(f"/admin/images/{picture.pk}/", data).status_code == 302
    picture = Picture.objects.get(pk=picture.pk)
    assert set(stored("private")) == {picture.file.name}
    assert not Rendition.objects.exists()


def test_without_a_form(picture, stored, committed):
    with committed():
        picture.file = ContentFile(jpeg(2), name="b.jpg")
        picture.save()
    assert set(stored("private")) == {picture.file.name}


def test_through_the_field(picture, stored, committed):
    with committed():
        picture.file.save("b.jpg", ContentFile(jpeg(2)))
    assert set(stored("private")) == {Picture.objects.get(pk=picture.pk).file.name}
    assert Picture.objects.get(pk=picture.pk).people_state == "unchecked"


def test_sound_through_the_field(stored, committed, db):
    sound = FileFactory(nobody=True)
    with committed():
        sound.file.save("b.mp3", ContentFile(silent_mp3(2)))
    assert set(stored("private")) == {File.objects.get(pk=sound.pk).file.name}


def test_one_that_was_read_before_brings_nothing_back(picture, stored, committed):
    stale = Picture.objects.get(pk=picture.pk)
    with committed():
        picture.file = ContentFile(jpeg(2), name="b.jpg")
        picture.save()
        stale.title = "Another title"
        stale.save()
    found = Picture.objects.get(pk=picture.pk)
    assert (found.title, found.people_state) == ("Another title", "unchecked")
    assert (found.file.name, found.file_hash, found.likeness) == (picture.file.name, picture.file_hash, picture.likeness)
    assert set(stored("private")) == {picture.file.name}


def test_wagtail_knows_the_new_one_by_its_own_hash(picture):
    before = picture.file_hash, picture.file_size
    picture.file = ContentFile(jpeg(2), name="b.jpg")
    picture.save()
    picture.refresh_from_db()
    assert all(picture.file_hash and known != new for known, new in zip(before, (picture.file_hash, picture.file_size), strict=True))


def test_sound(stored, committed, editor):
    sound = FileFactory(nobody=True)
    form = get_document_form(File)(answers(title="A"), {"file": SimpleUploadedFile("b.mp3", silent_mp3(2))}, instance=sound, user=editor)
    with committed():
        assert form.is_valid(), form.errors
        sound = form.save()
    assert set(stored("private")) == {sound.file.name}


def test_a_save_that_is_undone_keeps_the_file_there_was(open_db, stored):
    picture = PictureFactory(data=jpeg(1), file_name="a.jpg", nobody=True)
    before = stored("private")
    form = picture_form(get_user_model().objects.get(username="beheer"), SimpleUploadedFile("b.jpg", jpeg(2)), instance=picture)
    assert form.is_valid(), form.errors
    with pytest.raises(RuntimeError, match="undone"), transaction.atomic():
        form.save()
        raise RuntimeError("undone")
    assert stored("private").items() >= before.items()
    assert Picture.objects.get(pk=picture.pk).file.name in before


def test_what_could_not_be_deleted_is_found_at_night(picture, stored, committed, monkeypatch, time_machine):
    def fails(_name):
        raise OSError("no such disk")

    storage = picture.file.storage
    with monkeypatch.context() as broken:
        broken.setattr(type(storage), "delete", lambda _storage, name: fails(name))
        with committed():
            picture.file = ContentFile(jpeg(2), name="b.jpg")
            picture.save()
    assert len(stored("private")) == 3
    assert sweep() == 0
    time_machine.move_to(timezone.now() + datetime.timedelta(days=2))
    assert sweep() == 2
    assert set(stored("private")) == {picture.file.name}
