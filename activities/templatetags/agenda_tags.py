from typing import Any

from django import template

from activities.models import Activity, Occurrence
from activities.recurrence import words
from common.ages import ages_in_words

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
    return ages_in_words(activity.age_from, activity.age_to)


@register.filter
def of(rows: Any, key: Any) -> Any:
    """`{{ states|of:activity.pk }}`"""
    return rows.get(key)
