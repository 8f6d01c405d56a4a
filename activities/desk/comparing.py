"""What was approved beside what waits, line by line, in words."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from activities.models import Activity
from activities.recurrence.words import in_words
from network.enums import Access
from network.review.desk import Line

PLAIN = (
    "title", "description", "category", "place", "online_url", "age_from", "age_to", "children_only", "price", "price_note", "booking",
    "booking_url", "capacity", "childcare_from", "childcare_until", "overnight", "departure_places", "access", "access_note",
    "contact_name", "contact_phone", "contact_email", "initiative",
)  # fmt: skip


def lines(approved: Activity | None, waiting: Activity) -> list[Line]:
    """Only what says something in one of the two."""
    pairs = [(_("when"), _when(approved), _when(waiting)), (_("more dates"), _extra(approved), _extra(waiting))]
    pairs += [(str(Activity._meta.get_field(name).verbose_name), _said(approved, name), _said(waiting, name)) for name in PLAIN]
    found = [Line(label.capitalize(), old, new) for label, old, new in pairs]
    return [line for line in found if line.approved or line.waiting]


def _when(activity: Activity | None) -> str:
    return in_words(activity) if activity else ""


def _extra(activity: Activity | None) -> str:
    return ", ".join(date_format(day, "j E Y") for day in activity.series().extra) if activity else ""


def _said(activity: Activity | None, name: str) -> str:
    if activity is None:
        return ""
    if name == "access":
        return ", ".join(str(Access(key).label) for key in activity.access if key in Access.values)
    if name == "price" and activity.is_free:
        return _("free")
    shown: Any = getattr(activity, f"get_{name}_display", lambda: getattr(activity, name))()
    if isinstance(shown, bool):
        return _("yes") if shown else ""
    return "" if shown is None else str(shown)
