"""The drawing in templates: `{% house number state %}` and `{% village places %}`."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from stories.village import Place, house_svg, village_svg
from stories.village.facade import State

register = template.Library()


@register.simple_tag
def house(number: int | None, state: State = "lit") -> SafeString:
    """One house; without a number (an error page, say) the first of the village."""
    return house_svg(number or 1, state=state)


@register.simple_tag
def village(places: Sequence[Place], goal: int | None = None) -> SafeString:
    return village_svg(places or [], goal=goal or 100)
