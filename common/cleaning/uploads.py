"""What is true of any upload: it has a weight, an ending, and bytes that fit the ending."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What a file begins with, and what people call such a file. The first that fits counts.
BEGINNINGS: list[tuple[bytes, int, str | Promise]] = [
    (b"\xff\xd8\xff", 0, "JPEG"),
    (b"\x89PNG\r\n\x1a\n", 0, "PNG"),
    (b"WEBP", 8, "WebP"),
    (b"GIF8", 0, "GIF"),
    (b"%PDF-", 0, "PDF"),
    (b"ftypM4A", 4, "M4A"),
    (b"ftypheic", 4, "HEIC"),
    (b"ftypmif1", 4, "HEIC"),
    (b"ftypavif", 4, "AVIF"),
    (b"ftypqt", 4, "QuickTime"),
    (b"ftyp", 4, "MP4"),
    (b"ID3", 0, "MP3"),
    (b"PK\x03\x04", 0, "ZIP"),
    (b"<svg", 0, "SVG"),
    (b"<?xml", 0, "XML"),
    (b"<!doctype html", 0, _("web page")),
    (b"<html", 0, _("web page")),
    (b"<script", 0, _("web page")),
]
FITTING = {
    ".jpg": {"JPEG"}, ".jpeg": {"JPEG"}, ".png": {"PNG"}, ".webp": {"WebP"},
    ".pdf": {"PDF"}, ".mp3": {"MP3"}, ".m4a": {"M4A", "MP4"}, ".mp4": {"MP4"},
}  # fmt: skip


@dataclass(frozen=True)
class Upload:
    data: bytes
    name: str
    ending: str


class CleanUpload(ContentFile):
    """Bytes that were cleaned, under a random name. `given_name` is what the file was called, `given_sha256` the hash of what came."""

    def __init__(self, data: bytes, upload: Upload) -> None:
        super().__init__(data, name=f"{secrets.token_hex(16)}{upload.ending}")
        self.given_name = upload.name
        self.given_sha256 = hashlib.sha256(upload.data).hexdigest()


def read(content: Any, name: str, endings: Collection[str]) -> Upload:
    """The bytes, weighed before they are read; refused unless ending and first bytes agree."""
    name = Path(name or getattr(content, "name", "") or "").name
    _weigh(content.size)
    ending = Path(name).suffix.lower()
    if ending not in endings:
        sentence = _("Files ending in “%(ending)s” cannot be used here. Save it as one of these: %(known)s.")
        raise refusal("unknown_ending", sentence, ending=ending, known=", ".join(sorted(endings)))
    content.seek(0)
    data = content.read()
    content.seek(0)
    _weigh(len(data))
    kind = kind_of(data)
    if kind is None:
        sentence = _("This file ends in %(ending)s, but nothing of that kind is in it. Open it in its program and save it anew.")
        raise refusal("not_what_it_says", sentence, ending=ending)
    if kind not in FITTING[ending]:
        sentence = _("This file ends in %(ending)s, but inside it is: %(kind)s. Save it anew in a kind that fits its ending.")
        raise refusal("disguised", sentence, ending=ending, kind=kind)
    return Upload(data, name, ending)


def kind_of(data: bytes) -> str | Promise | None:
    for beginning, start, kind in BEGINNINGS:
        if data[start : start + len(beginning)].lower() == beginning.lower():
            return kind
    # MPEG sound without a tag before it: eleven bits set, layer III.
    if data[:1] == b"\xff" and len(data) > 1 and data[1] & 0xE6 == 0xE2:
        return "MP3"
    return None


def _weigh(size: int) -> None:
    most = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if not size:
        raise refusal("empty", _("This file is empty. Choose it once more, or copy it again from the phone or camera."))
    if size > most:
        raise refusal(
            "too_heavy", _("This file weighs %(megabytes)s MB, and at most %(most)s MB fits. Save it smaller and try again."),
            megabytes=-(-size // 1_000_000), most=most // 2**20,
        )  # fmt: skip


def refusal(code: str, sentence: str | Promise, **words: Any) -> ValidationError:
    return ValidationError(sentence, code=code, params=words)
