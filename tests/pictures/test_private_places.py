import datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, storages
from django.http import Http404
from django.utils import timezone

from pictures.checks import places_apart, storages_apart
from pictures.factories import FileFactory, PictureFactory
from pictures.models import File, Picture, PublicFile, PublicRendition, Rendition
from pictures.publication import publish_files, publish_pictures
from pictures.storage import PrivateFiles
from pictures.wagtail_hooks import documents_are_private


@pytest.fixture
def picture(db):
    return PictureFactory(nobody=True)


def test_the_desk_sees_originals_and_previews(picture, editor, client):
    preview = picture.get_rendition("max-165x165")
    for url in (picture.file.url, preview.url):
        assert url.startswith("/admin/bestanden/")
        answer = client.get(url)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "image/png"
        assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert b"".join(answer).startswith(b"\x89PNG")


def test_the_desk_hears_sound(editor, client, db):
    assert b"".join(client.get(FileFactory().url)).startswith(b"\xff\xfb")


def test_a_visitor_is_sent_away(picture, client):
    answer = client.get(picture.file.url)
    assert answer.status_code == 302
    assert "/login/" in answer.url


def test_one_without_permission_is_refused(picture, client, django_user_model):
    user = django_user_model.objects.create_user("helper", password="a-long-password")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(picture.file.url).status_code in {302, 403}


def test_one_who_may_choose_pictures_sees_them(picture, client, django_user_model):
    from wagtail.models import Collection, GroupCollectionPermission

    group = Group.objects.create(name="Writers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    choose = Permission.objects.get(codename="choose_image")
    GroupCollectionPermission.objects.create(group=group, collection=Collection.get_first_root_node(), permission=choose)
    user = django_user_model.objects.create_user("writer", password="a-long-password")
    user.groups.add(group)
    client.force_login(user)
    assert client.get(picture.file.url).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["evidence/0123456789abcdef.jpg", "originals/../evidence/a.jpg", "originals/%2e%2e/evidence/a.jpg", "originals//etc/passwd", "../settings.py",
     "originals/none.jpg", "originals/.hidden.jpg", "originals/a.html", "wagtail_uploads/a.jpg", "originals/", "originals"],
)  # fmt: skip
def test_nothing_else_is_served(path, editor, client, places):
    for place in ("evidence/0123456789abcdef.jpg", "evidence/a.jpg", "wagtail_uploads/a.jpg", "originals/a.html", "originals/.hidden.jpg"):
        storages["private"].save(place, ContentFile(b"secret"))
    assert client.get(f"/admin/bestanden/{path}").status_code in {400, 404}


def test_only_reading(picture, editor, client):
    assert client.post(picture.file.url).status_code == 405


def test_wagtails_own_document_address_is_for_the_desk_alone(db, rf, django_user_model):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/documents/1/a.pdf")
    request.user = AnonymousUser()
    with pytest.raises(Http404):
        documents_are_private(None, request)
    request.user = django_user_model.objects.create_superuser("boss", "boss@example.org", "a-long-password")
    assert documents_are_private(None, request) is None


def test_places_never_mix(story, stored):
    picture = story.picture_of(story.teller)
    picture.get_rendition("max-165x165")
    publish_pictures([picture], story.uid)
    publish_files([story.sound_of(story.teller)], story.uid)
    assert {name.split("/")[0] for name in stored("private")} == {"originals", "previews", "files"}
    assert {name.split("/")[0] for name in stored("public")} == {"pictures", "sound"}
    assert not set(stored("private")) & set(stored("public"))


def test_each_field_says_where_its_files_go():
    for model, field, place in (
        (Picture, "file", "private"), (Rendition, "file", "private"), (File, "file", "private"),
        (PublicRendition, "copy", "public"), (PublicFile, "copy", "public"),
    ):  # fmt: skip
        assert model._meta.get_field(field)._storage_callable() is storages[place], model


def test_private_files_are_found_again_by_wagtails_clean_up():
    path, args, kwargs = storages["private"].deconstruct()
    assert (path, args, kwargs) == ("pictures.storage.PrivateFiles", (), {})


def test_private_files_are_readable_by_the_site_alone(picture):
    assert PrivateFiles().path(picture.file.name).startswith(storages["private"].location)
    assert Path(storages["private"].path(picture.file.name)).stat().st_mode & 0o077 == 0


def test_the_places_are_apart(settings, tmp_path):
    assert places_apart() == storages_apart() == []
    settings.PRIVATE_ROOT = settings.MEDIA_ROOT / "private"
    assert [found.id for found in places_apart()] == ["pictures.E002"]
    settings.PRIVATE_ROOT = ""
    assert [found.id for found in places_apart()] == ["pictures.E001"]


def test_static_files_lie_apart_too(settings):
    settings.STATIC_ROOT = settings.PRIVATE_ROOT / "static"
    assert [found.id for found in places_apart()] == ["pictures.E002"]


def test_what_forgets_its_place_is_private(settings):
    public = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = settings.STORAGES | {"default": public}
    assert [found.id for found in storages_apart()] == ["pictures.E004"]
    settings.STORAGES = settings.STORAGES | {"private": public}
    assert "pictures.E003" in [found.id for found in storages_apart()]
    assert isinstance(storages["public"], FileSystemStorage)


def test_a_public_copy_is_served_until_its_window_closes(story, client, time_machine):
    friend = story.person("Friend")
    end = timezone.now() + datetime.timedelta(seconds=120)
    story.allows(friend, ["face"], until=end)
    picture = story.picture_of(friend)
    publish_pictures([picture], story.uid)
    url = picture.public.get(spec="card").url
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/webp"
    caching = dict(part.strip().split("=") for part in answer.headers["Cache-Control"].split(",") if "=" in part)
    assert 100 < int(caching["max-age"]) <= 120
    assert b"".join(answer)
    time_machine.move_to(end, tick=False)
    assert client.get(url).status_code == 404


def test_only_copies_with_a_row_are_served(db, client, places):
    storages["public"].save("pictures/orphan.webp", ContentFile(b"x"))
    for path in ("pictures/orphan.webp", "pictures/../pictures/orphan.webp", "orphan", "pictures/"):
        assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [("bytes=0-9", 206, "bytes 0-9/"), ("bytes=10-", 206, "bytes 10-"), ("bytes=-5", 206, "bytes "), ("bytes=99999999-", 416, "bytes */"),
     ("bytes=5-2", 416, "bytes */"), ("bytes=-0", 416, "bytes */"), ("bytes=-", 200, None), ("bytes=0-1,3-4", 200, None), ("words", 200, None)],
)  # fmt: skip
def test_a_player_may_ask_for_a_part(asked, status, told, db, client):
    sound = FileFactory(nobody=True)
    publish_files([sound])
    whole = b"".join(client.get(sound.public.get().url))
    answer = client.get(sound.public.get().url, headers={"Range": asked})
    assert answer.status_code == status
    content = b"".join(answer) if answer.streaming else answer.content
    assert answer.headers["Accept-Ranges" if status != 416 else "Content-Range"]
    if told:
        assert answer.headers["Content-Range"].startswith(told)
    if status == 206:
        first, last = answer.headers["Content-Range"].split(" ")[1].split("/")[0].split("-")
        assert content == whole[int(first) : int(last) + 1]
    elif status == 200:
        assert content == whole
