"""A notice may be heard: a speaker lends it a voice, families hear it, and it stays as it was heard."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile

from consent.factories import NoticeFactory, PersonFactory, give, take_part
from consent.models import Attestation, Card, Notice
from pictures.factories import silent_mp3
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db

SOUND = silent_mp3()


@pytest.fixture
def notice(index):
    return NoticeFactory(key="story", version=90, title="Hoor eens", sound=ContentFile(SOUND, name="stem.mp3"))


@pytest.fixture
def card(index):
    story = StoryPageFactory(parent=index, cleared=False)
    buddy = PersonFactory()
    take_part(story.story_uid, buddy)
    Attestation.objects.create(story_uid=story.story_uid)
    return Card.objects.of(story.story_uid, buddy)


def use(notice):
    person = PersonFactory()
    give(person.uid, person, person, notice=notice)


def typed(notice, **changes):
    values = {name: getattr(notice, name) or "" for name in ("key", "version", "audience", "language", "title", "body")}
    return values | {"signed_off_by": "", "signed_off_at": notice.signed_off_at.strftime("%Y-%m-%d %H:%M")} | changes


def upload(data=SOUND, name="Stem van Zeldzame.mp3"):
    return SimpleUploadedFile(name, data)


def test_it_works(client, notice, card):
    shown = client.get(f"/toestemming/{card.token}/antwoord/1/").content.decode()
    assert f'<audio controls preload="none" src="/toestemming/tekst/{notice.pk}/geluid/"' in shown
    assert shown.index("<audio") < shown.index("Hoor eens")
    assert "data-listen" in shown, "the browser's own voice stays beside it"
    heard = client.get(f"/toestemming/tekst/{notice.pk}/geluid/")
    assert heard.headers["Content-Type"] == "audio/mpeg"
    assert b"".join(heard.streaming_content) == SOUND


def test_players_ask_for_a_part(client, notice):
    part = client.get(f"/toestemming/tekst/{notice.pk}/geluid/", headers={"Range": "bytes=10-19"})
    assert part.status_code == 206
    assert part.headers["Content-Range"] == f"bytes 10-19/{len(SOUND)}"


def test_nobody_hears_what_no_speaker_found_right(client, notice):
    Notice.objects.filter(pk=notice.pk).update(signed_off_at=None)
    assert client.get(f"/toestemming/tekst/{notice.pk}/geluid/").status_code == 404


def test_no_sound_is_no_page(client, card):
    silent = NoticeFactory(version=91)
    assert client.get(f"/toestemming/tekst/{silent.pk}/geluid/").status_code == 404
    assert client.get("/toestemming/tekst/99999999/geluid/").status_code == 404
    assert "<audio" not in client.get(f"/toestemming/{card.token}/antwoord/1/").content.decode()


def test_a_keeper_adds_it_cleaned_and_under_a_random_name(keeper_client, index):
    notice = NoticeFactory(version=92)
    address = f"/admin/toestemming/teksten/edit/{notice.pk}/"
    assert 'name="sound"' in keeper_client.get(address).content.decode()
    answer = keeper_client.post(address, typed(notice, sound=upload(b"ID3\x03\x00\x00\x00\x00\x00\x00" + SOUND)))
    assert answer.status_code == 302
    notice.refresh_from_db()
    assert notice.sound.read() == SOUND, "without its tags"
    assert "Zeldzame" not in notice.sound.name


@pytest.mark.parametrize(("data", "name"), [(b"%PDF-1.4", "brief.pdf"), (b"<html>", "stem.mp3"), (b"ID3\x03\x00\x00\x00\x00\x00\x00", "stem.mp3")])
def test_what_is_no_sound_is_refused_with_a_sentence_and_the_words_stay(keeper_client, index, data, name):
    notice = NoticeFactory(version=93)
    answer = keeper_client.post(f"/admin/toestemming/teksten/edit/{notice.pk}/", typed(notice, title="Nieuwe titel", sound=upload(data, name)))
    assert answer.status_code == 200
    assert "Nieuwe titel" in answer.content.decode()
    assert 'id="panel-child-sound-errors"' in answer.content.decode() or "error-message" in answer.content.decode()
    assert not Notice.objects.get(pk=notice.pk).sound


def test_a_used_notice_may_still_get_a_voice(keeper_client, index):
    notice = NoticeFactory(version=94)
    use(notice)
    assert keeper_client.post(f"/admin/toestemming/teksten/edit/{notice.pk}/", typed(notice, sound=upload())).status_code == 302
    assert Notice.objects.get(pk=notice.pk).sound


def test_what_was_heard_before_an_answer_stays(keeper_client, notice):
    use(notice)
    answer = keeper_client.post(f"/admin/toestemming/teksten/edit/{notice.pk}/", typed(notice, sound=upload()))
    assert answer.status_code == 200
    assert "maak een nieuwe versie" in answer.content.decode()
    assert Notice.objects.get(pk=notice.pk).sound.name == notice.sound.name
    notice.sound = ""
    with pytest.raises(ValidationError):
        notice.save()


def test_an_unused_one_is_replaced_and_the_old_file_goes(notice, django_capture_on_commit_callbacks):
    before = notice.sound.name
    notice.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        notice.sound = ContentFile(SOUND, name="anders.mp3")
        notice.save()
    assert not storages["private"].exists(before)
    with django_capture_on_commit_callbacks(execute=True):
        notice.delete()
    assert not storages["private"].exists(notice.sound.name)


def test_a_copy_keeps_the_voice(notice, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        NoticeFactory(version=95, sound=notice.sound.name)
        notice.delete()
    assert storages["private"].exists(Notice.objects.get(version=95).sound.name)
