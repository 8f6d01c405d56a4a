import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from PIL import Image, ImageCms

from common.cleaning import clean_picture
from pictures.factories import PictureFactory
from pictures.models import Picture
from pictures.publication import publish_pictures

FORMATS = [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")]
# What announces metadata in the three formats, beside our own sentinel.
MARKS = [b"SENTINEL", b"Exif\x00", b"EXIF", b"eXIf", b"ns.adobe.com", b"adobe:ns:meta", b"XMP ", b"Photoshop 3.0", b"8BIM", b"tEXt", b"zTXt", b"iTXt"]


def opened(picture):
    return Image.open(io.BytesIO(picture.file.open().read()))


@pytest.mark.django_db
@pytest.mark.parametrize(("form", "ending"), FORMATS)
def test_nothing_but_the_picture_is_stored(form, ending, secrets, stored):
    data = secrets(form)
    assert b"SENTINEL" in data
    picture = PictureFactory(data=data, file_name=f"jan-peeters.{ending}", nobody=True)
    picture.get_rendition("max-165x165")
    picture.get_rendition("width-60|format-jpeg")
    picture.get_rendition("width-60|format-png")
    assert publish_pictures([picture]) == 2
    files = stored("private") | stored("public")
    assert len(files) == 6
    for name, content in files.items():
        assert not [mark for mark in MARKS if mark in content], name
        assert "jan" not in name


@pytest.mark.django_db
@pytest.mark.parametrize(("form", "ending"), FORMATS)
def test_it_stands_upright(form, ending, secrets):
    picture = PictureFactory(data=secrets(form, orientation=6), file_name=f"a.{ending}")
    picture.refresh_from_db()
    assert (picture.width, picture.height) == (80, 120) == opened(picture).size
    red = opened(picture).convert("RGB").getpixel((70, 10))
    assert red[0] > 180 > 80 > red[1]
    assert opened(picture).getexif().get(0x0112) is None


@pytest.mark.django_db
@pytest.mark.parametrize(("form", "ending"), FORMATS)
def test_the_colour_profile_stays(form, ending, secrets):
    picture = PictureFactory(data=secrets(form), file_name=f"a.{ending}", nobody=True)
    publish_pictures([picture])
    assert "sRGB" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(opened(picture).info["icc_profile"])))
    for copy in picture.public.all():
        with copy.copy.open() as content:
            assert Image.open(content).info.get("icc_profile")


@pytest.mark.django_db
def test_a_heavy_profile_is_applied_to_the_public_copy(secrets, monkeypatch):
    monkeypatch.setattr("pictures.rendering.LARGEST_PROFILE", 10)
    picture = PictureFactory(data=secrets("PNG"), file_name="a.png", nobody=True)
    publish_pictures([picture])
    with picture.public.first().copy.open() as content:
        image = Image.open(content)
        assert "icc_profile" not in image.info
        assert image.convert("RGB").getpixel((5, 5))[0] > 200


def test_a_profile_that_is_none_goes():
    target = io.BytesIO()
    Image.new("RGB", (9, 9)).save(target, "PNG", icc_profile=b"SENTINEL is no profile" * 20)
    assert b"SENTINEL" not in clean_picture(ContentFile(target.getvalue(), "a.png")).read()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_kept(mode):
    target = io.BytesIO()
    Image.new(mode if mode != "PA" else "P", (9, 9)).save(target, "PNG")
    assert Image.open(clean_picture(ContentFile(target.getvalue(), "a.png"))).mode in {"L", "LA", "RGB", "RGBA"}


def test_cmyk_becomes_what_screens_show():
    target = io.BytesIO()
    Image.new("CMYK", (9, 9), (0, 255, 255, 0)).save(target, "JPEG")
    image = Image.open(clean_picture(ContentFile(target.getvalue(), "a.jpg")))
    assert image.mode == "RGB"
    assert image.getpixel((4, 4))[0] > 180


def test_sixteen_bits_keep_their_grey():
    target = io.BytesIO()
    Image.new("I;16", (9, 9), 32768).save(target, "PNG")
    assert Image.open(clean_picture(ContentFile(target.getvalue(), "a.png"))).getpixel((4, 4)) == 128


def test_of_a_moving_picture_the_first_frame_stays():
    frames, target = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")], io.BytesIO()
    frames[0].save(target, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    image = Image.open(clean_picture(ContentFile(target.getvalue(), "a.webp")))
    assert not getattr(image, "is_animated", False)
    assert image.convert("RGB").getpixel((5, 5))[0] > 200


def test_a_picture_of_a_phone_with_a_second_one_behind_it_is_kept():
    target = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(target, "MPO", save_all=True, append_images=[Image.new("RGB", (20, 20), "blue")])
    clean = clean_picture(ContentFile(target.getvalue(), "a.jpg")).read()
    assert Image.open(io.BytesIO(clean)).format == "JPEG"
    assert clean.count(b"\xff\xd8\xff") == 1


@pytest.mark.django_db
def test_no_door_leads_around_the_cleaning(secrets, stored):
    direct = Picture(title="A", file=ImageFile(io.BytesIO(secrets("JPEG", orientation=6)), name="a.jpg"))
    direct.save()
    assert (direct.width, direct.height) == (80, 120)
    by_field = Picture(title="B")
    by_field.file.save("b.jpg", ContentFile(secrets("JPEG")), save=True)
    Picture.objects.bulk_create([Picture(title="C", file=ImageFile(io.BytesIO(secrets("JPEG")), name="c.jpg"))])
    assert len(stored("private")) == 3
    assert not any(b"SENTINEL" in content for content in stored("private").values())


@pytest.mark.django_db
def test_what_is_no_picture_is_never_saved(stored):
    with pytest.raises(ValidationError, match="nothing of that kind"):
        Picture(title="A", file=ImageFile(io.BytesIO(b"hello"), name="a.jpg")).save()
    assert stored("private") == {}


@pytest.mark.django_db
@pytest.mark.parametrize("title", ["Jan Peeters 2", "jan_peeters-2", "jan-peeters-2.jpg", ""])
def test_the_name_of_the_file_is_no_title(title, secrets, time_machine):
    time_machine.move_to("2026-11-22T10:00:00+01:00")
    picture = PictureFactory(title=title, data=secrets("JPEG"), file_name="jan-peeters-2.jpg")
    assert picture.title == "Picture 2026-11-22"
    assert picture.default_alt_text == picture.alt_text


@pytest.mark.django_db
def test_a_title_of_its_own_stays(secrets):
    assert PictureFactory(title="Soup on Wednesday", data=secrets("JPEG"), file_name="img_1.jpg").title == "Soup on Wednesday"


@pytest.mark.django_db
def test_the_same_upload_is_known_again(secrets):
    one, two = (PictureFactory(data=secrets("JPEG"), file_name="a.jpg") for _copy in range(2))
    assert one.get_file_hash() == two.get_file_hash()
    assert one.file.name != two.file.name


@pytest.mark.django_db
def test_another_file_asks_anew(secrets, stored, django_capture_on_commit_callbacks):
    picture = PictureFactory(nobody=True)
    publish_pictures([picture])
    with django_capture_on_commit_callbacks(execute=True):
        picture.file = ImageFile(io.BytesIO(secrets("JPEG")), name="b.jpg")
        picture.save()
    picture.refresh_from_db()
    assert picture.people_state == "unchecked"
    assert stored("public") == {}
