"""The languages of a page, for pages whose translations are not read along with it."""

from django.db.models import UUIDField
from wagtail.models import Page

from common.addresses import address
from common.menu import page_context, page_language_links
from common.models import BasePage, PublicPageQuerySet
from common.prepared import NOW, Given, Prepared

SIBLINGS = Prepared(
    lambda: (
        PublicPageQuerySet(Page)
        .visible(NOW)
        .filter(translation_key=Given("key", UUIDField()))
        .order_by("pk")
        .values_list("locale__language_code", "url_path")
    )
)


def languages_of(page: BasePage) -> dict:
    addresses = {code: address(url_path, code) for code, url_path in SIBLINGS.ask(key=page.translation_key)}
    return page_context(page_language_links(addresses))
