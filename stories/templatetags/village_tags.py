"""The drawing in templates: `{% house number state %}` and `{% village places %}`."""

from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString

from stories.village import Place, house_svg, village_svg
from stories.village.facade import State

register = template.Library()
MOST_KEPT = 1024  # drawings of two kilobytes


@lru_cache(maxsize=MOST_KEPT)
def drawn(number: int, state: State) -> SafeString:
    return house_svg(number, state=state)


@register.simple_tag
def house(number: int | None, state: State = "lit") -> SafeString:
    """One house; without a number (an error page, say) the first of the village."""
    return drawn(number or 1, state)


@register.simple_tag
def village(places: Sequence[Place], goal: int | None = None) -> SafeString:
    return village_svg(places or [], goal=goal or 100)
