"""One activity: when, where, for whom, by whom, and what else there is."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from activities.enums import Status
from activities.models import Activity, ActivityText, Occurrence
from activities.public.next_dates import next_dates_of
from activities.public.structured import events
from activities.recurrence.words import in_words
from common.language import comma
from network.enums import Access
from network.map_of_region import drawing

DATES_SHOWN = 12
RELATED = 3


def visible(slug: str) -> Activity | None:
    found = Activity.objects.visible().filter(slug=slug).select_related("organisation", "place__municipality", "picture")
    return found.prefetch_related("skips__periods").first()


def context(activity: Activity) -> dict[str, Any]:
    dates = list(coming(activity)[: DATES_SHOWN + 1])
    others = related(activity)
    ActivityText.lend([activity])
    return {
        "page_title": activity.text.title,
        "description": activity.text.description[:150],
        "activity": activity,
        "text": activity.text,
        "organisation": activity.organisation,
        "initiative": (initiative := part_of(activity)),
        "projects": projects_of(initiative),
        "when": in_words(activity),
        "dates": dates[:DATES_SHOWN],
        "has_more_dates": len(dates) > DATES_SHOWN,
        "access": comma().join(str(Access(key).label) for key in activity.access if key in Access.values),
        "departures": [line.strip() for line in activity.departure_places.splitlines() if line.strip()],
        "map": drawing(activity.municipality) if activity.municipality else None,
        "related": others,
        "calendar_url": reverse("activity_calendar", args=[activity.slug]),
        "agenda_calendar_url": f"{reverse('agenda_calendar')}?organisatie={activity.organisation.slug}",
        "structured_data": events(activity, dates[:DATES_SHOWN]),
        "is_moved_online": activity.status == Status.MOVED_ONLINE,
    }


def part_of(activity: Activity) -> Any:
    """The initiative, when it has a page."""
    initiatives = Activity._meta.get_field("initiative").related_model.objects
    return initiatives.visible().filter(pk=activity.initiative_id).first() if activity.initiative_id else None


def projects_of(initiative: Any) -> Any:
    """Those to which its initiative belongs, in the language of the page."""
    if initiative is None:
        return []
    projects = initiative._meta.get_field("projects").related_model.objects
    return projects.visible().in_language(get_language()).of_initiative(initiative).order_by("title")


def coming(activity: Activity) -> Any:
    return activity.occurrences.filter(ends_at__gt=timezone.now()).select_related("place__municipality").order_by("starts_at")


def related(activity: Activity) -> list[Occurrence]:
    """The next dates of others by the same people, or of the same kind nearby; each activity once."""
    near = Q(organisation=activity.organisation_id)
    if activity.category and activity.place:
        near |= Q(category=activity.category, place__municipality=activity.place.municipality_id)
    others = Activity.objects.visible().filter(near).exclude(pk=activity.pk)
    return next_dates_of(others, RELATED, status=Status.SCHEDULED)
