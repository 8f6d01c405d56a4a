"""One cast for these tests: a story, the people in it, what they allow; and files with something to hide."""

import datetime
import io
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Max
from django.utils import timezone, translation
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from wagtail.users.models import UserProfile

from consent.models import Attestation, ConsentRecord, Grant, Notice, Participation, Person
from consent.windows import together
from pictures.factories import FilePersonFactory, PicturePersonFactory
from pictures.models import File, Picture

SENTINEL = b"SENTINEL"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.fixture(autouse=True)
def places(settings: Any, tmp_path: Path) -> dict[str, Path]:
    """Each test has its own private and public folder."""
    cache.clear()  # Wagtail keeps previews there, by number; every test begins with the same numbers.
    found = {"private": tmp_path / "private", "public": tmp_path / "media"}
    settings.PRIVATE_ROOT, settings.MEDIA_ROOT = found["private"], found["public"]
    return found


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The sentences are read as they are written."""
    with translation.override("en"):
        yield


@pytest.fixture
def stored(places: dict[str, Path]) -> Callable[[str], dict[str, bytes]]:
    def of_place(place: str) -> dict[str, bytes]:
        root = places[place]
        return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}

    return of_place


class Story:
    """A story that is clear, told by one grown-up; others may be added. The demo's pictures, from before, are left aside."""

    def __init__(self) -> None:
        self.since = {model: model.objects.aggregate(last=Max("pk"))["last"] or 0 for model in (Picture, File)}
        self.uid = uuid.uuid4()
        self.notice = Notice.objects.create(key=f"story-{self.uid.hex[:8]}", title="Notice", body="Text", signed_off_at=timezone.now())
        self.teller = self.person("Alias")
        Participation.objects.create(story_uid=self.uid, person=self.teller)
        Attestation.objects.create(story_uid=self.uid)
        self.allows(self.teller, ["pseudonym", "facts", "own_words", "face", "voice"])

    def person(self, alias: str = "", **fields: Any) -> Person:
        return Person.objects.create(**({"kind": "buddy", "public_alias": alias, "first_name": "Secretname"} | fields))

    def allows(self, person: Person, elements: Iterable[str], until: datetime.datetime | None = None) -> ConsentRecord:
        with together():
            record = ConsentRecord.objects.create(
                story_uid=self.uid, subject=person, giver=person, notice=self.notice, capacity="self", help_is_free=True,
                valid_until=until or timezone.now() + datetime.timedelta(days=700),
            )  # fmt: skip
            for element in elements:
                Grant.objects.create(record=record, element=element, channel="website", answer="granted")
        return record

    def picture_of(self, *people: Person | None, element: str = "face") -> Any:
        first = PicturePersonFactory(person=people[0], element=element)
        for person in people[1:]:
            PicturePersonFactory(picture=first.picture, person=person, element=element)
        return first.picture

    def seen(self, at: datetime.datetime | None = None, model: type = Picture) -> list[Any]:
        return list(model.objects.visible(self.uid, at).filter(pk__gt=self.since[model]))

    def sound_of(self, person: Person) -> Any:
        return FilePersonFactory(person=person).file


@pytest.fixture
def story(db: None) -> Story:
    return Story()


def _exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112], exif[0x9286] = "SENTINEL camera", orientation, "SENTINEL remark"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[0x1D] = "N", (51.0, 19.0, 0.0), "SENTINEL day"
    return exif


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body


def full_of_secrets(form: str, orientation: int = 1, size: tuple[int, int] = (120, 80)) -> bytes:
    """A picture, its upper left quarter red, with a sentinel in every place a format has for one."""
    image = Image.new("RGB", size, "#2C5A4D")
    image.paste("#E01010", (0, 0, size[0] // 2, size[1] // 2))
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description>SENTINEL xmp</rdf:Description></x:xmpmeta>'
    target, options = io.BytesIO(), {"exif": _exif(orientation), "icc_profile": PROFILE}
    if form == "JPEG":
        image.save(target, form, quality=95, comment=b"SENTINEL comment", xmp=xmp, **options)
        data = target.getvalue()
        iptc = _segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x0c\x1c\x02\x69\x00\x08SENTINEL")
        thumbnail = _segment(0xE1, b"Exif\x00\x00MM\x00*\x00\x00\x00\x08SENTINEL thumbnail")
        data = data[:2] + iptc + data[2:]
        data = data.replace(b"\xff\xfe", thumbnail + b"\xff\xfe", 1)
    elif form == "PNG":
        notes = PngInfo()
        notes.add_text("Comment", "SENTINEL text")
        notes.add_text("Author", "SENTINEL packed", zip=True)
        notes.add_itxt("XML:com.adobe.xmp", xmp.decode())
        image.save(target, form, pnginfo=notes, **options)
        data = target.getvalue()
    else:
        image.save(target, form, lossless=True, xmp=xmp, **options)
        data = target.getvalue()
    return data + b"SENTINEL behind the end"


@pytest.fixture
def secrets() -> Callable[..., bytes]:
    return full_of_secrets


@pytest.fixture
def upload() -> Callable[[bytes, str], SimpleUploadedFile]:
    return lambda data, name: SimpleUploadedFile(name, data)


@pytest.fixture
def editor(client: Any, django_user_model: Any) -> Any:
    user = django_user_model.objects.create_superuser("sees-all", "sees-all@example.org", "a-long-password")
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return user
