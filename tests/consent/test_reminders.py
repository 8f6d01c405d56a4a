"""What ends or changes by the clock is told 90, 30 and 7 days before: once, also after a night that was missed, and never by name."""

import datetime

import pytest
from dateutil.relativedelta import relativedelta
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from common.models import SiteConfiguration
from consent.factories import PersonFactory, give, guard, take_part
from consent.models import ConsentRecord, Notice, Person, Reminder, Term
from consent.withdrawal import withdraw
from initiatives.models import Initiative
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


class Unreachable(EmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError("no mail today")


OF_THE_AGENDA = {"nalezer@example.org", "partner@example.org", "nieuw@example.org"}


def night(**options):
    """A run; what it mailed, but for the agenda's own mails to reviewers and partners (tests/activities/test_night.py)."""
    mail.outbox.clear()
    call_command("nightly", verbosity=0, **options)
    return [message for message in mail.outbox if not OF_THE_AGENDA & set(message.to)]


def told(what="expiry"):
    return sorted(Reminder.objects.filter(what=what).values_list("step", flat=True), reverse=True)


def waiting(user):
    """The list as this person sees it; who moves the clock is signed out."""
    client = Client()
    client.force_login(user)
    return client.get("/admin/wacht-op-mij/").content.decode()


@pytest.fixture
def ends_on(data):
    """The demo's own people have no birthdays and no ends, and nobody is asked about its initiatives, so that only this story speaks."""
    Initiative.objects.update(live=False)
    Person.objects.update(erased_at=timezone.now())
    ConsentRecord.objects.update(valid_until=timezone.now() + datetime.timedelta(days=1500))
    return timezone.now() + datetime.timedelta(days=120)


@pytest.fixture
def adult(index, ends_on):
    """A story with one adult in it, whose consent ends in 120 days."""
    person = PersonFactory(first_name="Geheime", last_name="Naamhouder", public_alias="Schuilnaam")
    StoryPageFactory(parent=index, title="De titel zegt niets", people=[person], consent={"valid_until": ends_on})
    return person


def test_it_works(adult, ends_on, time_machine, keeper):
    assert night() == []
    for days, steps in ((91, []), (90, [90]), (89, [90]), (30, [90, 30]), (29, [90, 30]), (7, [90, 30, 7]), (1, [90, 30, 7])):
        time_machine.move_to(ends_on - datetime.timedelta(days=days))
        mails = night()
        assert told() == steps, days
        assert len(mails) == (1 if days in {90, 30, 7} else 0), days
        assert all(message.to == [keeper.email] for message in mails)


def test_a_second_run_tells_nothing_twice(adult, ends_on, time_machine):
    time_machine.move_to(ends_on - datetime.timedelta(days=30))
    assert len(night()) == 1
    assert night() == []
    assert told() == [30]


def test_a_missed_night_is_caught_up_and_only_the_nearest_step_is_told(adult, ends_on, time_machine):
    time_machine.move_to(ends_on - datetime.timedelta(days=5))
    (message,) = night()
    assert told() == [7]
    assert message.body.count(adult.code) == 1
    assert night() == []


def test_what_ended_while_nobody_ran_it_is_told_afterwards(adult, ends_on, time_machine):
    time_machine.move_to(ends_on + datetime.timedelta(days=3))
    assert len(night()) == 1
    time_machine.move_to(ends_on + datetime.timedelta(days=4))
    assert night() == []


def test_what_ended_long_ago_is_no_news(adult, ends_on, time_machine):
    time_machine.move_to(ends_on + datetime.timedelta(days=60))
    night()
    assert told() == []


def test_the_mail_holds_codes_and_days_and_nothing_else(adult, ends_on, time_machine):
    adult.phone, adult.email = "0470 00 00 00", "geheim@example.org"
    adult.save()
    time_machine.move_to(ends_on - datetime.timedelta(days=7))
    (message,) = night()
    said = message.subject + message.body
    assert adult.code in said
    assert "http://testserver/admin/wacht-op-mij/" in said
    for secret in ("Geheime", "Naamhouder", "Schuilnaam", "0470", "geheim@", "De titel zegt niets", "samen-op-weg"):
        assert secret not in said


def test_a_mail_server_that_fails_stops_nothing_and_is_tried_again(adult, ends_on, time_machine, settings, caplog):
    time_machine.move_to(ends_on - datetime.timedelta(days=7))
    settings.EMAIL_BACKEND = f"{__name__}.Unreachable"
    assert night() == []
    assert told() == [7]
    assert not Reminder.objects.filter(mailed_at__isnull=False).exists()
    assert adult.code not in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert len(night()) == 1
    assert night() == []


def test_without_keepers_it_goes_to_the_desk_and_without_a_desk_it_waits(adult, ends_on, time_machine, keeper):
    get_user_model().objects.filter(pk=keeper.pk).update(is_active=False)
    time_machine.move_to(ends_on - datetime.timedelta(days=7))
    assert night() == []
    SiteConfiguration.objects.update(desk_email="desk@example.org")
    (message,) = night()
    assert message.to == ["desk@example.org"]


def test_who_left_and_who_has_no_address_get_no_mail(adult, ends_on, time_machine, keeper):
    users = get_user_model().objects
    for name, values in {"weg": {"is_active": False, "email": "weg@example.org"}, "zonder": {"email": ""}}.items():
        users.create_user(name, **values).groups.set(keeper.groups.all())
    time_machine.move_to(ends_on - datetime.timedelta(days=7))
    (message,) = night()
    assert message.to == [keeper.email]


@pytest.mark.parametrize("what", ["decides_along", "comes_of_age"])
def test_a_birthday_is_told(what, index, ends_on, time_machine, keeper):
    age = {"decides_along": 12, "comes_of_age": 18}[what]
    birthday = timezone.localdate() + datetime.timedelta(days=100)
    child = PersonFactory(child=True, birth_date=birthday - relativedelta(years=age))
    guard(child, "mama")
    guard(child, "papa")
    StoryPageFactory(parent=index, people=[child])
    assert child.code not in "".join(message.body for message in night())
    time_machine.move_to(timezone.now() + datetime.timedelta(days=70))
    (message,) = night()
    assert message.body.count(child.code) == 1, "once, though three consents end on that day"
    assert told(what) == [30]
    assert child.code in waiting(keeper)


def test_an_age_the_officer_changes_changes_the_day(index, ends_on):
    child = PersonFactory(child=True, birth_date=timezone.localdate() + datetime.timedelta(days=20) - relativedelta(years=14))
    take_part(StoryPageFactory(parent=index, cleared=False).story_uid, child)
    night()
    assert told("decides_along") == []
    Term.objects.create(key="decides_along_age", value=14, valid_from=timezone.localdate(), source="een advies")
    night()
    assert told("decides_along") == [30]


def test_a_birth_date_put_right_takes_its_task_away(index, ends_on, keeper):
    child = PersonFactory(child=True, birth_date=timezone.localdate() + datetime.timedelta(days=20) - relativedelta(years=12))
    take_part(StoryPageFactory(parent=index, cleared=False).story_uid, child)
    night()
    assert child.code in waiting(keeper)
    child.birth_date = timezone.localdate() - relativedelta(years=8)
    child.save()
    night()
    assert child.code not in waiting(keeper)


def test_a_notice_is_read_again_after_a_year(ends_on, time_machine):
    Notice.objects.update(signed_off_at=None)
    Notice.objects.create(key="story", version=9, language="nl", title="Mag het?", body="Nee is goed.", signed_off_at=timezone.now())
    time_machine.move_to(timezone.now() + datetime.timedelta(days=360))
    (message,) = night()
    assert told("notice_review") == [7]
    assert "v9" in message.body


def test_a_new_answer_takes_the_task_away(adult, ends_on, time_machine, keeper, index):
    time_machine.move_to(ends_on - datetime.timedelta(days=7))
    night()
    story = adult.participations.get().story_uid
    assert f"/admin/toestemming/{story}/" in waiting(keeper)
    give(story, adult, adult, valid_until=ends_on + datetime.timedelta(days=400))
    assert f"/admin/toestemming/{story}/" not in waiting(keeper)
    assert night() == []


def test_what_was_taken_back_is_no_task(adult, ends_on, time_machine):
    withdraw(adult.participations.get().story_uid, giver=adult)
    time_machine.move_to(ends_on - datetime.timedelta(days=7))
    assert night() == []
    assert told() == []


def test_done_is_pressed_by_keepers_alone(adult, ends_on, time_machine, keeper, editor, reviewer):
    def pressed(user, method="post"):
        client = Client()
        client.force_login(user)
        return getattr(client, method)(address).status_code

    time_machine.move_to(ends_on - datetime.timedelta(days=7))
    night()
    reminder = Reminder.objects.get(what="expiry")
    address = f"/admin/toestemming/herinnering/{reminder.pk}/klaar/"
    for other in (editor, reviewer):
        assert "Schuilnaam" not in waiting(other)
        pressed(other)
        assert Reminder.objects.get(pk=reminder.pk).done_at is None
    assert pressed(keeper, "get") == 405
    assert f'action="{address}"' in waiting(keeper)
    assert pressed(keeper) == 302
    assert Reminder.objects.get(pk=reminder.pk).done_by == keeper
    assert f'action="{address}"' not in waiting(keeper)
    assert night() == []


def test_the_nearer_step_takes_the_place_of_the_one_before(adult, ends_on, time_machine):
    for days in (90, 30):
        time_machine.move_to(ends_on - datetime.timedelta(days=days))
        night()
    assert list(Reminder.objects.open().filter(what="expiry").values_list("step", flat=True)) == [30]


def test_the_list_asks_the_same_at_any_size(adult, ends_on, time_machine, keeper, index, query_count):
    def count():
        night()
        with query_count(80) as queries:
            client.get("/admin/wacht-op-mij/")
        return len(queries)

    time_machine.move_to(ends_on - datetime.timedelta(days=7))
    client = Client()
    client.force_login(keeper)
    client.get("/admin/wacht-op-mij/")
    one = count()
    for _ in range(5):
        StoryPageFactory(parent=index, people=[PersonFactory()], consent={"valid_until": ends_on})
    assert count() == one
