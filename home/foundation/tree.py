"""The first pages: real ones in every language, with the texts of content/pages.toml."""

import tomllib
from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page, Site

from common.models import BasePage
from contact.enums import Kind
from contact.models import ContactPage
from home.models import HomePage, StandardPage
from projects.models import ProjectIndexPage
from stories.models import StoryIndexPage

CONTENT = Path(__file__).resolve().parent.parent / "content"
SOURCE = "nl"

# Below the front page, in the order of the menu: key in pages.toml, page type, fixed values.
PAGES: list[tuple[str, type[BasePage], dict[str, Any]]] = [
    ("stories", StoryIndexPage, {"show_in_menus": True}),
    ("projects", ProjectIndexPage, {"show_in_menus": True}),
    ("about", StandardPage, {"show_in_menus": True}),
    ("contact-buddy", ContactPage, {"kind": Kind.BUDDY}),
    ("contact-seek", ContactPage, {"kind": Kind.SEEK}),
    ("contact-tell", ContactPage, {"kind": Kind.TELL}),
    ("contact", StandardPage, {}),
    ("accessibility", StandardPage, {}),
    ("privacy", StandardPage, {}),
]


def read(name: str) -> dict[str, Any]:
    with (CONTENT / name).open("rb") as file:
        return tomllib.load(file)


def make_tree(languages: dict[str, Locale]) -> None:
    texts = read("pages.toml")
    homes = _make_homes(texts["home"], languages)
    _serve_from(homes[SOURCE])
    for key, model, values in PAGES:
        source = _find(model, homes[SOURCE], values, texts[key][SOURCE]) or _add(model, homes[SOURCE], texts[key][SOURCE], values)
        for code, locale in languages.items():
            if code != SOURCE and not source.has_translation(locale):
                _add(model, homes[code], texts[key][code], values | {"translation_key": source.translation_key})


def _make_homes(texts: dict[str, Any], languages: dict[str, Locale]) -> dict[str, HomePage]:
    root = Page.get_first_root_node()
    homes: dict[str, HomePage] = {}
    for code, locale in sorted(languages.items(), key=lambda item: item[0] != SOURCE):
        home = HomePage.objects.filter(locale=locale, depth=2).first()
        if home is None:
            same = {"translation_key": homes[SOURCE].translation_key} if SOURCE in homes else {}
            home = _add(HomePage, root, texts[code] | {"slug": f"home-{code}"}, {"locale": locale} | same)
        homes[code] = home
    return homes


def _serve_from(home: HomePage) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True, hostname="localhost")
    if site.root_page_id != home.pk:
        old, site.root_page, site.site_name = site.root_page if site.root_page_id else None, home, settings.WAGTAIL_SITE_NAME
        site.save()
        if old and old.depth == 2 and old.specific_class is Page:
            old.delete()


def _find(model: type[BasePage], home: HomePage, values: dict[str, Any], text: dict[str, Any]) -> BasePage | None:
    """The page of this part, also after editors gave it another title or address."""
    pages = model.objects.child_of(home)
    if model is StandardPage:
        return pages.filter(slug=text["slug"]).first()
    return pages.filter(**({"kind": values["kind"]} if "kind" in values else {})).first()


def _add(model: type[BasePage], parent: Page, text: dict[str, Any], values: dict[str, Any]) -> Any:
    page = model(
        title=text["title"],
        slug=text["slug"],
        locale=values.get("locale") or parent.locale,
        **{key: value for key, value in values.items() if key != "locale"},
    )
    if hasattr(page, "introduction"):
        page.introduction = text.get("introduction", "")
    if hasattr(page, "body") and text.get("body"):
        page.body = [("text", text["body"])]
    parent.refresh_from_db()
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
