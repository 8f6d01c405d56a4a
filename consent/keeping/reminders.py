"""What ends or changes by the clock, told to keepers 90, 30 and 7 days before: once for each step, a missed night caught up."""

import datetime
import logging
from collections.abc import Iterable, Iterator

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from common.locks import hold
from consent.case import midnight
from consent.enums import ReminderKind
from consent.keeping.keepers import addresses
from consent.models import ConsentRecord, Notice, Person, Reminder
from consent.terms import Terms, years_after

STEPS = (90, 30, 7)
CAUGHT_UP = datetime.timedelta(days=30)
"""What happened longer ago than this is no announcement any more."""

logger = logging.getLogger(__name__)


def remind() -> tuple[int, int]:
    """How many reminders were made, and how many were mailed."""
    return make_due(), mail_untold()


@transaction.atomic
def make_due() -> int:
    """One run at a time; what another made is left out by the constraints, whatever the database."""
    hold("reminders")
    wanted = list(due())
    outdate(wanted)
    before = Reminder.objects.count()
    Reminder.objects.bulk_create(wanted, ignore_conflicts=True)
    return Reminder.objects.count() - before


def outdate(wanted: Iterable[Reminder]) -> None:
    """A nearer step takes the place of the one before it; what will not happen any more (a birth date put right) is no task."""
    steps = {reminder.about(): reminder.step for reminder in wanted}
    old = [row.pk for row in Reminder.objects.filter(done_at=None) if is_past(row, steps)]
    Reminder.objects.filter(pk__in=old).update(done_at=timezone.now())


def is_past(row: Reminder, steps: dict[tuple, int]) -> bool:
    still_to_come = row.day >= timezone.localdate()
    return row.step > steps[row.about()] if row.about() in steps else still_to_come


def due() -> Iterator[Reminder]:
    """The nearest step whose day has come; those before it are not told any more."""
    today = timezone.localdate()
    for reminder in announced(today):
        passed = [step for step in STEPS if reminder.day - datetime.timedelta(days=step) <= today]
        if passed and reminder.day + CAUGHT_UP >= today:
            reminder.step = min(passed)
            yield reminder


def announced(today: datetime.date) -> Iterator[Reminder]:
    birthdays = set()
    for reminder in of_people(today):
        birthdays.add((reminder.person_id, reminder.day))
        yield reminder
    # On an eighteenth birthday every consent about that person ends: that is one thing to do, not three.
    yield from (reminder for reminder in of_records(today) if (reminder.record.subject_id, reminder.day) not in birthdays)
    yield from of_notices(today)


def of_people(today: datetime.date) -> Iterator[Reminder]:
    ages = Terms().on(today)
    people = Person.objects.filter(Q(participations__isnull=False) | Q(records__isnull=False), erased_at=None, deceased_on=None).distinct()
    for person in people.iterator():
        for what, age in ((ReminderKind.DECIDES_ALONG, "decides_along_age"), (ReminderKind.COMES_OF_AGE, "adult_age")):
            if day := person.birthday(ages[age]):
                yield Reminder(what=what, person=person, day=day)


def of_records(today: datetime.date) -> Iterator[Reminder]:
    since, until = midnight(today - CAUGHT_UP), midnight(today + datetime.timedelta(days=max(STEPS) + 1))
    for record in ConsentRecord.objects.ending(since, until).select_related("subject", "giver"):
        yield Reminder(what=ReminderKind.EXPIRY, record=record, day=timezone.localdate(record.valid_until))


def of_notices(today: datetime.date) -> Iterator[Reminder]:
    """The version in use, a while after a speaker found it right."""
    years, seen = Terms().on(today)["review_years"], set()
    for notice in Notice.objects.signed_off().order_by("-version"):
        text = (notice.key, notice.audience, notice.language)
        if text not in seen:
            seen.add(text)
            yield Reminder(what=ReminderKind.NOTICE_REVIEW, notice=notice, day=years_after(timezone.localdate(notice.signed_off_at), years))


def mail_untold() -> int:
    """One mail a run. Claimed before it goes, so that no other run sends it too; given back when it could not go."""
    to = addresses()
    if not to:
        return 0
    with transaction.atomic():
        pks = list(Reminder.objects.select_for_update().filter(done_at=None, mailed_at=None).values_list("pk", flat=True))
        Reminder.objects.filter(pk__in=pks).update(mailed_at=timezone.now())
    reminders = list(Reminder.objects.open().filter(pk__in=pks).with_subjects())
    try:
        if reminders:
            message(reminders, to).send()
    except Exception as error:  # whatever a mail server does, the night goes on
        logger.warning("The reminders were not mailed (%s): the next night tries again.", type(error).__name__)
        Reminder.objects.filter(pk__in=pks).update(mailed_at=None)
        return 0
    return len(reminders)


def message(reminders: list[Reminder], to: list[str]) -> EmailMessage:
    """Codes and days: no name, no alias, no title. Mail travels."""
    with override(settings.LANGUAGE_CODE):
        lines = [f"- {date_format(row.day)}: {row.codes} · {row.get_what_display()}" for row in reminders]
        body = [_("This ends or changes soon. Doing nothing is allowed: the site hides by itself what may not be shown any more."), "", *lines, ""]
        body += [_("All of it, with a button to finish each:"), settings.SITE_URL + reverse("desk_waiting")]
        return EmailMessage(_("Consents that ask your attention"), "\n".join(body), None, to)
