from collections.abc import Collection
from typing import Any

from django.utils.text import slugify

LONGEST = 110


def free_slug(others: Any, text: str, otherwise: str, reserved: Collection[str] = ()) -> str:
    """What this text looks like in an address, with a number behind it where `others` (a queryset) has it already, or the site itself."""
    base = slugify(text)[:LONGEST].strip("-") or otherwise
    taken = {*others.filter(slug__startswith=base).values_list("slug", flat=True), *reserved}
    return next(slug for slug in (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))) if slug not in taken)
