"""schema.org, for search engines: an Event for each date."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from activities.enums import Booking, Status
from activities.models import Activity, Occurrence
from common.wall_clock import BELGIAN
from network.models import Place

STATUS = {
    Status.SCHEDULED: "EventScheduled",
    Status.CANCELLED: "EventCancelled",
    Status.POSTPONED: "EventPostponed",
    Status.MOVED_ONLINE: "EventMovedOnline",
}


def events(activity: Activity, dates: list[Occurrence]) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@graph": [event(activity, date) for date in dates]}


def event(activity: Activity, date: Occurrence) -> dict[str, Any]:
    text = activity.text
    said: dict[str, Any] = {
        "@type": "Event",
        "name": text.title,
        "description": text.description,
        "inLanguage": text.language,
        "url": settings.SITE_URL + reverse("activity", args=[activity.slug]),
        "startDate": _when(date.starts_at, activity.all_day),
        "endDate": date.last_day.isoformat() if activity.all_day else _when(date.ends_at, False),
        "eventStatus": f"https://schema.org/{STATUS[Status(date.status)]}",
        "location": _where(activity, date),
        "organizer": {
            "@type": "Organization",
            "name": activity.organisation.name,
            "url": settings.SITE_URL + reverse("organisation", args=[activity.organisation.slug]),
        },
        "typicalAgeRange": _ages(activity),
        "isAccessibleForFree": True if activity.is_free else None,
        "offers": _offer(activity, date),
    }
    online = date.status == Status.MOVED_ONLINE or not (date.place or activity.place)
    said["eventAttendanceMode"] = f"https://schema.org/{'Online' if online else 'Offline'}EventAttendanceMode"
    return {name: value for name, value in said.items() if value not in (None, "")}


def _when(at: Any, all_day: bool) -> str:
    local = at.astimezone(BELGIAN)
    return local.date().isoformat() if all_day else local.isoformat(timespec="minutes")


def _where(activity: Activity, date: Occurrence) -> dict[str, Any]:
    place: Place | None = date.place or activity.place
    if date.status == Status.MOVED_ONLINE or place is None:
        return {"@type": "VirtualLocation", "url": date.online_url or activity.online_address}
    address = {
        "@type": "PostalAddress", "streetAddress": place.street, "postalCode": place.postal_code,
        "addressLocality": place.municipality.name, "addressCountry": "BE",
    }  # fmt: skip
    named = {"@type": "Place", "name": place.name or place.municipality.name}
    return named | {"address": {key: value for key, value in address.items() if value}}


def _ages(activity: Activity) -> str:
    if activity.age_from is None and activity.age_to is None:
        return ""
    return f"{activity.age_from or 0}-{'' if activity.age_to is None else activity.age_to}"


def _offer(activity: Activity, date: Occurrence) -> dict[str, Any] | None:
    if activity.price is None:
        return None
    said = {"@type": "Offer", "price": f"{activity.price:.2f}", "priceCurrency": "EUR"}
    said["availability"] = f"https://schema.org/{'SoldOut' if date.is_full else 'InStock'}"
    return said | ({"url": activity.booking_url} if activity.booking == Booking.NEEDED and activity.booking_url else {})
