"""How far an indicator is, in sentences: neither a score nor a reproach."""

from typing import TYPE_CHECKING

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from projects.indicators.enums import Direction
from projects.indicators.numbers import amount

if TYPE_CHECKING:
    from projects.indicators.series import Point, Series

MOST_IN_WORDS = 12
"""More points than these nobody listens to: the table has them."""


def unit(series: "Series") -> SafeString:
    """Marked when it is in another language than the page."""
    if series.text.language == get_language():
        return conditional_escape(series.text.unit)
    return format_html('<bdi lang="{}">{}</bdi>', series.text.language, series.text.unit)


def state(series: "Series") -> SafeString:
    """“12 of 45 families”, “12 families” or “Not measured yet”."""
    if series.latest is None:
        return format_html("{}", _("Not measured yet"))
    parts = {"value": series.latest.shown, "unit": unit(series)}
    grows = series.indicator.direction == Direction.UP and not _is_share(series)
    if grows and series.target and 0 <= series.latest.value < series.target.value:
        return format_html(_("{value} of {target} {unit}"), target=series.target.shown, **parts)
    return format_html(_("{value} {unit}"), **parts)


def distance(series: "Series") -> SafeString:
    """Where the target lies, seen from the last value; empty without one of the two."""
    if series.latest is None or series.target is None:
        return SafeString("")
    left = series.target.value - series.latest.value
    parts = {"year": str(series.target.year), "target": series.target.shown, "left": amount(abs(left)), "unit": unit(series)}
    if left == 0 or (left < 0) == (series.indicator.direction == Direction.UP):
        return format_html(_("The target for {year}, {target} {unit}, is reached."), **parts)
    if _is_share(series):  # between two percentages lie points, not percent
        return format_html(_("The target for {year} is {target} {unit}."), **parts)
    if left > 0:
        return format_html(_("The target for {year} is {left} {unit} higher."), **parts)
    return format_html(_("The target for {year} is {left} {unit} lower."), **parts)


def description(series: "Series") -> str:
    """What the table says, for who hears the drawing instead of seeing it."""
    points = list(series.points)
    sentences = []
    if series.baseline:
        sentences.append(_said(_("At the start, {when}: {value} {unit}."), series.baseline, series))
    if len(points) > MOST_IN_WORDS:
        lowest, highest = (choose(points, key=lambda point: point.value) for choose in (min, max))
        sentences.append(_said(_("First, {when}: {value} {unit}."), points[0], series))
        sentences.append(_said(_("Lowest, {when}: {value} {unit}."), lowest, series))
        sentences.append(_said(_("Highest, {when}: {value} {unit}."), highest, series))
        sentences.append(_said(_("Last, {when}: {value} {unit}."), points[-1], series))
    else:
        sentences += [_said(_("{when}: {value} {unit}."), point, series) for point in points]
    if series.target:
        sentences.append(_said(_("Target for {when}: {value} {unit}."), series.target, series))
    return " ".join(sentences)


def _said(sentence: str, point: "Point", series: "Series") -> str:
    return sentence.format(when=point.when, value=point.shown, unit=series.text.unit)


def _is_share(series: "Series") -> bool:
    return "%" in series.indicator.unit
