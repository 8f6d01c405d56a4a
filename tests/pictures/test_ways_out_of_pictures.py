"""Ways out of pictures that are easily missed: a test for each row of CONSENT.md that names one, in its words."""

import datetime
import io
import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from PIL import Image
from wagtail.models import UploadedFile

from consent.enums import Element
from consent.factories import PersonFactory, give
from consent.withdrawal import withdraw
from home.models import HomePage, StandardPage
from pictures.factories import FileFactory, PictureFactory, PicturePersonFactory
from pictures.leftovers import sweep
from pictures.models import Picture, PictureTombstone, PublicRendition, Rendition
from stories.factories import StoryPageFactory
from stories.models import StoryPage
from tests.pictures.photos import jpeg


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def buddy(db):
    return PersonFactory()


@pytest.fixture
def picture(buddy):
    picture = PictureFactory(data=jpeg(1), file_name="a.jpg", listed=True, alt_text="Twee mensen op een fiets")
    PicturePersonFactory(picture=picture, person=buddy, element=Element.FACE)
    return picture


def block(picture):
    return ("picture", {"image": picture, "caption": "Op het plein"})


@pytest.fixture
def told(index, committed, buddy, picture):
    """A story that is online and shows the buddy's face."""
    with committed():
        return StoryPageFactory(parent=index, body=[block(picture)], people=[buddy], consent={"elements": list(Element)})


def text_of(client, page):
    return client.get(page.get_url()).content.decode()


def shown(client, page):
    """The addresses of the pictures a visitor sees."""
    return re.findall(r'<img src="(/media/pictures/[^"]+)"', text_of(client, page))


def test_renditions_have_random_names_of_128_bits_and_exist_for_cleared_pictures_alone(told, picture, stored):
    names = [name for name in stored("public") if name.startswith("pictures/")]
    assert len(names) == 2
    assert all(re.fullmatch(r"pictures/[0-9a-f]{32}\.webp", name) for name in names)
    assert set(PublicRendition.objects.filter(picture=picture).values_list("copy", flat=True)) == set(names)


def test_on_take_down_they_are_deleted_at_once_and_the_original_stays_private(told, picture, client, stored, committed):
    (address,) = shown(client, told)
    assert client.get(address).status_code == 200
    with committed():
        withdraw(told.story_uid)
    assert client.get(address).status_code == 404
    assert not any(name.startswith("pictures/") for name in stored("public"))
    assert picture.file.name in stored("private")
    assert client.get(picture.file.url).status_code == 302


def test_no_cache_keeps_a_page_or_picture_beyond_the_first_end(told, buddy, picture, client, committed, time_machine):
    def kept(address):
        return int(re.search(r"max-age=(\d+)", client.get(address).headers["Cache-Control"])[1])

    (address,) = shown(client, told)
    assert (kept(told.get_url()), kept(address)) == (300, 300)
    friend = PersonFactory()
    end = timezone.now() + datetime.timedelta(seconds=100)
    with committed():
        PicturePersonFactory(picture=picture, person=friend, element=Element.FACE)
        give(told.story_uid, friend, friend, elements=list(Element), valid_until=end)
    (address,) = shown(client, told)
    assert 90 <= kept(address) <= 100
    assert 90 <= kept(told.get_url()) <= 100, "the story goes on, its picture does not"
    time_machine.move_to(end, tick=False)
    assert client.get(address).status_code == 404
    assert shown(client, told) == []


def test_image_files_left_on_disk_when_replaced(picture, stored, committed):
    picture.get_rendition("max-165x165")
    with committed():
        picture.file = ContentFile(jpeg(2), name="b.jpg")
        picture.save()
    assert set(stored("private")) == {picture.file.name}


def test_rendition_caches(picture, committed):
    preview = picture.get_rendition("max-165x165")
    kept = Rendition.cache_backend
    key = preview.get_cache_key()
    assert kept.get(key) == preview
    with committed():
        picture.file = ContentFile(jpeg(2), name="b.jpg")
        picture.save()
    assert kept.get(key) is None
    assert not Rendition.objects.filter(image=picture).exists()


def test_upload_leftovers(editor, client, stored, time_machine, db):
    file = SimpleUploadedFile("jan.jpg", jpeg(3))
    assert client.post("/admin/images/multiple/add/", {"files[]": file, "title": "x" * 300}).json()["success"]
    (name,) = (name for name in stored("private") if name.startswith("wagtail_uploads"))
    assert "jan" not in name
    assert client.get(f"/admin/bestanden/{name}").status_code == 404
    assert client.get(f"/media/{name}").status_code == 404
    time_machine.move_to(timezone.now() + datetime.timedelta(days=2))
    sweep()
    assert not UploadedFile.objects.exists()
    assert not any(name.startswith("wagtail_uploads") for name in stored("private"))


def test_an_upload_put_aside_before_the_picture_was_withdrawn(editor, client, picture, stored):
    file = SimpleUploadedFile("a.jpg", jpeg(1))
    upload = client.post("/admin/images/multiple/add/", {"files[]": file, "title": "x" * 300}).json()["uploaded_file_id"]
    picture.delete()
    form = {f"uploaded-image-{upload}-{name}": value for name, value in {"title": "A", "people_state": "none", "alt_text": "", "tags": ""}.items()}
    answer = client.post(f"/admin/images/multiple/create_from_uploaded_image/{upload}/", form).json()
    assert not answer["success"]
    assert "We cannot take this picture." in answer["form"]
    assert not UploadedFile.objects.exists()
    assert not any(name.startswith("wagtail_uploads") for name in stored("private"))


def test_the_picture_in_another_pages_rich_text(picture, told, client, db):
    """The desk does not offer it; what is written around the desk shows nothing, and makes no preview in a visitor's request."""
    page = StandardPage(
        title="Over ons", slug="over-de-foto", body=[("text", f'<p>Tekst</p><embed embedtype="image" id="{picture.pk}" format="left" alt="Jan"/>')]
    )
    HomePage.objects.get(locale__language_code="nl", depth=2).add_child(instance=page)
    page.save_revision().publish()
    text = text_of(client, page)
    assert "Tekst" in text
    assert "Jan" not in text
    assert "/bestanden/" not in text
    assert not Rendition.objects.filter(image=picture).exists()


@pytest.mark.parametrize("room", ["stories", "home", "projects", "initiatives", "contact", "common"])
def test_no_text_offers_pictures(room):
    """A rich text without a list of its features offers Wagtail's, pictures among them."""
    from django.conf import settings

    for path in (settings.BASE_DIR / room).rglob("*.py"):
        if "migrations" not in path.parts:
            for call in re.findall(r"RichText(?:Field|Block)\(([^#]*?)\n\n", path.read_text() + "\n\n", re.DOTALL):
                assert "features=" in call, path


def test_a_picture_in_a_draft_published_later(index, told, picture, buddy, client, committed):
    """Withdrawn in the one story, on its way in another that its people never allowed."""
    with committed():
        withdraw(told.story_uid, giver=buddy)
        later = StoryPageFactory(parent=index, body=[block(picture)], live=False)
        later.save_revision().publish()
    assert StoryPage.objects.visible().filter(pk=later.pk).exists()
    assert shown(client, later) == []
    assert "Op het plein" not in text_of(client, later)
    assert not PublicRendition.objects.filter(picture=picture).exists()


def test_the_same_picture_uploaded_again(told, buddy, editor, client, committed):
    with committed():
        withdraw(told.story_uid, giver=buddy)
    answer = client.post("/admin/images/multiple/add/", {"files[]": SimpleUploadedFile("b.jpg", jpeg(1)), "title": "b"}).json()
    assert answer["error_message"] == "We cannot take this picture. Ask the consent keeper how to go on."
    with committed():
        give(told.story_uid, buddy, buddy, elements=list(Element))
    assert not PictureTombstone.objects.exists()
    assert client.post("/admin/images/multiple/add/", {"files[]": SimpleUploadedFile("b.jpg", jpeg(1)), "title": "b"}).json()["success"]


def test_originals_and_renditions_in_media(told, picture, stored, places):
    picture.get_rendition("max-165x165")
    picture.get_rendition("original")
    original = picture.file.open().read()
    assert original not in stored("public").values()
    assert {name.split("/")[0] for name in stored("public")} <= {"pictures", "houses"}
    for name in stored("public"):
        if name.startswith("pictures/"):
            assert max(Image.open(places["public"] / name).size) <= 1280


def test_the_admins_own_165_px_thumbnails(told, picture, editor, client):
    client.get("/admin/images/")
    thumbnail = Rendition.objects.get(image=picture, filter_spec="max-165x165")
    assert thumbnail.file.name.startswith("previews/")
    assert thumbnail.url.startswith("/admin/bestanden/previews/")
    client.logout()
    assert client.get(thumbnail.url).status_code == 302
    assert client.get(f"/media/{thumbnail.file.name}").status_code == 404


def test_dynamic_image_urls(picture, editor, client):
    with pytest.raises(NoReverseMatch):
        reverse("wagtailimages_serve", args=("signature", picture.pk, "original"))
    assert client.get(f"/admin/images/{picture.pk}/generate_url/").status_code == 404
    for address in (f"/images/signature/{picture.pk}/original/", f"/nl/images/signature/{picture.pk}/original/"):
        assert client.get(address).status_code == 404


def test_documents_by_direct_url(client, db):
    file = FileFactory()
    for address in (
        f"/documents/{file.pk}/{file.file.name}",
        f"/nl/documents/{file.pk}/sound.mp3",
        f"/media/{file.file.name}",
        f"/media/documents/{file.pk}/",
    ):
        assert client.get(address).status_code == 404
    assert client.get(file.url).status_code == 302


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_exif_gps_iptc_xmp_and_thumbnails(form, secrets, stored, db):
    """In the original, in Wagtail's previews, in the public copies, and in what somebody was made unrecognisable in."""
    from pictures.blurring import Box
    from pictures.obscuring import Plan, obscure

    picture = PictureFactory(data=secrets(form), file_name=f"jan.{form.lower()}", nobody=True)
    picture.get_rendition("max-165x165")
    picture.get_rendition("original")
    from pictures.publication import publish_pictures

    publish_pictures([picture])
    obscure(picture.pk, Plan(picture.file.name, [Box(0, 0, 50, 50)]))
    files = stored("private") | stored("public")
    assert len(files) >= 4
    for name, data in files.items():
        assert b"SENTINEL" not in data, name
        assert not Image.open(io.BytesIO(data)).getexif(), name


def test_file_names_image_titles_alt_text(told, picture, client, editor, stored, committed):
    file = SimpleUploadedFile("Jan Peeters.jpg", jpeg(4))
    made = client.post("/admin/images/multiple/add/", {"files[]": file, "title": "Jan Peeters"}).json()["image_id"]
    assert "jan" not in Picture.objects.get(pk=made).title.casefold()
    assert not any("peeters" in name.casefold() for place in ("private", "public") for name in stored(place))
    picture.title = "Jan Peeters op de fiets"
    picture.save()
    client.logout()
    text = text_of(client, told)
    assert 'alt="Twee mensen op een fiets"' in text
    assert "Peeters" not in text
    with committed():
        withdraw(told.story_uid)
    assert "Twee mensen op een fiets" not in text_of(client, told)
    assert storages["private"].exists(picture.file.name)
