"""Forty invented activities, with every kind of repetition, and two that wait for a reviewer. Days follow the day the demo is loaded."""

import datetime
import tomllib
from pathlib import Path
from typing import Any

from django.utils import timezone

from activities.changing import change_all, change_date
from activities.models import Activity, HolidaySet, Occurrence
from activities.recurrence.rule import DAYS, Rule
from initiatives.models import Initiative
from network.models import Organisation, Place, PostalCode
from network.review.sending import send

FILE = Path(__file__).parent / "activities.toml"
INVENTED = "(Een verzonnen voorbeeld.)"
PLAIN = ("category", "price", "price_note", "booking", "capacity", "children_only", "departure_places")
TIMES = ("childcare_from", "childcare_until")


def load_activities() -> int:
    known = set(Activity.objects.values_list("title", flat=True))
    made = [_make(entry) for entry in _entries() if entry["title"] not in known]
    if made:
        _change_some_dates()
        Activity.objects.update(told_at=timezone.now())  # no news for the desk of an invented network
    return len(made)


def link_to_initiatives() -> None:
    """Of what an activity is a part; initiatives are made later than activities."""
    named = {entry["title"]: entry["initiative"] for entry in _entries() if "initiative" in entry}
    for activity in Activity.objects.visible().filter(title__in=named):
        activity.initiative = Initiative.objects.get(name=named[activity.title])
        activity.save_revision().publish()
    Activity.objects.filter(title__in=named).update(told_at=timezone.now())


def _entries() -> list[dict[str, Any]]:
    with FILE.open("rb") as file:
        return tomllib.load(file)["activity"]


def _make(entry: dict[str, Any]) -> Activity:
    organisation = Organisation.objects.get(name=entry["organisation"])
    activity = Activity(
        organisation=organisation, title=entry["title"], description=f"{entry['description']} {INVENTED}", place=_place(organisation, entry),
        online_url=entry.get("online", ""), contact_phone="014 00 00 00", contact_email="voorbeeld@example.org", access=entry.get("access", []),
        **{name: entry[name] for name in PLAIN if name in entry},
        **{name: datetime.time.fromisoformat(entry[name]) for name in TIMES if name in entry},
    )  # fmt: skip
    _schedule(activity, entry)
    youngest, _to, oldest = entry.get("ages", "").partition("-")
    activity.age_from, activity.age_to = int(youngest) if youngest else None, int(oldest) if oldest else None
    if "skips" in entry:
        activity.skips.set(HolidaySet.objects.filter(slug__in=entry["skips"]))
    activity.full_clean(exclude=["slug"])
    if entry.get("waiting"):
        return send(activity, organisation.memberships.select_related("user")[0].user)
    activity.live = False
    activity.save()
    activity.save_revision().publish()
    activity = Activity.objects.get(pk=activity.pk)
    if "status" in entry or "is_full" in entry:
        change_all(
            activity, status=entry.get("status", "scheduled"), status_reason=entry.get("reason", ""), is_full=entry.get("is_full", False),
        )  # fmt: skip
    return activity


def _place(organisation: Organisation, entry: dict[str, Any]) -> Place | None:
    if "place" not in entry:
        return None
    name, street, code = entry["place"]
    municipality = PostalCode.objects.municipalities(code)[0]
    return Place.same_or_new(organisation, name=name, street=street, postal_code=code, municipality=municipality)


def _schedule(activity: Activity, entry: dict[str, Any]) -> None:
    begin = timezone.localdate() + datetime.timedelta(weeks=entry.get("weeks", 0), days=1)
    rule = entry.get("rule", "") if entry.get("rule") != "dates" else ""
    if "weekday" in entry:
        begin += datetime.timedelta(days=(DAYS.index(entry["weekday"]) - begin.weekday()) % 7)
    if rule and "BYDAY" not in rule and rule.startswith("FREQ=WEEKLY"):
        rule += f";BYDAY={entry['weekday']}"
    activity.first_day = next(Rule.read(rule).days(begin)) if rule else begin
    activity.rrule, activity.last_day = rule, activity.first_day + datetime.timedelta(days=entry.get("days", 0))
    if "hours" in entry:
        activity.start_time, activity.end_time = (datetime.time.fromisoformat(text) for text in entry["hours"].split("-"))
        activity.extra_dates = [(activity.starts + datetime.timedelta(days=days)).isoformat(timespec="minutes") for days in entry.get("more", [])]


def _change_some_dates() -> None:
    """One date that is cancelled, one at another hour, one that is full: each looks otherwise."""

    def second(title: str) -> tuple[Activity, Occurrence]:
        activity = Activity.objects.get(title=title)
        return activity, activity.occurrences.order_by("starts_at")[1]

    activity, date = second("Soepcafé")
    change_date(activity, date.original, status="cancelled", reason="De keuken wordt geschilderd.")
    activity, date = second("Babyontmoeting")
    later = datetime.timedelta(hours=4)
    change_date(activity, date.original, starts=date.starts + later, ends=date.ends + later, reason="De zaal is ’s morgens bezet.")
    activity, date = second("Omnisport")
    change_date(activity, date.original, is_full=True)
