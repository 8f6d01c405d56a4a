"""Many invented series at once, to measure with: rows in bulk, without revisions."""

import datetime
import itertools
import uuid

from django.utils import timezone

from activities.models import Activity, HolidaySet, Occurrence
from activities.occurrences import KEPT, horizon, rows_of
from activities.recurrence.rule import DAYS
from network.enums import Category
from network.models import Municipality, Organisation, Place

HOURS = range(9, 20)


def make_many(number: int) -> None:
    """Weekly series that leave out the school holidays, over the region's municipalities and the organisations there are."""
    if number <= 0:
        return
    places = _places()
    today = timezone.localdate()
    made = [_series(index, place, today) for index, place in zip(range(number), itertools.cycle(places), strict=False)]
    Activity.objects.bulk_create(made, batch_size=500)
    school = HolidaySet.objects.filter(slug="school").first()
    if school:
        Through = Activity.skips.through
        Through.objects.bulk_create([Through(activity_id=one.pk, holidayset_id=school.pk) for one in made], batch_size=1000)
    rows = (row for one in made for row in rows_of(one, today - KEPT, horizon(), True))
    for batch in iter(lambda: list(itertools.islice(rows, 5000)), []):
        Occurrence.objects.bulk_create(batch, batch_size=500)


def _places() -> list[Place]:
    organisations = list(Organisation.objects.visible().order_by("pk"))
    municipalities = list(Municipality.objects.of_region().order_by("pk"))
    pairs = zip(municipalities, itertools.cycle(organisations), strict=False)
    return [
        Place.same_or_new(who, name="Zaal", street="", postal_code=where.postal_codes.order_by("pk")[0].pk, municipality=where)
        for where, who in pairs
    ]


def _series(index: int, place: Place, today: datetime.date) -> Activity:
    first = today - datetime.timedelta(days=today.weekday()) + datetime.timedelta(days=index % 7)
    hour = HOURS[index % len(HOURS)]
    return Activity(
        uid=uuid.uuid4(), slug=f"reeks-{uuid.uuid4().hex[:10]}", organisation_id=place.organisation_id, place=place, live=True,
        title=f"Reeks {index}", description="Een verzonnen reeks om mee te meten.", category=Category.values[index % len(Category.values)],
        first_day=first, last_day=first, start_time=datetime.time(hour), end_time=datetime.time(hour + 2),
        rrule=f"FREQ=WEEKLY;BYDAY={DAYS[index % 7]}",
        age_from=index % 10, age_to=index % 10 + 6, contact_phone="014 00 00 00", built_until=horizon(), first_published_at=timezone.now(),
        last_published_at=timezone.now(),
    )  # fmt: skip
