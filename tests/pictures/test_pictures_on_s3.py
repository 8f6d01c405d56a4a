"""The whole way of a picture over a real S3 server on this machine, through django-storages."""

import datetime
import json
import urllib.error
import urllib.request

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from moto.server import ThreadedMotoServer

from pictures.blurring import Box
from pictures.factories import FileFactory, PictureFactory
from pictures.leftovers import sweep
from pictures.models import File, Picture, PublicFile, PublicRendition, Rendition
from pictures.obscuring import Plan, obscure
from pictures.publication import publish_files, publish_pictures, unpublish_pictures

FIELDS = [(model, "file", "private") for model in (Picture, Rendition, File)] + [(model, "copy", "public") for model in (PublicRendition, PublicFile)]
KEYS = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": "eu-central-1"}


@pytest.fixture(scope="module")
def server():
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


@pytest.fixture
def bucket(server, settings, monkeypatch):
    """Settings as base.py makes them from S3_…, and the buckets' contents by name."""
    client = boto3.client("s3", endpoint_url=server, **KEYS)
    shared = {"endpoint_url": server, "access_key": "test", "secret_key": "test", "region_name": "eu-central-1", "signature_version": "s3v4"}
    backend = {"BACKEND": "storages.backends.s3.S3Storage"}
    for place in ("public", "private"):
        client.create_bucket(Bucket=place, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    anybody = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::public/*"}
    client.put_bucket_policy(Bucket="public", Policy=json.dumps({"Version": "2012-10-17", "Statement": [anybody]}))
    private = backend | {"OPTIONS": shared | {"bucket_name": "private", "querystring_auth": True, "querystring_expire": 300, "file_overwrite": False}}
    public = backend | {"OPTIONS": shared | {"bucket_name": "public", "querystring_auth": False, "file_overwrite": False}}
    settings.STORAGES = settings.STORAGES | {"public": public, "private": private, "default": private}
    for model, name, place in FIELDS:
        monkeypatch.setattr(model._meta.get_field(name), "storage", storages[place])
    used = [client, *(storages[place].connection.meta.client for place in ("public", "private"))]
    yield lambda place: {found["Key"] for found in client.list_objects_v2(Bucket=place).get("Contents", [])}
    for place in ("public", "private"):
        for found in client.list_objects_v2(Bucket=place).get("Contents", []):
            client.delete_object(Bucket=place, Key=found["Key"])
        client.delete_bucket(Bucket=place)
    for one in used:
        one.close()


def fetched(url):
    """The bytes, or the number of the refusal."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code


def test_a_picture_from_upload_to_deletion(db, bucket, secrets, django_capture_on_commit_callbacks):
    picture = PictureFactory(data=secrets("JPEG"), file_name="jan.jpg", nobody=True)
    preview = picture.get_rendition("max-165x165")
    assert publish_pictures([picture]) == 2
    assert bucket("private") == {picture.file.name, preview.file.name}
    assert bucket("public") == set(picture.public.values_list("copy", flat=True))

    for file in (picture.file, preview.file):
        assert "X-Amz-Signature" in file.url
        assert "X-Amz-Expires=300" in file.url
        content = fetched(file.url)
        assert content.startswith(b"\xff\xd8\xff")
        assert b"SENTINEL" not in content
    card = picture.public.get(spec="card")
    assert "X-Amz" not in card.url
    assert b"WEBP" in fetched(card.url)[:16]

    with django_capture_on_commit_callbacks(execute=True):
        unpublish_pictures([picture])
    assert bucket("public") == set()
    assert fetched(card.url) in {403, 404}
    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
    assert bucket("private") == set()


def test_without_its_signature_nothing_private_is_read(db, bucket):
    picture = PictureFactory()
    unsigned = picture.file.url.partition("?")[0]
    assert fetched(unsigned) == 403
    assert "X-Amz-Expires=300" in picture.file.url


def test_the_desk_reads_through_its_own_view_too(db, bucket, editor, client):
    sound = FileFactory(nobody=True)
    publish_files([sound])
    assert bucket("public") == {sound.public.get().copy.name}
    assert b"".join(client.get(sound.url)).startswith(b"\xff\xfb")
    assert client.get("/admin/bestanden/files/none.mp3").status_code == 404
    assert client.get(f"/media/{sound.public.get().copy.name}").status_code == 200


def test_of_a_replaced_picture_nothing_stays(db, bucket, secrets, django_capture_on_commit_callbacks):
    picture = PictureFactory(data=secrets("JPEG"), file_name="jan.jpg", nobody=True)
    picture.get_rendition("max-165x165")
    publish_pictures([picture])
    before = picture.file.url
    with django_capture_on_commit_callbacks(execute=True):
        picture.file = ContentFile(secrets("PNG"), name="b.png")
        picture.save()
    assert bucket("private") == {picture.file.name}
    assert bucket("public") == set()
    assert fetched(before) in {403, 404}


def test_of_a_picture_made_unrecognisable_nothing_stays(db, bucket, secrets, django_capture_on_commit_callbacks):
    picture = PictureFactory(data=secrets("JPEG"), file_name="jan.jpg", nobody=True)
    picture.get_rendition("max-165x165")
    publish_pictures([picture])
    before, public = picture.file.url, bucket("public")
    with django_capture_on_commit_callbacks(execute=True):
        changed = obscure(picture.pk, Plan(picture.file.name, [Box(0, 0, 50, 50)]))
    assert bucket("private") == {changed.file.name} != {picture.file.name}
    assert not bucket("public") & public
    assert fetched(before) in {403, 404}


def test_the_sweep_finds_what_was_left_behind(db, bucket, secrets):
    picture = PictureFactory(data=secrets("JPEG"), file_name="jan.jpg", nobody=True)
    storages["private"].save("originals/orphan.jpg", ContentFile(b"x"))
    assert sweep() == 0
    sweep(datetime.timedelta(seconds=-60))
    assert bucket("private") == {picture.file.name}
