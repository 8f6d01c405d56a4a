import datetime
from typing import Any

from django import template
from django.utils.formats import date_format

from projects.enums import Kind, PartOfYear, Status

register = template.Library()


@register.simple_tag(takes_context=True)
def public_file(context: dict[str, Any], file: Any) -> Any:
    """`{% public_file document as copy %}`: what visitors may read of it now, or nothing."""
    return context["public_files"].get(file.pk) if file else None


@register.filter
def kind_label(kind: str) -> str:
    return str(Kind(kind).label).capitalize() if kind in Kind.values else ""


@register.filter
def status_label(status: str) -> str:
    return str(Status(status).label) if status in Status.values else ""


@register.filter
def short_month(month: PartOfYear) -> str:
    """As calendars shorten it, for a narrow column; the whole word stands beside it."""
    return date_format(datetime.date(2000, int(month), 1), "M")
