"""A withdrawn picture does not come back by being uploaded once more; another one does come in."""

import datetime
import time

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageOps
from wagtail.images.forms import get_image_form
from wagtail.models import UploadedFile

from common.cleaning import clean_picture
from consent.models import Grant
from consent.withdrawal import lift, withdraw
from pictures.demo_pictures import KINDS, draw
from pictures.factories import PictureFactory, PicturePersonFactory
from pictures.fingerprints import MOST_DIFFERENT, fingerprint, fingerprint_of
from pictures.models import Picture, PictureTombstone, PictureWindow
from tests.pictures.photos import encoded, jpeg, photo

SENTENCE = "We cannot take this picture. Ask the consent keeper how to go on."


@pytest.fixture
def picture(story):
    """A photo of the teller, who allows it."""
    picture = PictureFactory(data=jpeg(1), file_name="a.jpg", listed=True)
    PicturePersonFactory(picture=picture, person=story.teller)
    assert story.seen() == [picture]
    return picture


@pytest.fixture
def withdrawn(story, picture):
    withdraw(story.uid, giver=story.teller)
    return picture


def is_taken(data, name="again.jpg"):
    try:
        Picture.objects.create(title="Again", file=ContentFile(data, name=name))
    except ValidationError as refused:
        assert refused.code == "not_taken"
        return False
    return True


# When it is remembered.


def test_it_works(withdrawn):
    (tombstone,) = PictureTombstone.objects.all()
    assert tombstone.picture == withdrawn
    assert not is_taken(jpeg(1))
    assert is_taken(jpeg(2))


def test_it_says_nothing_of_anybody(withdrawn):
    (tombstone,) = PictureTombstone.objects.all()
    fields = {field.name for field in PictureTombstone._meta.fields}
    assert fields == {"id", "given_sha256", "stored_sha256", "likeness", "picture", "made_at"}
    assert len(tombstone.stored_sha256) == len(tombstone.given_sha256) == 64
    assert len(tombstone.likeness) == 32
    assert str(tombstone) == timezone.now().strftime("%Y-%m-%d")


def test_narrowing_is_a_no_too(story, picture):
    story.allows(story.teller, ["pseudonym", "facts", "own_words"])
    assert story.seen() == []
    assert not is_taken(jpeg(1))


def test_a_grant_taken_away(story, picture):
    Grant.objects.get(record__story_uid=story.uid, element="face").delete()
    assert not is_taken(jpeg(1))


def test_not_recognisable_any_more(story, picture):
    story.teller.may_be_recognisable = "no"
    story.teller.save()
    assert not is_taken(jpeg(1))


def test_a_story_taken_offline(story, picture):
    withdraw(story.uid)
    assert not is_taken(jpeg(1))
    lift(story.uid)
    assert is_taken(jpeg(1))


def test_a_no_after_the_consent_had_ended(story, picture, time_machine):
    time_machine.move_to(timezone.now() + datetime.timedelta(days=800), tick=False)
    story.teller.save()
    assert not PictureWindow.objects.filter(story_uid=story.uid).exists()
    assert is_taken(jpeg(1))
    withdraw(story.uid, giver=story.teller)
    assert not is_taken(jpeg(1))


def test_one_of_two_people_suffices(story, picture):
    friend = story.person("Friend")
    story.allows(friend, ["face"])
    PicturePersonFactory(picture=picture, person=friend)
    assert PictureTombstone.objects.count() == 0
    withdraw(story.uid, giver=friend)
    assert not is_taken(jpeg(1))


def test_the_clock_is_no_no(story, picture, time_machine):
    time_machine.move_to(timezone.now() + datetime.timedelta(days=800), tick=False)
    assert story.seen() == []
    story.teller.save()
    assert PictureTombstone.objects.count() == 0


def test_one_who_has_not_answered_is_no_no(story, picture):
    PicturePersonFactory(picture=picture, person=story.person("Late"))
    assert story.seen() == []
    assert PictureTombstone.objects.count() == 0


def test_another_list_is_no_no(story, picture):
    """Somebody whose face nobody may show is put on the list, or on the other line: nobody took anything back."""
    friend = story.person("Friend")
    story.allows(friend, ["body"])
    row = PicturePersonFactory(picture=picture, person=friend, element="body")
    assert story.seen() == [picture]
    row.element = "face"
    row.save()
    assert story.seen() == []
    assert PictureTombstone.objects.count() == 0


def test_what_could_never_be_shown_is_not_withdrawn(story):
    friend = story.person("Friend")
    story.allows(friend, ["pseudonym"])
    story.picture_of(friend)
    assert PictureTombstone.objects.count() == 0
    withdraw(story.uid, giver=friend)
    assert PictureTombstone.objects.count() == 0


def test_a_picture_without_people_is_nobodys(story):
    PictureFactory(nobody=True)
    withdraw(story.uid, giver=story.teller)
    assert PictureTombstone.objects.count() == 0


def test_while_another_story_may_show_it_it_is_not_withdrawn(story, picture):
    other = type(story)()
    record = other.allows(story.teller, ["face"])
    assert picture in Picture.objects.visible(other.uid)
    withdraw(story.uid, giver=story.teller)
    assert PictureTombstone.objects.count() == 0
    withdraw(record.story_uid, giver=story.teller)
    assert not is_taken(jpeg(1))


def test_twice_is_once(story, withdrawn):
    withdraw(story.uid, giver=story.teller)
    withdraw(story.uid)
    assert PictureTombstone.objects.count() == 1


def test_a_yes_given_anew_lifts_it(story, withdrawn):
    story.allows(story.teller, ["pseudonym", "facts", "own_words", "face"])
    assert story.seen() == [withdrawn]
    assert PictureTombstone.objects.count() == 0
    assert is_taken(jpeg(1))


def test_a_yes_that_does_not_cover_it_lifts_nothing(story, withdrawn):
    story.allows(story.teller, ["pseudonym", "facts", "own_words"])
    assert not is_taken(jpeg(1))


def test_another_file_under_it_lifts_nothing_of_the_one_before(story, withdrawn):
    withdrawn.file = ContentFile(jpeg(2), name="b.jpg")
    withdrawn.save()
    withdrawn.people_state = "listed"
    withdrawn.save()
    story.allows(story.teller, ["face", "pseudonym", "facts", "own_words"])
    assert withdrawn in story.seen()
    assert not is_taken(jpeg(1))


def test_deleted_with_somebody_in_it(picture):
    picture.delete()
    (tombstone,) = PictureTombstone.objects.all()
    assert tombstone.picture is None
    assert not is_taken(jpeg(1))


def test_many_deleted_at_once(picture):
    Picture.objects.filter(pk=picture.pk).delete()
    assert not is_taken(jpeg(1))


def test_deleted_after_it_was_withdrawn(withdrawn):
    withdrawn.delete()
    (tombstone,) = PictureTombstone.objects.all()
    assert tombstone.picture is None
    assert not is_taken(jpeg(1))


def test_deleted_with_nobody_in_it(db):
    PictureFactory(data=jpeg(1), file_name="a.jpg", nobody=True).delete()
    assert is_taken(jpeg(1))


def test_one_that_came_before_hashes_were_kept(story, picture):
    Picture.objects.filter(pk=picture.pk).update(stored_sha256="", given_sha256="", likeness="")
    withdraw(story.uid, giver=story.teller)
    assert PictureTombstone.objects.get().stored_sha256 == fingerprint_of(picture.file.open().read()).stored_sha256
    assert not is_taken(encoded(photo(1), quality=60))


def test_a_file_that_is_gone_holds_up_no_withdrawal(story, picture):
    Picture.objects.filter(pk=picture.pk).update(stored_sha256="")
    picture.file.storage.delete(picture.file.name)
    withdraw(story.uid, giver=story.teller)
    assert story.seen() == []


# What is recognised.


def changed():
    image = photo(1)
    width, height = image.size
    turned = Image.Exif()
    turned[0x0112] = 6
    yield "the same", jpeg(1), "a.jpg"
    for quality in (92, 60, 30, 15):
        yield f"quality {quality}", encoded(image, quality=quality), "a.jpg"
    for share in (2, 4, 8):
        yield f"1/{share} of its size", encoded(image.resize((width // share, height // share)), quality=80), "a.jpg"
    yield "as PNG", encoded(image, "PNG"), "a.png"
    yield "as WebP", encoded(image, "WEBP", quality=70), "a.webp"
    yield "mirrored", encoded(ImageOps.mirror(image)), "a.jpg"
    yield "turned", encoded(image.rotate(90, expand=True)), "a.jpg"
    yield "turned by a note", encoded(image, exif=turned), "a.jpg"
    yield "upside down and mirrored", encoded(ImageOps.flip(image)), "a.jpg"
    yield "grey", encoded(image.convert("L")), "a.jpg"
    yield "lighter", encoded(image.point(lambda value: min(255, int(value * 1.2)))), "a.jpg"
    yield "1 % off each edge", encoded(image.crop((12, 8, width - 12, height - 8))), "a.jpg"
    yield "2 % off each edge", encoded(image.crop((24, 16, width - 24, height - 16))), "a.jpg"
    yield "a spot on it", encoded(_spotted(image)), "a.jpg"


def _spotted(image):
    spotted = image.copy()
    spotted.paste("white", (500, 300, 620, 420))
    return spotted


CHANGED = list(changed())


@pytest.mark.parametrize(("data", "name"), [case[1:] for case in CHANGED], ids=[case[0] for case in CHANGED])
def test_it_is_known_again(data, name, withdrawn):
    assert not is_taken(data, name)


def test_the_stored_file_taken_from_the_desk_is_known_again(withdrawn):
    data = withdrawn.file.open().read()
    PictureTombstone.objects.update(likeness="")
    assert not is_taken(data)
    assert not is_taken(jpeg(1)), "the very file that was uploaded"


def test_what_it_misses(withdrawn):
    """docs/pictures.md says so: whoever cuts off enough, or draws enough on it, gets through; a person still has to look."""
    image = photo(1)
    assert is_taken(encoded(image.crop((200, 130, 1000, 670))))
    assert is_taken(encoded(image.rotate(20)))


@pytest.mark.parametrize("number", range(2, 8))
def test_others_are_taken(number, withdrawn):
    assert is_taken(jpeg(number))


def test_no_two_different_pictures_are_alike():
    """Every one against every other, mirrored and turned too: 37 pictures, 666 pairs."""
    prints = [fingerprint_of(draw(kind)) for kind in KINDS] + [fingerprint_of(jpeg(number)) for number in range(100, 130)]
    assert all(mark.likeness for mark in prints)
    distances = [(view ^ int(other.likeness, 16)).bit_count() for mark in prints for other in prints if other is not mark for view in mark.views]
    assert min(distances) > 2 * MOST_DIFFERENT


FLAT = {
    "one colour": Image.new("RGB", (600, 400), "#E9CFA0"),
    "a sky": Image.linear_gradient("L").resize((600, 400)),
    "a wall in the evening": Image.linear_gradient("L").rotate(90).resize((600, 400)),
    "noise": Image.effect_noise((600, 400), 20),
    "half and half": ImageOps.expand(Image.new("L", (600, 200), 30), (0, 0, 0, 200), 220),
}


@pytest.mark.parametrize("name", FLAT)
def test_what_looks_like_anything_is_known_by_its_bytes_alone(name, db):
    mark = fingerprint_of(encoded(FLAT[name], "PNG"))
    assert (mark.likeness, mark.views) == ("", ())
    gone = PictureFactory(data=encoded(FLAT[name], "PNG"), file_name="a.png", listed=True)
    gone.people.create(person=None, element="body")
    gone.delete()
    assert not is_taken(encoded(FLAT[name], "PNG"), "a.png")
    assert is_taken(encoded(FLAT[name].resize((300, 200)), "PNG"), "a.png")


# Every door.


def test_the_form_of_one_picture(withdrawn, editor, client):
    data = {"title": "A title I typed", "people_state": "none", "alt_text": "", "tags": "", "file": SimpleUploadedFile("b.jpg", jpeg(1))}
    page = client.post("/admin/images/add/", data).content.decode()
    assert SENTENCE in page
    assert "A title I typed" in page


def test_many_at_once(withdrawn, editor, client, stored):
    before = stored("private")
    answer = client.post("/admin/images/multiple/add/", {"files[]": SimpleUploadedFile("b.jpg", jpeg(1)), "title": "b"}).json()
    assert answer == {"success": False, "error_message": SENTENCE}
    assert stored("private") == before


def test_one_that_would_be_put_aside(withdrawn, editor, client, stored):
    before = stored("private")
    answer = client.post("/admin/images/multiple/add/", {"files[]": SimpleUploadedFile("b.jpg", jpeg(1)), "title": "x" * 300}).json()
    assert answer == {"success": False, "error_message": SENTENCE}
    with pytest.raises(ValidationError) as refused:
        UploadedFile.objects.create(for_content_type=ContentType.objects.get_for_model(Picture), file=SimpleUploadedFile("b.jpg", jpeg(1)))
    assert refused.value.code == "not_taken"
    assert stored("private") == before


def test_while_writing(withdrawn, editor, client):
    data = {"title": "", "people_state": "none", "alt_text": "", "tags": "", "file": SimpleUploadedFile("b.jpg", jpeg(1))}
    answer = client.post("/admin/images/chooser/create/", {f"image-chooser-upload-{name}": value for name, value in data.items()})
    assert SENTENCE in answer.content.decode(), answer.json()


def test_in_the_place_of_another(withdrawn, editor):
    other = PictureFactory(data=jpeg(2), file_name="b.jpg")
    data = {"title": "Other", "people_state": "none", "alt_text": "", "tags": ""}
    form = get_image_form(Picture)(data, {"file": SimpleUploadedFile("c.jpg", jpeg(1))}, instance=other, user=editor)
    assert form.errors["file"] == [SENTENCE]


def test_under_itself(withdrawn):
    withdrawn.file = ContentFile(jpeg(1), name="a.jpg")
    with pytest.raises(ValidationError, match="We cannot take this picture"):
        withdrawn.save()


def test_around_save(withdrawn, stored):
    before = stored("private")
    with pytest.raises(ValidationError, match="We cannot take this picture"):
        Picture.objects.bulk_create([Picture(title="C", file=ContentFile(jpeg(1), name="c.jpg"))])
    assert stored("private") == before


def test_saving_what_is_there_is_no_upload(withdrawn):
    withdrawn.title = "Another title"
    withdrawn.save()
    assert Picture.objects.get(pk=withdrawn.pk).title == "Another title"


# At ten thousand.


def test_it_asks_as_much_of_ten_thousand_as_of_one(withdrawn, query_count):
    upload = clean_picture(ContentFile(jpeg(2), "a.jpg"))
    with query_count(2):
        PictureTombstone.objects.refuse(upload)
    PictureTombstone.objects.bulk_create(
        PictureTombstone(stored_sha256=f"{number:064x}", likeness=f"{number**9 % 2**128:032x}") for number in range(10_000)
    )
    with query_count(2):
        PictureTombstone.objects.refuse(upload)
    fingerprint(upload)
    begin = time.perf_counter()
    PictureTombstone.objects.refuse(upload)
    assert time.perf_counter() - begin < 1, "about 30 ms; a second means that something else is done"


def test_withdrawing_asks_as_much_for_many_pictures_as_for_one(story, django_assert_max_num_queries):
    story.picture_of(story.teller)
    with django_assert_max_num_queries(90) as few:
        withdraw(story.uid)
    lift(story.uid)
    for number in range(2, 6):
        PicturePersonFactory(picture=PictureFactory(data=jpeg(number), file_name="a.jpg", listed=True), person=story.teller)
    with django_assert_max_num_queries(len(few)):
        withdraw(story.uid)
    assert PictureTombstone.objects.count() == 5
