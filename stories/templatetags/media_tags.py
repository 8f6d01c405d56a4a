from typing import Any

from django import template

from pictures.models import File, PublicFile

register = template.Library()


@register.simple_tag(takes_context=True)
def public_file(context: dict[str, Any], file: File | None) -> PublicFile | None:
    """`{% public_file value.file as copy %}`: the public copy of a recording, or nothing while it may not be heard."""
    return context.get("public_files", {}).get(file.pk) if file else None
