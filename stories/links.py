"""Links inside running text: an address is printed only while the public may see what is behind it."""

from typing import Any

from django.db.models import Q
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from stories.invitations import public_targets

NOWHERE = "<a>"
"""A link that leads nowhere any more is the words alone; Wagtail's own prints the slug of a withdrawn story."""


class VisiblePageLinkHandler(PageLinkHandler):
    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        asked = {int(attrs["id"]) for attrs in attrs_list if str(attrs.get("id", "")).isdecimal()}
        urls = addresses(asked) if asked else {}
        return [f'<a href="{escape(urls[key])}">' if (key := str(attrs.get("id", ""))) in urls else NOWHERE for attrs in attrs_list]


def addresses(asked: set[int]) -> dict[str, str]:
    """By the id in the text: the page in the reader's language, else the page itself. Two queries, whatever their number."""
    here = Q(locale__language_code=get_language() or "")
    keys = Page.objects.filter(pk__in=asked).values("translation_key")
    pages = Page.objects.filter(Q(pk__in=asked) | here, translation_key__in=keys).order_by("pk")
    rows = pages.values_list("pk", "translation_key", "locale__language_code")
    own = {pk: key for pk, key, _code in rows if pk in asked}
    read = {key: pk for pk, key, code in rows if code == get_language()}
    targets = public_targets({*own, *read.values()})
    found = {pk: targets.get(read.get(key, pk)) or targets.get(pk) for pk, key in own.items()}
    return {str(pk): target.url for pk, target in found.items() if target}
