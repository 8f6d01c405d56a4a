"""The languages of a page, for pages whose translations are not read along with it."""

from django.http import HttpRequest

from common.menu import page_context, page_language_links
from common.models import BasePage


def languages_of(page: BasePage, request: HttpRequest) -> dict:
    siblings = type(page).objects.visible().filter(translation_key=page.translation_key).select_related("locale")
    return page_context(request, page_language_links(request, siblings))
