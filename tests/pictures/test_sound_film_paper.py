import io
import random
import struct

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from mutagen.id3 import COMM, ID3, TIT2
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from common.cleaning import clean_file
from common.cleaning.paper import without_notes
from pictures.factories import FileFactory, silent_mp3
from pictures.models import File


def clean(data, name):
    return clean_file(ContentFile(data, name)).read()


def box(kind, *content):
    body = b"".join(content)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def track(handler):
    head = box(b"hdlr", bytes(8), handler, bytes(12), b"SENTINEL handler\x00")
    return box(b"trak", box(b"tkhd", bytes(4), b"WHEN" * 2, bytes(72)), box(b"mdia", head), box(b"udta", b"SENTINEL track"))


def film(*handlers, kind=b"mp42", more=b""):
    movie = box(
        b"moov",
        box(b"mvhd", bytes(4), b"WHEN" * 2, bytes(88)),
        *(track(handler) for handler in handlers),
        box(b"udta", box(b"\xa9xyz", b"\x00\x12\x15\xc7SENTINEL+51.1+004.9/"), box(b"meta", bytes(4), b"SENTINEL name")),
        box(b"meta", b"SENTINEL keys"),
    )
    start = box(b"ftyp", kind, bytes(4)) + box(b"uuid", b"SENTINEL xmp")
    return start + movie + more + box(b"mdat", b"picture and sound") + box(b"free", b"SENTINEL")


def mp3_with_tags():
    target = io.BytesIO(silent_mp3())
    tags = ID3()
    tags.add(TIT2(encoding=3, text="SENTINEL title"))
    tags.add(COMM(encoding=3, lang="nld", desc="", text="SENTINEL remark"))
    tags.save(target, v1=2)
    return target.getvalue() + b"SENTINEL behind the end"


def pdf(password="", picture=False):
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": "SENTINEL author", "/Title": "SENTINEL title"})
    notes = DecodedStreamObject()
    notes.set_data(b"<x:xmpmeta>SENTINEL xmp</x:xmpmeta>")
    notes[NameObject("/Type")] = NameObject("/Metadata")
    writer._root_object[NameObject("/Metadata")] = page[NameObject("/Metadata")] = writer._add_object(notes)
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/Maker"): TextStringObject("SENTINEL maker")})
    writer.add_attachment("SENTINEL.txt", b"SENTINEL attached")
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('SENTINEL')")}
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): DictionaryObject(script)})
    if picture:
        _put_picture(writer, page)
    if password:
        writer.encrypt(password)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _put_picture(writer, page):
    jpeg, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = "SENTINEL camera"
    Image.new("RGB", (8, 8), "red").save(jpeg, "JPEG", exif=exif, comment=b"SENTINEL comment")
    image = DecodedStreamObject()
    image.set_data(jpeg.getvalue())
    for key, value in (("/Type", "/XObject"), ("/Subtype", "/Image"), ("/Filter", "/DCTDecode")):
        image[NameObject(key)] = NameObject(value)
    for key, value in (("/Width", 8), ("/Height", 8), ("/BitsPerComponent", 8)):
        image[NameObject(key)] = NumberObject(value)
    image[NameObject("/ColorSpace")] = NameObject("/DeviceRGB")
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): DictionaryObject({NameObject("/A"): writer._add_object(image)})})


def test_an_mp3_keeps_its_sound_alone():
    assert clean(mp3_with_tags(), "jan.mp3") == silent_mp3()


def test_an_mp3_without_tags_stays_as_it_is():
    assert clean(silent_mp3(), "a.mp3") == silent_mp3()


@pytest.mark.parametrize(("name", "kind", "handlers"), [("a.mp4", b"mp42", [b"vide", b"soun"]), ("a.m4a", b"M4A ", [b"soun"])])
def test_a_film_and_a_recording_tell_nothing_more(name, kind, handlers):
    data = film(*handlers, kind=kind)
    cleaned = clean(data, name)
    assert b"SENTINEL" not in cleaned
    assert b"WHEN" not in cleaned
    assert b"\xa9xyz" not in cleaned
    assert len(cleaned) == len(data)
    assert cleaned.index(b"picture and sound") == data.index(b"picture and sound")


def test_a_film_with_a_hidden_track_is_refused():
    with pytest.raises(ValidationError, match="Export it again") as refused:
        clean(film(b"vide", b"meta"), "a.mp4")
    assert refused.value.code == "hidden_track"


@pytest.mark.parametrize("picture", [False, True])
def test_a_pdf_keeps_its_pages_alone(picture):
    data = pdf(picture=picture)
    assert b"SENTINEL" in data
    cleaned = clean(data, "a.pdf")
    reader = PdfReader(io.BytesIO(cleaned))
    assert len(reader.pages) == 1
    assert not reader.metadata
    assert b"SENTINEL" not in cleaned
    for unwanted in (b"/Metadata", b"/JavaScript", b"/EmbeddedFile", b"/PieceInfo"):
        assert unwanted not in cleaned
    if picture:
        assert reader.pages[0].images[0].image.size == (8, 8)


def test_a_jpeg_in_a_pdf_keeps_what_tells_its_colours():
    jpeg = io.BytesIO()
    Image.new("CMYK", (8, 8)).save(jpeg, "JPEG", comment=b"SENTINEL")
    bare = without_notes(jpeg.getvalue())
    assert b"Adobe" in bare
    assert b"SENTINEL" not in bare
    assert Image.open(io.BytesIO(bare)).getpixel((1, 1)) == Image.open(jpeg).getpixel((1, 1))


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (pdf(password="x"), "a.pdf", "locked"),
        (b"%PDF-1.7 hello", "a.pdf", "damaged"),
        (pdf()[:300], "a.pdf", "damaged"),
        (film(b"vide")[:-60], "a.mp4", "damaged"),
        (film(), "a.mp4", "damaged"),
        (film(b"vide", more=b"\x00\x00\x00\x02junk"), "a.mp4", "damaged"),
        (b"ID3" + bytes(500), "a.mp3", "damaged"),
        (silent_mp3(), "a.mp4", "disguised"),
        (film(b"vide"), "a.mp3", "disguised"),
        (b"<html>", "a.pdf", "disguised"),
        (b"PK\x03\x04", "a.pdf", "disguised"),
        (b"", "a.mp3", "empty"),
        (silent_mp3(), "a.exe", "unknown_ending"),
        (b"hello", "a.mp3", "not_what_it_says"),
    ],
)
def test_it_says_why_and_how_to_mend(data, name, code):
    with pytest.raises(ValidationError) as refused:
        clean(data, name)
    assert refused.value.code == code
    assert len(refused.value.messages[0]) > 40


def test_broken_bytes_are_cleaned_or_refused():
    chance = random.Random(2026)  # noqa: S311, the same breaks each time
    for whole, name in ((pdf(picture=True), "a.pdf"), (film(b"vide", b"soun"), "a.mp4"), (mp3_with_tags(), "a.mp3")):
        for _attempt in range(150):
            data = bytearray(whole)
            for _flip in range(chance.choice((1, 5, 40))):
                data[chance.randrange(12, len(data))] = chance.randrange(256)
            try:
                clean(bytes(data), name)
            except ValidationError:
                continue


@pytest.mark.django_db
def test_no_door_leads_around_the_cleaning(stored):
    FileFactory(data=mp3_with_tags(), file_name="jan-peeters.mp3", title="jan peeters")
    by_field = File(title="B")
    by_field.file.save("jan.mp3", ContentFile(mp3_with_tags()), save=True)
    for name, content in stored("private").items():
        assert b"SENTINEL" not in content
        assert "jan" not in name
    assert not File.objects.filter(title__contains="jan").exists()
