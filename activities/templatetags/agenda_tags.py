from typing import Any

from django import template
from django.utils.translation import gettext as _

from activities.models import Activity, Occurrence
from activities.recurrence import words

register = template.Library()


@register.simple_tag
def hours_of(row: Occurrence) -> str:
    """“14 – 16” of one date; nothing for a whole day."""
    if row.activity.all_day:
        return ""
    return f"{words.clock(row.starts.time())} – {words.clock(row.ends.time())}"


@register.simple_tag
def when_of(row: Occurrence) -> str:
    """“from 14 to 16” as in a sentence."""
    return "" if row.activity.all_day else words.hours(row.starts.time(), row.ends.time())


@register.simple_tag
def ages_of(activity: Activity) -> str:
    youngest, oldest = activity.age_from, activity.age_to
    if youngest is not None and oldest is not None:
        return _("%(youngest)s to %(oldest)s years") % {"youngest": youngest, "oldest": oldest}
    if youngest is not None:
        return _("from %(youngest)s years") % {"youngest": youngest}
    return "" if oldest is None else _("up to %(oldest)s years") % {"oldest": oldest}


@register.filter
def of(rows: Any, key: Any) -> Any:
    """`{{ states|of:activity.pk }}`"""
    return rows.get(key)
