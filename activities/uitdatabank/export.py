"""An activity as UiTdatabank takes it (publiq's entry API). All that may change with that schema stands in this one module.

Words in it are Dutch whatever the reader's language: they are data for a Flemish register.
"""

import datetime
import re
import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone

from activities.enums import OFF, Booking, Status
from activities.models import Activity, Occurrence
from activities.occurrences import horizon, rows_of
from common.wall_clock import BELGIAN, moment
from network.enums import Category
from network.models import Place

SCHEMA_VERSION = "2026-08"
"""Of the schemas that the tests read (cultuurnet/apidocs): the fields for out-of-school care still move."""

EVENTS, NOWHERE = "https://io.uitdatabank.be/events/", "https://io.uitdatabank.be/places/00000000-0000-0000-0000-000000000000"
PLACE = re.compile(r"https?://\S+?/places?/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
LONGEST_NAME = 90
LANGUAGES = ("nl", "fr", "en")
OURS = "dorprondhetkind:"
"""Before the uid, in a label that no reader sees: who reads the register back finds our own activity again."""
CAMP = {"id": "0.57.0.0.0", "label": "Kamp of vakantie"}
UNKNOWN = {"id": "0.51.0.0.0", "label": "Type onbepaald"}
TERMS = {
    Category.PLAY: {"id": "0.59.0.0.0", "label": "Sport en beweging"},
    Category.OUTDOORS: {"id": "0.7.0.0.0", "label": "Begeleide uitstap of rondleiding"},
    Category.SCHOOL: {"id": "0.3.1.0.0", "label": "Lessenreeks"},
    Category.HELP: {"id": "0.3.2.0.0", "label": "Lezing of congres"},
    Category.RIGHTS: {"id": "0.3.2.0.0", "label": "Lezing of congres"},
    Category.VOICE: {"id": "0.3.2.0.0", "label": "Lezing of congres"},
}
STATUS = {Status.CANCELLED: "Unavailable", Status.POSTPONED: "TemporarilyUnavailable"}
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def activity_as_uitdatabank(activity: Activity) -> dict[str, Any]:
    """The version given, approved or not; the organizer is left out, as nobody knows its number there."""
    found: dict[str, Any] = {
        "mainLanguage": "nl",
        "name": _in_languages(activity, "title", LONGEST_NAME),
        "terms": [term_of(activity) | {"domain": "eventtype"}],
        "audience": {"audienceType": "everyone"},
        "hiddenLabels": [f"{OURS}{activity.uid}"],
        "status": _status(activity.status, activity.status_reason),
    } | _where(activity) | _when(activity) | _for_whom(activity)  # fmt: skip
    if activity.udb_event_id:
        found["@id"] = f"{EVENTS}{activity.udb_event_id}"
    if description := _description(activity):
        found["description"] = description
    if activity.is_full:
        found["bookingAvailability"] = {"type": "Unavailable"}
    if activity.price is not None:
        found["priceInfo"] = [{"category": "base", "price": float(activity.price), "priceCurrency": "EUR", "name": {"nl": "Basistarief"}}]
    return found | _whom_to_ask(activity)


def term_of(activity: Activity) -> dict[str, str]:
    return CAMP if activity.overnight else TERMS.get(Category(activity.category), UNKNOWN) if activity.category else UNKNOWN


def _in_languages(activity: Activity, field: str, most: int) -> dict[str, str]:
    """Dutch, and what was translated of these very words."""
    written = activity.texts.select_related("locale") if activity.pk else ()
    texts = {text.locale.language_code: text for text in written if text.of == text.digest(activity)}
    words = {language: getattr(texts[language], field) for language in LANGUAGES if language in texts} | {"nl": getattr(activity, field)}
    return {language: text if len(text) <= most else f"{text[: most - 1]}…" for language, text in words.items() if text}


def _description(activity: Activity) -> dict[str, str]:
    """What has no field of its own there stands below the text; in Dutch alone."""
    found = _in_languages(activity, "description", 10_000)
    names = [line.strip() for line in activity.departure_places.splitlines() if line.strip() and not PLACE.fullmatch(line.strip())]
    more = [
        f"Prijs: {activity.price_note}" if activity.price_note else "",
        f"Toegankelijkheid: {activity.access_note}" if activity.access_note else "",
        f"We vertrekken aan: {'; '.join(names)}" if names else "",
    ]
    text = "\n".join(filter(None, [found.get("nl", ""), *more]))
    return found | ({"nl": text} if text else {})


def _status(status: str, reason: str) -> dict[str, Any]:
    found = {"type": STATUS.get(Status(status), "Available")}
    return found | ({"reason": {"nl": reason}} if reason else {})


def _where(activity: Activity) -> dict[str, Any]:
    online = activity.online_address
    is_online = not activity.place or activity.status == Status.MOVED_ONLINE
    mode = "online" if is_online else "mixed" if online else "offline"
    found: dict[str, Any] = {"attendanceMode": mode, "location": {"@id": NOWHERE} if is_online else _place(activity.place)}
    return found | ({"onlineUrl": online} if online else {})


def _place(place: Place) -> dict[str, Any]:
    """We know its address, not its number there: whoever sends this on looks it up, or makes the place first."""
    number = uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.SITE_URL}/place/{place.pk}")
    address = {"addressCountry": "BE", "addressLocality": place.municipality.name, "postalCode": place.postal_code}
    return {
        "@id": f"{settings.SITE_URL}/place/{number}", "mainLanguage": "nl", "name": {"nl": (place.name or place.street)[:LONGEST_NAME]},
        "address": {"nl": address | {"streetAddress": place.street or place.name}},
    }  # fmt: skip


def _when(activity: Activity) -> dict[str, Any]:
    if periodic := _periodic(activity):
        return periodic
    events = [_sub_event(activity, row) for row in dates_to_come(activity)]
    return {"calendarType": "single" if len(events) == 1 else "multiple", "subEvent": events}


def dates_to_come(activity: Activity) -> list[Occurrence]:
    """Real dates, with what differs; of what is over the last one, as a register takes no event without a date."""
    today = timezone.localdate()
    rows = sorted(rows_of(activity, today, horizon(), True), key=lambda row: row.starts_at)
    if not rows:
        rows = sorted(rows_of(activity, activity.first_day, max(today, activity.first_day), True), key=lambda row: row.starts_at)[-1:]
    return rows or [Occurrence(activity=activity, starts_at=moment(activity.starts), ends_at=moment(activity.ends), status=activity.status)]


def _sub_event(activity: Activity, row: Occurrence) -> dict[str, Any]:
    end = row.ends_at - datetime.timedelta(seconds=1) if activity.all_day else row.ends_at
    found: dict[str, Any] = {
        "startDate": row.starts_at.astimezone(BELGIAN).isoformat(), "endDate": end.astimezone(BELGIAN).isoformat(),
        "status": _status(row.status, row.reason or _elsewhere(row)),
    }  # fmt: skip
    if row.is_full or activity.capacity:
        places = {"capacity": activity.capacity} if activity.capacity else {}
        found["bookingAvailability"] = {"type": "Unavailable" if row.is_full else "Available"} | places
    if childcare := _childcare(activity, row.starts.time(), row.ends.time()):
        found["childcare"] = childcare
    if activity.overnight:
        found["overnight"] = True
    return found


def _elsewhere(row: Occurrence) -> str:
    """Their dates have no place of their own: it is said in words."""
    return f"Deze keer hier: {row.place}" if row.place else f"Deze keer online: {row.online_url}" if row.online_url else ""


def _childcare(activity: Activity, starts: datetime.time, ends: datetime.time) -> dict[str, str]:
    """Before and after alone: within the hours there is the activity."""
    found = {}
    if not activity.all_day and activity.childcare_from and activity.childcare_from < starts:
        found["start"] = f"{activity.childcare_from:%H:%M}"
    if not activity.all_day and activity.childcare_until and activity.childcare_until > ends:
        found["end"] = f"{activity.childcare_until:%H:%M}"
    return found


def _periodic(activity: Activity) -> dict[str, Any]:
    """A series with an end, of which each week is like the other; anything else is a list of dates."""
    rule = activity.rule
    plain = not (activity.all_day or activity.overnight or activity.capacity or activity.is_full or activity.extra_dates or activity.left_out)
    if not (plain and rule and rule.until and rule.frequency == "WEEKLY" and rule.interval == 1 and activity.last_day == activity.first_day):
        return {}
    if activity.status in OFF or activity.ends_before or (activity.pk and activity.overrides.exists()):
        return {}
    days = [WEEK[("MO", "TU", "WE", "TH", "FR", "SA", "SU").index(name)] for _place, name in rule.weekdays] or [WEEK[activity.first_day.weekday()]]
    hours: dict[str, Any] = {"opens": f"{activity.start_time:%H:%M}", "closes": f"{activity.end_time:%H:%M}", "dayOfWeek": days}
    if childcare := _childcare(activity, activity.starts.time(), activity.ends.time()):
        hours["childcare"] = childcare
    first, last = (datetime.datetime.combine(day, datetime.time(), BELGIAN) for day in (activity.first_day, rule.until))
    found = {
        "calendarType": "periodic", "startDate": first.isoformat(), "endDate": last.replace(hour=23, minute=59, second=59).isoformat(),
        "openingHours": [hours],
    }  # fmt: skip
    closed = list(_closed(activity, activity.first_day, rule.until))
    return found | ({"openingHoursClosedDays": closed} if closed else {})


def _closed(activity: Activity, first: datetime.date, last: datetime.date) -> Iterable[dict[str, Any]]:
    for period in (period for one in activity.skips.all() for period in one.periods.all()):
        if period.first_day <= last and period.last_day >= first:
            begins, ends = max(period.first_day, first), min(period.last_day, last)
            yield {"startDate": str(begins), "endDate": str(ends), "description": {"nl": period.name}}


def _for_whom(activity: Activity) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if activity.age_from is not None or activity.age_to is not None:
        found["typicalAgeRange"] = "-".join("" if age is None else str(age) for age in (activity.age_from, activity.age_to))
    if activity.children_only:
        found["childrenOnly"] = True
        places = [line.strip() for line in activity.departure_places.splitlines() if PLACE.fullmatch(line.strip())]
        found |= {"departurePlaces": list(dict.fromkeys(places))[:20]} if places else {}
    return found


def _whom_to_ask(activity: Activity) -> dict[str, Any]:
    website = activity.organisation.website
    reach = {"phone": activity.contact_phone, "email": activity.contact_email}
    found: dict[str, Any] = {"contactPoint": {name: [value] for name, value in (reach | {"url": website}).items() if value}}
    if activity.booking_url:
        found["bookingInfo"] = {"url": activity.booking_url, "urlLabel": {"nl": "Schrijf je in"}}
    elif activity.booking == Booking.NEEDED:
        found["bookingInfo"] = {name: value for name, value in reach.items() if value}
    return found
