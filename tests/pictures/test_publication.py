import datetime
import io

import pytest
from django.db import transaction
from django.utils import timezone
from PIL import Image

from consent.withdrawal import withdraw
from pictures.blurring import Box
from pictures.factories import FileFactory, PictureFactory
from pictures.leftovers import sweep
from pictures.models import PublicFile, PublicRendition
from pictures.obscuring import Plan, obscure
from pictures.publication import SPECS, publish_files, publish_pictures, unpublish_closed, unpublish_files, unpublish_pictures


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_it_works(story, stored):
    picture = story.picture_of(story.teller)
    assert publish_pictures([picture], story.uid) == len(SPECS)
    card, wide = (picture.public.get(spec=spec) for spec in ("card", "wide"))
    assert (card.width, card.height) == (480, 320)
    assert (wide.width, wide.height) == (960, 640)
    assert card.url.startswith("/media/pictures/")
    assert set(stored("public")) == {card.copy.name, wide.copy.name}


def test_what_may_not_be_seen_gets_no_copy(story, stored):
    pictures = [PictureFactory(), PictureFactory(listed=True), story.picture_of(story.person("Unasked"))]
    assert publish_pictures(pictures, story.uid) == publish_pictures(pictures) == 0
    assert publish_files([FileFactory(), FileFactory(listed=True)], story.uid) == 0
    assert stored("public") == {}


def test_a_story_that_is_not_clear_gets_no_copy_even_of_things(story):
    story.teller.may_be_recognisable = "hidden"
    story.teller.save()
    assert publish_pictures([PictureFactory(nobody=True)], story.uid) == 0


def test_twice_is_once(story, stored):
    picture = story.picture_of(story.teller)
    publish_pictures([picture], story.uid)
    before = stored("public")
    assert publish_pictures([picture], story.uid) == 0
    assert stored("public") == before


def test_two_at_once_leave_one(story, stored, monkeypatch):
    picture = story.picture_of(story.teller)
    publish_pictures([picture], story.uid)
    before = stored("public")
    monkeypatch.setattr(PublicRendition.objects, "filter", lambda **_asked: PublicRendition.objects.none())
    assert publish_pictures([picture], story.uid) == 0
    assert stored("public") == before


@pytest.fixture
def meanwhile(monkeypatch):
    """Something happens while the first copy of a picture is being written."""

    def happens(act):
        storage, acts = PublicRendition._meta.get_field("copy").storage, [act]
        write = storage.save

        def save(*args, **kwargs):
            if acts:
                acts.pop()()
            return write(*args, **kwargs)

        monkeypatch.setattr(storage, "save", save)

    return happens


def test_a_picture_made_unrecognisable_while_its_copy_is_made_is_not_shown_as_it_was(story, stored, meanwhile):
    """The copy is of the file before; kept, it would stand for the new one as soon as that may be seen."""
    story.allows(story.teller, ["pseudonym", "facts", "own_words", "face", "body"])
    picture = story.picture_of(story.teller)
    covered = frozenset(picture.people.values_list("pk", flat=True))
    meanwhile(lambda: obscure(picture.pk, Plan(picture.file.name, [Box(10, 10, 20, 20)], covered=covered)))
    assert publish_pictures([picture], story.uid) == 0
    assert not PublicRendition.objects.filter(picture=picture).exists()
    assert stored("public") == {}


def test_what_is_withdrawn_while_its_copy_is_made_gets_none(story, stored, meanwhile):
    picture, sound = story.picture_of(story.teller), story.sound_of(story.teller)
    meanwhile(lambda: withdraw(story.uid, giver=story.teller))
    assert publish_pictures([picture], story.uid) == 0
    assert publish_files([sound], story.uid) == 0
    assert stored("public") == {}


def test_unpublishing_deletes_row_and_file_at_once(story, stored, committed):
    pictures = [story.picture_of(story.teller), PictureFactory(nobody=True)]
    publish_pictures(pictures, story.uid)
    publish_pictures(pictures[1:])
    with committed():
        assert unpublish_pictures(pictures[:1], story.uid) == 2
    assert len(stored("public")) == 4
    with committed():
        assert unpublish_pictures(pictures[1:]) == 4
    assert stored("public") == {}
    assert unpublish_pictures(story_uid=story.uid) == 0


def test_everything_at_once_must_be_named(story):
    with pytest.raises(ValueError, match="Name pictures"):
        unpublish_pictures()


def test_a_withdrawn_story_leaves_no_file(story, stored, committed):
    publish_pictures([story.picture_of(story.teller), PictureFactory(nobody=True)], story.uid)
    publish_files([story.sound_of(story.teller)], story.uid)
    assert len(stored("public")) == 5
    with committed():
        withdraw(story.uid)
    assert stored("public") == {}


def test_a_picture_that_closes_in_a_story_that_stays_loses_its_file(story, stored, committed):
    friend = story.person("Friend")
    record = story.allows(friend, ["face"])
    thing = PictureFactory(nobody=True)
    publish_pictures([story.picture_of(friend), thing], story.uid)
    with committed():
        record.state, record.ended_at = "withdrawn", timezone.now()
        record.save()
    assert len(stored("public")) == 2
    assert {row.picture for row in PublicRendition.objects.filter(story_uid=story.uid)} == {thing}


def test_what_was_undone_keeps_its_file(open_db, stored):
    picture = PictureFactory(nobody=True)
    publish_pictures([picture])
    with pytest.raises(RuntimeError, match="undone"), transaction.atomic():
        unpublish_pictures([picture])
        raise RuntimeError("undone")
    assert len(stored("public")) == 2
    unpublish_pictures([picture])
    assert stored("public") == {}


def test_the_night_removes_what_the_clock_closed(story, stored, committed, time_machine):
    friend = story.person("Friend")
    end = timezone.now() + datetime.timedelta(days=1)
    story.allows(friend, ["face"], until=end)
    picture = story.picture_of(friend)
    publish_pictures([picture], story.uid)
    unpublish_closed()
    assert picture.public.count() == 2
    time_machine.move_to(end, tick=False)
    with committed():
        assert unpublish_closed() >= 2
    assert stored("public") == {}


def test_a_deleted_picture_leaves_nothing(story, stored, committed):
    picture = PictureFactory(nobody=True)
    picture.get_rendition("max-165x165")
    publish_pictures([picture])
    with committed():
        picture.delete()
    assert stored("public") == stored("private") == {}


def test_the_sweep_finds_files_without_a_row(story, stored, places):
    publish_pictures([PictureFactory(nobody=True)])
    (places["public"] / "pictures" / "orphan.webp").write_bytes(b"x")
    assert sweep() == 0
    assert sweep(datetime.timedelta(0)) == 1
    assert len(stored("public")) == 2


def test_a_noisy_photo_stays_light(db):
    noise, target = Image.effect_noise((1600, 1200), 90).convert("RGB"), io.BytesIO()
    noise.save(target, "JPEG")
    picture = PictureFactory(data=target.getvalue(), file_name="a.jpg", nobody=True)
    publish_pictures([picture])
    assert picture.public.get(spec="card").copy.size < 100_000
    assert picture.public.get(spec="wide").copy.size < 300_000


def test_a_small_picture_is_not_blown_up(db, secrets):
    picture = PictureFactory(data=secrets("PNG"), file_name="a.png", nobody=True)
    publish_pictures([picture])
    assert set(picture.public.values_list("width", flat=True)) == {120}


def test_sound_is_copied_for_its_story(story, stored, committed):
    sound = story.sound_of(story.teller)
    assert publish_files([sound]) == 0
    assert publish_files([sound], story.uid) == 1
    assert publish_files([sound], story.uid) == 0
    copy = PublicFile.objects.get(file=sound)
    assert copy.url.startswith("/media/sound/")
    assert stored("public")[copy.copy.name] == stored("private")[sound.file.name]
    with committed():
        assert unpublish_files(story_uid=story.uid) == 1
    assert stored("public") == {}
