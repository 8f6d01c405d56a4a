"""Somebody is made unrecognisable on the desk, and the picture that showed them is gone for good."""

import io
import re

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client
from PIL import Image, ImageChops, ImageStat

from common.cleaning import clean_picture
from pictures.blurring import Box, obscured
from pictures.factories import PictureFactory, PicturePersonFactory
from pictures.models import Picture, PictureTombstone, PublicRendition, Rendition
from pictures.publication import publish_pictures
from stories.factories import StoryPageFactory
from tests.pictures.photos import encoded, jpeg, photo

FACE = Box(25, 25, 20, 40)


@pytest.fixture
def picture(db):
    return PictureFactory(data=jpeg(1), file_name="a.jpg", listed=True)


def rows(picture, *boxes, **given):
    """What a browser sends: eight rows, the empty ones too; each box is (left, top, width, height, what, who)."""
    data = {"box-TOTAL_FORMS": "8", "box-INITIAL_FORMS": "0", "of": picture.file.name}
    for number, box in enumerate([*boxes, *[("", "", "", "", "blur", "")] * (8 - len(boxes))]):
        for name, value in zip(("left", "top", "width", "height", "what", "who"), box, strict=True):
            data[f"box-{number}-{name}"] = str(value)
    return data | given


def url(picture):
    return f"/admin/images/{picture.pk}/onherkenbaar/"


def look(client, picture, *boxes):
    """The example, and the mark of what it was of."""
    answer = client.post(url(picture), rows(picture, *boxes, look=""))
    found = re.search(r'name="seen" value="(\w+)"', answer.content.decode())
    return answer, found and found.group(1)


def keep(client, picture, *boxes):
    _answer, seen = look(client, picture, *boxes)
    return client.post(url(picture), rows(picture, *boxes, seen=seen, keep=""))


def pixels(picture):
    picture = Picture.objects.get(pk=picture.pk)
    return Image.open(io.BytesIO(picture.file.open().read())).convert("RGB")


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_picture_whose_file_is_gone_is_404(picture, editor, client):
    picture.file.storage.delete(picture.file.name)
    client.force_login(editor)
    assert client.get(url(picture)).status_code == 404
    assert client.post(url(picture), rows(picture, (25, 25, 20, 40, "blur", ""), look="")).status_code == 404


def test_it_works(picture, editor, client, committed, stored):
    before = stored("private")[picture.file.name]
    with committed():
        answer = keep(client, picture, (25, 25, 20, 40, "blur", ""))
    assert answer.status_code == 302
    assert answer.url == f"/admin/images/{picture.pk}/"
    (name,) = stored("private")
    assert name != picture.file.name
    assert before not in stored("private").values()
    assert pixels(picture).size == (1200, 800)


def test_the_picture_leads_there(picture, editor, client):
    assert url(picture) in client.get(f"/admin/images/{picture.pk}/").content.decode()
    page = client.get(url(picture)).content.decode()
    assert picture.file.url in page
    assert page.count('name="box-') == 8 * 6 + 4
    assert "data-boxes-stage" in page


def test_looking_writes_nothing(picture, editor, client, stored):
    before = stored("private"), stored("public")
    answer, seen = look(client, picture, (25, 25, 20, 40, "blur", ""))
    page = answer.content.decode()
    assert seen
    assert "data:image/jpeg;base64," in page
    assert "The original is wiped. You cannot undo that." in page
    assert (stored("private"), stored("public")) == before
    assert Picture.objects.get(pk=picture.pk).file.name == picture.file.name


def test_only_what_was_looked_at_is_kept(picture, editor, client, stored):
    before = stored("private")
    _answer, seen = look(client, picture, (25, 25, 20, 40, "blur", ""))
    answer = client.post(url(picture), rows(picture, (25, 25, 30, 40, "blur", ""), seen=seen, keep=""))
    assert answer.status_code == 200
    assert "This is how it becomes" in answer.content.decode()
    assert client.post(url(picture), rows(picture, (25, 25, 20, 40, "blur", ""), keep="")).status_code == 200
    assert stored("private") == before


def test_drawn_on_a_picture_that_was_replaced_meanwhile(picture, editor, client, committed):
    box = (25, 25, 20, 40, "blur", "")
    _answer, seen = look(client, picture, box)
    with committed():
        keep(client, picture, (0, 0, 50, 50, "keep", ""))
    replaced = Picture.objects.get(pk=picture.pk).file.name
    answer = client.post(url(picture), rows(picture, box, seen=seen, keep=""))
    assert "Somebody else changed this picture meanwhile" in answer.content.decode()
    assert Picture.objects.get(pk=picture.pk).file.name == replaced


@pytest.mark.parametrize(
    ("boxes", "sentence"),
    [
        ([], "Draw at least one box."),
        ([(25, 25, "", 40, "blur", "")], "Fill in all four numbers"),
        ([(25, 25, 0, 40, "blur", "")], "Fill in all four numbers"),
        ([(90, 25, 20, 40, "blur", "")], "goes beyond the picture"),
        ([(-1, 25, 20, 40, "blur", "")], "greater than or equal to 0"),
        ([("nan", 25, 20, 40, "blur", "")], "Enter a number"),
        ([(0, 0, 50, 50, "keep", ""), (50, 50, 50, 50, "keep", "")], "Only one box can be kept"),
        ([(25, 25, 20, 40, "other", "")], "Select a valid choice"),
        ([(25, 25, 20, 40, "blur", "999999")], "Select a valid choice"),
    ],
)
def test_refusals_keep_what_was_typed(boxes, sentence, picture, editor, client, stored):
    before = stored("private")
    page = client.post(url(picture), rows(picture, *boxes, keep="", seen="x")).content.decode()
    assert sentence in page
    assert all(f'value="{box[3]}"' in page for box in boxes)
    assert stored("private") == before


def test_who_is_kept_is_not_covered(picture, story, editor, client):
    row = PicturePersonFactory(picture=picture, person=story.teller)
    page = client.post(url(picture), rows(picture, (0, 0, 50, 50, "keep", row.pk), look="")).content.decode()
    assert "Choose a person only for a box that is made blurry." in page


def test_one_without_the_right_is_refused(picture, reviewer_client, client):
    assert reviewer_client.get(url(picture)).status_code in {302, 403}
    assert client.get(url(picture)).status_code == 302
    assert reviewer_client.post(url(picture), rows(picture, (25, 25, 20, 40, "blur", ""), look="")).status_code in {302, 403}


def test_an_editor_may(picture):
    client = Client()
    client.force_login(get_user_model().objects.get(username="redactie"))
    assert client.get(url(picture)).status_code == 200


def test_no_picture(editor, client):
    assert client.get("/admin/images/999999/onherkenbaar/").status_code == 404


# What is left of a face.


def part(data, box):
    image = Image.open(io.BytesIO(data)).convert("RGB")
    return image.crop(box.pixels(image.size))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_no_detail_is_left_in_the_box(form):
    stripes = photo(3).copy()
    for x in range(0, 1200, 8):
        stripes.paste("black", (x, 0, x + 4, 800))
    data = encoded(stripes, form)
    made = obscured(data, f"a.{form.lower()}", [FACE]).read()
    detail = ImageStat.Stat(ImageChops.difference(part(data, FACE), ImageChops.offset(part(data, FACE), 4, 0)).convert("L")).mean[0]
    left = ImageStat.Stat(ImageChops.difference(part(made, FACE), ImageChops.offset(part(made, FACE), 4, 0)).convert("L")).mean[0]
    assert detail > 50
    assert left < 3
    outside = Box(60, 0, 40, 100)
    assert ImageStat.Stat(ImageChops.difference(part(data, outside), part(made, outside))).mean[0] < 4


def test_two_faces_of_the_same_colours_become_the_same():
    """What tells one from the other is gone, so nothing can bring it back: only the means of a few fields count."""
    plain, face = Image.new("RGB", (600, 600), (128, 128, 128)), Image.new("RGB", (600, 600), (128, 128, 128))
    for x in range(0, 600, 6):
        for y in range(0, 600, 6):
            face.paste((228, 128, 128), (x, y, x + 3, y + 6))
            face.paste((28, 128, 128), (x + 3, y, x + 6, y + 6))
    whole = Box(0, 0, 100, 100)
    one, other = (Image.open(obscured(encoded(image, "PNG"), "a.png", [whole])) for image in (plain, face))
    assert ImageStat.Stat(ImageChops.difference(one, other)).extrema == [(0, 0)] * 3


@pytest.mark.parametrize("size", [(40, 30), (400, 300), (4000, 3000)])
def test_the_strength_follows_the_box(size):
    noise = Image.effect_noise(size, 120).convert("RGB")
    made = Image.open(obscured(encoded(noise, "PNG"), "a.png", [Box(0, 0, 100, 100)])).convert("L")
    few = made.resize((10, 10), Image.Resampling.BOX).resize(size, Image.Resampling.BICUBIC)
    assert ImageStat.Stat(ImageChops.difference(made, few)).mean[0] < 6


def test_a_box_is_rounded_outwards():
    assert Box(0.5, 0.5, 10, 10).pixels((99, 99)) == (0, 0, 11, 11)
    assert Box(99.9, 99.9, 0.1, 0.1).pixels((10, 10)) == (9, 9, 10, 10)
    assert Box(0, 0, 100, 100).pixels((1, 1)) == (0, 0, 1, 1)


@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "RGBA"])
def test_every_kind_of_pixels(mode):
    clean = clean_picture(ContentFile(encoded(Image.new(mode, (50, 40)), "PNG"), "a.png"))
    assert Image.open(obscured(clean.read(), clean.name, [FACE], Box(0, 0, 50, 50))).size == (25, 20)


def test_cut_off_is_gone(picture, editor, client, committed):
    before = pixels(picture)
    with committed():
        keep(client, picture, (50, 0, 50, 50, "keep", ""), (50, 0, 25, 25, "blur", ""))
    after = pixels(picture)
    assert after.size == (600, 400)
    assert ImageStat.Stat(ImageChops.difference(after.crop((400, 250, 600, 400)), before.crop((1000, 250, 1200, 400)))).mean[0] < 4
    picture = Picture.objects.get(pk=picture.pk)
    assert (picture.width, picture.height) == (600, 400)


# Nothing of the original is left.


def test_everything_made_of_the_original_is_gone(story, editor, client, committed, stored, data_of):
    picture = data_of(story.picture_of(story.teller))
    with committed():
        publish_pictures([picture], story.uid)
    previews = [picture.get_rendition(spec) for spec in ("max-165x165", "max-800x600", "original")]
    client.get(f"/admin/images/{picture.pk}/")
    keys = [preview.get_cache_key() for preview in previews]
    assert all(cache.get(key) for key in keys)
    private, public = stored("private"), stored("public")
    addresses = [picture.file.url, *(preview.url for preview in previews), *(copy.url for copy in picture.public.all())]
    assert all(client.get(address).status_code == 200 for address in addresses)
    with committed():
        assert keep(client, picture, (25, 25, 20, 40, "blur", "")).status_code == 302
    assert not set(private) & set(stored("private"))
    assert not set(public) & set(stored("public"))
    assert not set(private.values()) & set(stored("private").values())
    assert Rendition.objects.filter(image=picture).count() == 0
    assert not any(cache.get(key) for key in keys)
    assert {client.get(address).status_code for address in addresses} == {404}


def test_a_preview_that_was_being_made_meanwhile_goes_too(picture, editor, client, committed):
    """Somebody's list of pictures scales the old file while it is replaced, and writes its row a moment later."""
    stale = picture.get_rendition("max-165x165")
    with committed():
        keep(client, picture, (25, 25, 20, 40, "blur", ""))
        assert not Rendition.objects.filter(image=picture).exists()
        Rendition.objects.bulk_create([Rendition(image=picture, filter_spec="max-165x165", file=stale.file.name, width=1, height=1)])
        fresh = Picture.objects.get(pk=picture.pk).get_rendition("width-50")
    assert list(Rendition.objects.filter(image=picture)) == [fresh]


def test_what_is_undone_keeps_the_original(picture, editor, client, stored, monkeypatch):
    before = stored("private")
    client.raise_request_exception = False
    monkeypatch.setattr("pictures.obscuring._cover", lambda *_given: 1 / 0)
    assert keep(client, picture, (25, 25, 20, 40, "blur", "")).status_code == 500
    assert stored("private").items() >= before.items()
    assert Picture.objects.get(pk=picture.pk).file.name == picture.file.name


def test_the_focal_point_of_a_cut_picture_goes(picture, editor, client):
    picture.focal_point_x = picture.focal_point_y = picture.focal_point_width = picture.focal_point_height = 100
    picture.save()
    keep(client, picture, (25, 25, 20, 40, "blur", ""))
    assert Picture.objects.get(pk=picture.pk).has_focal_point()
    picture.refresh_from_db()
    keep(client, picture, (50, 50, 50, 50, "keep", ""))
    assert not Picture.objects.get(pk=picture.pk).has_focal_point()


# Who is in it.


@pytest.fixture
def data_of(committed):
    """The same picture with a photo in it."""

    def change(picture):
        state = picture.people_state
        with committed():
            picture.file = ContentFile(jpeg(1), name="a.jpg")
            picture.save()
        picture.people_state = state
        picture.save()
        return picture

    return change


def test_its_people_stay_listed(story, editor, client, data_of):
    picture = data_of(story.picture_of(story.teller, story.person("Friend")))
    keep(client, picture, (25, 25, 20, 40, "blur", ""))
    picture = Picture.objects.get(pk=picture.pk)
    assert picture.people_state == "listed"
    assert set(picture.people.values_list("element", "treatment")) == {("face", "none")}


def test_the_one_under_the_box_is_shown_as_a_body(story, editor, client, data_of):
    picture = data_of(story.picture_of(story.teller, story.person("Friend")))
    row = picture.people.last()
    assert story.seen() == []
    keep(client, picture, (25, 25, 20, 40, "blur", row.pk))
    row.refresh_from_db()
    assert (row.element, row.treatment) == ("body", "blurred")
    assert picture.people.first().element == "face"
    assert story.seen() == []


def test_what_their_consent_allows_is_shown_then(story, editor, client, committed, data_of):
    friend = story.person("Friend")
    story.allows(friend, ["body"])
    picture = data_of(story.picture_of(story.teller, friend))
    assert story.seen() == []
    keep(client, picture, (25, 25, 20, 40, "blur", picture.people.get(person=friend).pk))
    assert story.seen() == [picture]


def test_unknown_people_keep_it_closed(story, editor, client, data_of):
    picture = data_of(story.picture_of(story.teller, None))
    keep(client, picture, (25, 25, 20, 40, "blur", picture.people.get(person=None).pk))
    assert story.seen() == []


def test_nobody_in_it_is_asked_anew_when_somebody_was_covered(editor, client, db):
    picture = PictureFactory(data=jpeg(1), file_name="a.jpg", nobody=True)
    keep(client, picture, (50, 50, 50, 50, "keep", ""))
    picture.refresh_from_db()
    assert picture.people_state == "none"
    keep(client, picture, (25, 25, 20, 40, "blur", ""))
    assert Picture.objects.get(pk=picture.pk).people_state == "unchecked"


def test_a_line_of_another_picture_cannot_be_chosen(picture, story, editor, client):
    other = PicturePersonFactory(person=story.teller)
    answer, seen = look(client, picture, (25, 25, 20, 40, "blur", other.pk))
    assert seen is None
    assert "Select a valid choice" in answer.content.decode()


def test_no_name_is_on_the_page_and_the_queries_do_not_grow(story, editor, client, data_of, query_count):
    picture = data_of(story.picture_of(story.teller))
    client.get(url(picture))
    with query_count(40) as few:
        page = client.get(url(picture)).content.decode()
    assert "Secretname" not in page
    for number in range(6):
        PicturePersonFactory(picture=picture, person=story.person(f"Friend {number}"))
    with query_count(len(few)):
        client.get(url(picture))


def test_a_cleared_picture_gets_new_copies_at_once(open_db, admin_client):
    picture = PictureFactory(data=jpeg(1), file_name="a.jpg", nobody=True)
    page = StoryPageFactory(body=[("picture", {"image": picture, "caption": ""})])
    (before, *_others) = PublicRendition.objects.filter(picture=picture, story_uid=page.story_uid).order_by("spec")
    assert keep(admin_client, picture, (0, 0, 50, 100, "keep", "")).status_code == 302
    after = PublicRendition.objects.get(picture=picture, story_uid=page.story_uid, spec="card")
    assert after.copy.name != before.copy.name
    assert (after.width, after.height) == (480, 640)
    assert not storages["public"].exists(before.copy.name)


def test_what_was_blurred_is_not_taken_again_and_what_came_of_it_may_be_blurred_more(picture, editor, client, committed, upload):
    for _time in range(2):
        picture.refresh_from_db()
        assert keep(client, picture, (25, 25, 20, 40, "blur", "")).status_code == 302
    assert PictureTombstone.objects.count() == 2
    answer = client.post("/admin/images/multiple/add/", {"files[]": upload(jpeg(1), "again.jpg"), "title": "again"}).json()
    assert answer["error_message"] == "We cannot take this picture. Ask the consent keeper how to go on."
