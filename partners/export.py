"""All that the site holds of an organisation, for its own people to take along. Nothing of others."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from activities.models import Activity, ActivityText, Override
from network.models import Organisation

NOT_THEIRS = {"private_contact"}
"""What the desk noted for itself."""


def own_data(organisation: Organisation) -> dict[str, Any]:
    """The fields of the models as they stand, so that a new one is not forgotten; references by number."""
    activities = Activity.objects.filter(organisation=organisation).select_related("latest_revision").prefetch_related("skips")
    members = organisation.memberships.select_related("user")
    texts = ActivityText.objects.filter(activity__organisation=organisation).select_related("locale")
    return {
        "organisation": row(organisation, NOT_THEIRS),
        "members": [row(member, {"invited_by"}) | {"email": member.user.email} for member in members],
        "places": [row(place) | {"municipality": place.municipality.name} for place in organisation.places.select_related("municipality")],
        "signals": [row(signal, {"by"}) for signal in organisation.signals.all()],
        "materials": rows(organisation.materials.all()),
        "measurements": [row(measurement, {"by"}) for measurement in organisation.measurements.all()],
        "calendars": rows(organisation.calendars.all()),
        "activities": [of_activity(activity) for activity in activities],
        "words": [row(text) | {"locale": text.locale.language_code} for text in texts],
        "dates_that_differ": rows(Override.objects.filter(activity__organisation=organisation)),
    }


def of_activity(activity: Activity) -> dict[str, Any]:
    """As approved, and as it was sent last when somebody still has to read that."""
    said = row(activity) | {"skips": [str(one) for one in activity.skips.all()]}
    waits = activity.has_unpublished_changes and activity.latest_revision
    return said | {"waiting": activity.latest_revision.content if waits else None}


def rows(things: Iterable[Model]) -> list[dict[str, Any]]:
    return [row(thing) for thing in things]


def row(thing: Model, without: Iterable[str] = ()) -> dict[str, Any]:
    return {field.name: field.value_from_object(thing) for field in thing._meta.concrete_fields if field.name not in without}
