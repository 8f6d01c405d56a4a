"""Each refusal by its name, with a sentence, from the same door that forms and saves use."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from common.cleaning import clean_paper, clean_picture


def picture(form="JPEG", size=(60, 40)):
    target = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(target, form)
    return target.getvalue()


def bomb(width, height):
    """A PNG that claims to be huge and weighs nothing."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


REFUSED = [
    ("empty", b"", "a.jpg", "empty", "Choose it once more"),
    ("png as jpg", picture("PNG"), "a.jpg", "disguised", "inside it is: PNG"),
    ("jpg as png", picture(), "a.png", "disguised", "inside it is: JPEG"),
    ("web page", b"<!DOCTYPE html><script>alert(1)</script>", "a.jpg", "disguised", "inside it is: web page"),
    ("svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.jpg", "disguised", "inside it is: SVG"),
    ("pdf", b"%PDF-1.7 hello", "a.webp", "disguised", "inside it is: PDF"),
    ("heic", b"\x00\x00\x00\x18ftypheic0000", "a.jpg", "disguised", "inside it is: HEIC"),
    ("honest svg", b"<svg/>", "a.svg", "unknown_ending", "Save it as one of these"),
    ("honest gif", b"GIF89a", "a.gif", "unknown_ending", "Save it as one of these"),
    ("no ending", picture(), "picture", "unknown_ending", "Save it as one of these"),
    ("words", b"hello", "a.jpg", "not_what_it_says", "save it anew"),
    ("half a jpg", picture()[:-400], "a.jpg", "damaged", "Copy it again"),
    ("half a png", picture("PNG")[:-400], "a.png", "damaged", "Copy it again"),
    ("half a webp", picture("WEBP")[:-200], "a.webp", "damaged", "Copy it again"),
    ("a head alone", b"\xff\xd8\xff\xe0", "a.jpg", "damaged", "Copy it again"),
    ("bomb", bomb(8000, 5001), "a.png", "too_many_pixels", "4000 wide"),
    ("larger bomb", bomb(12000, 10000), "a.png", "too_many_pixels", "4000 wide"),
    ("huge bomb", bomb(60000, 60000), "a.png", "too_many_pixels", "4000 wide"),
]


@pytest.mark.parametrize(("data", "name", "code", "words"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_it_says_why_and_how_to_mend(data, name, code, words):
    with pytest.raises(ValidationError, match=words) as refused:
        clean_picture(ContentFile(data, name))
    assert refused.value.code == code


def test_too_heavy_is_refused_before_it_is_read(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 2**20

    class Heavy(ContentFile):
        def read(self, *args):
            raise AssertionError("It was read.")

    with pytest.raises(ValidationError, match="weighs 2 MB, and at most 1 MB fits") as refused:
        clean_picture(Heavy(bytes(2**20 + 500_000), "a.jpg"))
    assert refused.value.code == "too_heavy"


def test_forty_million_pixels_fit():
    with pytest.raises(ValidationError) as refused:
        clean_picture(ContentFile(bomb(8000, 5000), "a.png"))
    assert refused.value.code == "damaged"


def test_capitals_in_the_ending_are_fine():
    assert clean_picture(ContentFile(picture(), "IMG_1.JPG")).name.endswith(".jpg")


@pytest.mark.parametrize(("data", "name"), [(b"hello", "brief.txt"), (b"\x00\x00\x00\x18ftypheic0000", "brief.heic")])
def test_a_paper_of_another_kind_hears_every_kind_that_is_taken(data, name):
    with pytest.raises(ValidationError, match=r"\.jpeg, \.jpg, \.pdf, \.png, \.webp") as refused:
        clean_paper(ContentFile(data, name))
    assert refused.value.code == "unknown_ending"


def test_a_photo_of_a_paper_is_cleaned_as_a_picture():
    assert clean_paper(ContentFile(picture(), "brief.JPG")).name.endswith(".jpg")
