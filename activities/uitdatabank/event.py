"""One event of UiTdatabank as it will be here, or the sentence that says why it will not."""

import datetime
import hashlib
import json
import re
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from activities.enums import Booking, Status
from activities.importing.events import LONGEST_DESCRIPTION, LONGEST_LOCATION, LONGEST_TITLE, Change, Event, check_length, too_many_dates
from activities.importing.repeats import anchored
from activities.importing.words import cut, one_line, plain_words
from activities.models.schedule import MOST_EXTRA
from activities.recurrence.expansion import Wall
from activities.recurrence.rule import DAYS, Rule, check_span
from activities.uitdatabank.export import CAMP, TERMS, WEEK
from common.wall_clock import on_the_wall
from network.enums import Category

NUMBER = re.compile(r"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/?$", re.IGNORECASE)
AGES = re.compile(r"(\d{0,3})-(\d{0,3})", re.ASCII)
STATUS = {"Unavailable": Status.CANCELLED, "TemporarilyUnavailable": Status.POSTPONED}
ABSENT = {"DRAFT", "REJECTED", "DELETED"}
CATEGORIES = {term["id"]: category for category, term in reversed(TERMS.items())} | {CAMP["id"]: Category.PLAY}


def number_of(data: dict[str, Any]) -> str:
    found = NUMBER.search(str(data.get("@id", "")))
    return found[1].lower() if found else ""


def digest_of(data: dict[str, Any]) -> str:
    """Of what may change an activity: each reading has other moments in `modified` and beside it."""
    said = {name: data.get(name) for name in sorted(data) if name not in {"modified", "created", "creator", "completeness", "calendarSummary"}}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def words(localised: Any) -> str:
    """In Dutch, or in whatever language there is."""
    texts = localised if isinstance(localised, dict) else {}
    return plain_words(str(texts.get("nl") or next((text for text in texts.values() if isinstance(text, str)), "")))


def read_event(data: dict[str, Any], number: str, today: datetime.date) -> Event:
    """Raises ValidationError with the reason why it cannot be taken."""
    try:
        if data.get("workflowStatus") in ABSENT:
            raise ValidationError(_("It is not public in UiTdatabank."))
        event = _periodic(data, today) if data.get("calendarType") == "periodic" else _listed(data, today)
        event.title, event.description = cut(one_line(words(data["name"])), LONGEST_TITLE), cut(words(data.get("description")), LONGEST_DESCRIPTION)
        event.online_url = str(data.get("onlineUrl") or "")
        event.location = event.whole_location = "" if data.get("attendanceMode") == "online" else _location(data["location"])
        event.more = _more(data, number)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, LookupError):
        raise ValidationError(_("It cannot be read.")) from None
    if not event.title:
        raise ValidationError(_("It has no title."))
    return event


def _listed(data: dict[str, Any], today: datetime.date) -> Event:
    """Explicit dates: the first that is not over is ours, each that differs from it is a change."""
    if data.get("calendarType") not in {"single", "multiple"}:
        raise ValidationError(_("It is always on: the agenda is for what has a date."))
    dates = sorted((_times(one) for one in data["subEvent"]), key=lambda found: found[:2])
    dates = [found for found in dates if found[1].date() >= today] or dates[-1:]
    if len(dates) > MOST_EXTRA:
        raise too_many_dates()
    starts, ends, _first = dates[0]
    event = Event("", "", "", starts, ends, all_day=starts.time() == ends.time() == datetime.time(), is_over=ends.date() < today)
    event.is_cancelled = (data.get("status") or {}).get("type") == "Unavailable"
    event.extra_dates = [start.isoformat(timespec="minutes") for start, _end, _date in dates[1:]]
    changes = [_change(start, end, one, ends - starts) for start, end, one in dates]
    event.changes = [change for change in changes if change != Change(change.original)]
    return event


def _times(one: dict[str, Any]) -> tuple[Wall, Wall, dict[str, Any]]:
    """Whole days end a second before midnight there."""
    starts, ends = _wall(one["startDate"]), _wall(one["endDate"])
    ends += datetime.timedelta(seconds=1 if (ends.hour, ends.minute, ends.second) == (23, 59, 59) else 0)
    starts, ends = starts.replace(second=0, microsecond=0), ends.replace(second=0, microsecond=0)
    check_length(starts, ends)
    return starts, ends, one


def _change(start: Wall, end: Wall, one: dict[str, Any], length: datetime.timedelta) -> Change:
    status = one.get("status") or {}
    is_longer = end - start != length
    return Change(
        start, status=STATUS.get(status.get("type", ""), Status.SCHEDULED), reason=cut(one_line(words(status.get("reason"))), 200),
        is_full=(one.get("bookingAvailability") or {}).get("type") == "Unavailable",
        starts=start if is_longer else None, ends=end if is_longer else None,
    )  # fmt: skip


def _periodic(data: dict[str, Any], today: datetime.date) -> Event:
    """Weeks that are all alike; more than one pair of hours is more than one series, and that we leave."""
    hours = data.get("openingHours") or []
    if data.get("openingHoursAdjustedDays") or len({(one["opens"], one["closes"]) for one in hours}) != 1:
        raise ValidationError(_("Its hours are not the same every week: we do not take that."))
    days = tuple((0, DAYS[number]) for number, name in enumerate(WEEK) if any(name in one["dayOfWeek"] for one in hours))
    first, last = _wall(data["startDate"]).date(), _wall(data["endDate"]).date()
    rule = Rule("WEEKLY", weekdays=days, until=last)
    begun = next(rule.days(first), None)
    if begun is None:
        raise ValidationError(_("By the way it repeats it never happens."))
    _rule, begun, _is_extra = anchored(rule, begun, today)
    check_span(rule, begun)
    opens, closes = (datetime.time.fromisoformat(hours[0][name].zfill(5)) for name in ("opens", "closes"))
    starts, ends = Wall.combine(begun, opens), Wall.combine(begun, closes)
    event = Event("", "", "", starts, ends if ends > starts else ends + datetime.timedelta(days=1), all_day=False, rrule=rule.text())
    event.is_cancelled, event.is_over = (data.get("status") or {}).get("type") == "Unavailable", last < today
    closed = [(one["startDate"], one["endDate"]) for one in data.get("openingHoursClosedDays") or []]
    event.left_out = [f"{day}T{opens:%H:%M}" for day in rule.days(begun) if any(begins <= str(day) <= until for begins, until in closed)]
    return event


def _location(place: dict[str, Any]) -> str:
    """As people write it, so that it is compared with the places of the organisation as any other."""
    address = place.get("address") or {}
    here = address.get("nl") or address
    town = f"{here.get('postalCode', '')} {here.get('addressLocality', '')}".strip()
    return cut(", ".join(filter(None, [one_line(words(place.get("name"))), here.get("streetAddress", ""), town])), LONGEST_LOCATION)


def _more(data: dict[str, Any], number: str) -> dict[str, Any]:
    """Always the same names: what is missing there is empty here."""
    age_from, age_to = _ages(data.get("typicalAgeRange"))
    prices = [one["price"] for one in data.get("priceInfo") or [] if one.get("category") == "base"]
    booking, terms = (data.get("bookingInfo") or {}), {term["id"] for term in data["terms"]}
    dates = data.get("subEvent") or []
    return {
        "udb_event_id": number, "age_from": age_from, "age_to": age_to, "children_only": data.get("childrenOnly") is True,
        "price": Decimal(str(prices[0])).quantize(Decimal("0.01")) if prices else None,
        "category": next((CATEGORIES[term] for term in sorted(terms) if term in CATEGORIES), ""),
        "booking_url": booking.get("url", ""), "booking": Booking.NEEDED if booking else "",
        "overnight": any(one.get("overnight") is True for one in dates),
    }  # fmt: skip


def _ages(text: Any) -> tuple[int | None, int | None]:
    found = AGES.fullmatch(text or "-")
    if not found:
        return None, None
    return tuple(int(age) if age else None for age in found.groups())  # type: ignore[return-value]


def _wall(text: str) -> Wall:
    at = parse_datetime(text)
    if at is None or at.tzinfo is None:
        raise ValueError(text)
    return on_the_wall(at)
