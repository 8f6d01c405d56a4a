from typing import Any

from django import template

from pictures.models import Picture, PublicRendition
from pictures.publication import SPECS
from pictures.visibility import public_renditions

register = template.Library()


@register.simple_tag(takes_context=True)
def public_picture(context: dict[str, Any], picture: Picture | None, spec: str) -> PublicRendition | None:
    """`{% public_picture picture "card" as rendition %}`: what visitors may see of it now, or nothing: draw the house then.

    A page that shows several asks once for all: context["public_renditions"] = public_renditions(pictures, story_uid).
    """
    if spec not in SPECS:
        raise template.TemplateSyntaxError(f"No picture spec is called {spec!r}: choose from {', '.join(SPECS)}.")
    if not picture:
        return None
    renditions = context.get("public_renditions")
    if renditions is None:
        renditions = public_renditions([picture], getattr(context.get("page"), "story_uid", None))
    return renditions.get((picture.pk, spec))
