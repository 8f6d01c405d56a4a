import datetime

import pytest
from django.utils import timezone

from consent.models import Grant, Participation, Person, Stop
from consent.windows import rebuild, together
from consent.withdrawal import withdraw
from pictures.factories import FileFactory, PictureFactory
from pictures.models import File, FileWindow, Picture, PicturePerson, PictureWindow
from pictures.publication import publish_pictures
from pictures.visibility import public_renditions


def test_it_works(story):
    picture = story.picture_of(story.teller)
    assert story.seen() == [picture]


def test_nobody_in_it_is_seen_anywhere(story):
    picture = PictureFactory(nobody=True)
    assert picture in Picture.objects.visible()
    assert story.seen() == [picture]


def test_unchecked_is_never_seen(story):
    picture = story.picture_of(story.teller)
    picture.people_state = "unchecked"
    picture.save()
    assert story.seen() == []
    assert picture not in Picture.objects.visible()
    assert not PictureWindow.objects.filter(story_uid=story.uid).exists()


def test_listed_without_anyone_is_never_seen(story):
    PictureFactory(listed=True)
    assert story.seen() == []


def test_people_are_seen_in_their_own_story_alone(story):
    picture = story.picture_of(story.teller)
    assert picture not in Picture.objects.visible(type(story)().uid)
    assert picture not in Picture.objects.visible()


def test_one_unknown_person_keeps_it_closed(story):
    picture = story.picture_of(story.teller, None)
    assert story.seen() == []
    picture.people.get(person=None).delete()
    assert story.seen() == [picture]


def test_it_follows_the_narrowest_consent(story):
    friend = story.person("Friend")
    story.allows(friend, ["body"])
    assert story.picture_of(story.teller, friend) not in story.seen()
    assert story.picture_of(friend, element="body") in story.seen()


def test_one_who_was_not_asked_keeps_it_closed(story):
    story.picture_of(story.teller, story.person("Passer-by"))
    assert story.seen() == []


def test_adding_and_removing_a_person_is_felt_at_once(story):
    picture = story.picture_of(story.teller)
    row = PicturePerson.objects.create(picture=picture, person=story.person("Late"), element="face")
    assert story.seen() == []
    row.delete()
    assert story.seen() == [picture]


def test_another_person_in_the_same_line_is_felt_at_once(story):
    row = story.picture_of(story.teller).people.get()
    row.person = story.person("Other")
    row.save()
    assert story.seen() == []


def test_a_grant_taken_back_is_felt_at_once(story):
    story.picture_of(story.teller)
    Grant.objects.get(record__story_uid=story.uid, element="face").delete()
    assert story.seen() == []


def test_a_stopped_story_shows_none(story):
    story.picture_of(story.teller)
    Stop.objects.create(story_uid=story.uid)
    assert story.seen() == []


def test_withdrawal_closes_it(story):
    story.picture_of(story.teller)
    withdraw(story.uid, giver=story.teller)
    assert story.seen() == []


@pytest.mark.parametrize("listed_in_text", [True, False])
def test_not_shown_at_all_holds_for_one_who_is_only_in_the_picture(story, listed_in_text):
    friend = story.person("Friend")
    story.allows(friend, ["face", "pseudonym", "facts", "own_words"])
    if listed_in_text:
        Participation.objects.create(story_uid=story.uid, person=friend)
    story.picture_of(friend)
    assert story.seen()
    friend = Person.objects.get(pk=friend.pk)
    friend.may_be_recognisable = "hidden"
    friend.save()
    assert story.seen() == []


def test_the_clock_alone_closes_it(story, time_machine):
    friend = story.person("Friend")
    end = timezone.now() + datetime.timedelta(days=10)
    story.allows(friend, ["face"], until=end)
    picture = story.picture_of(story.teller, friend)
    publish_pictures([picture], story.uid)
    assert public_renditions([picture], story.uid)
    time_machine.move_to(end - datetime.timedelta(seconds=1), tick=False)
    assert story.seen() == [picture]
    assert public_renditions([picture], story.uid)
    time_machine.move_to(end, tick=False)
    assert story.seen() == []
    assert public_renditions([picture], story.uid) == {}
    assert story.seen(at=end - datetime.timedelta(days=1)) == [picture]


def test_a_consent_that_begins_later_opens_later(story, time_machine):
    friend = story.person("Friend")
    begin = timezone.now() + datetime.timedelta(days=3)
    record = story.allows(friend, [])
    record.delete()
    record.pk, record.uid, record.valid_from = None, friend.uid, begin
    with together():
        record.save(force_insert=True)
        Grant.objects.create(record=record, element="face", channel="website", answer="granted")
    picture = story.picture_of(friend)
    assert story.seen() == []
    time_machine.move_to(begin, tick=False)
    assert story.seen() == [picture]


def test_sound_follows_the_same_rules(story):
    sound = story.sound_of(story.teller)
    assert story.seen(model=File) == [sound]
    assert sound not in File.objects.visible()
    assert FileFactory(nobody=True) in File.objects.visible()
    withdraw(story.uid, giver=story.teller)
    assert not FileWindow.objects.filter(story_uid=story.uid).exists()


def test_renditions_take_one_query_whatever_their_number(story, django_assert_num_queries):
    pictures = [story.picture_of(story.teller) for _number in range(2)]
    more = pictures + [PictureFactory(nobody=True, kind=kind) for kind in ("bike", "soup", "drum")]
    for some in (pictures, more):
        publish_pictures(some, story.uid)
        with django_assert_num_queries(1):
            assert len(public_renditions(some, story.uid)) == 2 * len(some)


def test_rebuilding_asks_as_much_for_many_pictures_as_for_one(story, django_assert_max_num_queries):
    story.picture_of(story.teller)
    with django_assert_max_num_queries(40) as few:
        rebuild([story.uid])
    for _number in range(6):
        story.picture_of(story.teller)
    with django_assert_max_num_queries(len(few)):
        rebuild([story.uid])


def test_a_picture_deleted_takes_its_people_and_windows(story):
    story.picture_of(story.teller).delete()
    assert not PicturePerson.objects.filter(person=story.teller).exists()
    assert not PictureWindow.objects.filter(story_uid=story.uid).exists()
