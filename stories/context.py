"""What the templates of a story and of the wall are given."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Count, IntegerField
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from common.addresses import address
from common.menu import page_context, page_language_links
from common.paging import page_links, paginate
from common.prepared import NOW, Given, Prepared
from common.qr import kept_qr_svg
from network.models import Municipality
from stories.enums import Talent, Theme
from stories.filters import WallFilters
from stories.media import public_media, read_body, soonest_end
from stories.related import related
from stories.sharing import share_url
from stories.street import NOWHERE
from stories.structured import absolute, article

if TYPE_CHECKING:
    from stories.models import StoryIndexPage, StoryPage
    from stories.models.queryset import StoryQuerySet

CARDS_A_PAGE = 12


def story_context(story: "StoryPage", request: HttpRequest) -> dict[str, Any]:
    preview = getattr(request, "is_preview", False)
    street = getattr(request, "street", NOWHERE)
    wall = story.get_parent().get_url() or ""
    url = story.get_url() or ""
    links = page_language_links(street.addresses())
    if story.shown_media is None:
        media = public_media(story)
        story.clear_until = soonest_end(story, media)
    else:
        media = story.shown_media
    if not preview or story.way_back:
        read_body(story, media, request)
    return page_context(links) | facts_context(story, wall, preview) | media | {
        "story": story,
        "show_full": story.is_full or story.is_source,
        "full_text_url": "" if story.is_source else street.addresses().get(settings.LANGUAGE_CODE, ""),
        "full_languages": [link for link in links if not link["current"]],
        "previous_house": street.previous,
        "next_house": street.following,
        "related": [] if preview else related(story),
        "qr_svg": kept_qr_svg(settings.SITE_URL + url),
        "page_url": settings.SITE_URL + url,
        "share_image_url": absolute(share_url(story.house_number)),
        "structured_data": article(story),
        "description": story.search_description or story.summary,
        "feed_url": f"{wall}feed/",
        "unlisted": not story.may_be_found,
    }  # fmt: skip


def facts_context(story: "StoryPage", wall: str, preview: bool) -> dict[str, Any]:
    """Facts come from the one row of the story; a preview shows those of the draft."""
    shown: Any = story if preview or story.facts is None else story.facts
    place = shown.municipality
    return {
        "municipality_name": place.name if place else "",
        "municipality_url": reverse("municipality", args=[place.slug]) if place else "",
        "theme_links": [{"label": Theme(key).label, "url": f"{wall}?thema={key}"} for key in shown.themes],
        "talent_label": Talent(shown.talent).label if shown.talent else "",
        "good_at": story.good_at,
        "told_on": shown.told_on,
        "helpers": helpers(story, shown),
    }


def _project() -> Any:
    from stories.models import StoryFacts

    projects: Any = StoryFacts._meta.get_field("project").related_model
    key = projects.objects.filter(pk=Given("project", IntegerField())).values("translation_key")
    pages = projects.objects.visible(NOW).filter(translation_key__in=key).order_by("path")
    return pages.values_list("locale__language_code", "title", "url_path")


PROJECT = Prepared(_project)


def helpers(story: "StoryPage", facts: Any) -> list[dict[str, str]]:
    """Who helped: the initiative and the project, each only when the public may see it."""
    found = []
    if facts.initiative_id and facts.initiative.is_visible:
        found.append({"label": _("Initiative"), "name": facts.initiative.name, "url": facts.initiative.get_absolute_url()})
    if facts.project_id:
        pages = {language: (title, address(path, language)) for language, title, path in PROJECT.ask(project=facts.project_id)}
        if project := pages.get(story.locale.language_code) or next(iter(pages.values()), None):
            found.append({"label": _("Project"), "name": project[0], "url": project[1]})
    return found


def count_by_place(told: "StoryQuerySet") -> tuple[dict[Municipality, int], int]:
    """How many stories each municipality has, and how many there are: the one question of the wall that goes through all of them."""
    counts = told.order_by().values_list("municipality").annotate(count=Count("pk")).values_list("municipality", "count")
    by_code = dict(counts)
    return {place: by_code[place.nis] for place in Municipality.objects.filter(nis__in=by_code.keys())}, sum(by_code.values())


def wall_context(wall: "StoryIndexPage", request: HttpRequest) -> dict[str, Any]:
    from stories.models import StoryPage

    filters = WallFilters.read(request.GET)
    told = StoryPage.objects.visible().told_once()
    stories = filters.apply(told.among_few(wall.locale_id) if filters.are_narrow else told.filter(locale_id=wall.locale_id))
    places, everywhere = count_by_place(told.filter(locale_id=wall.locale_id))
    page = paginate(request, stories.newest_first().cards(), CARDS_A_PAGE, count=None if filters.active else everywhere)
    return {
        "stories": page,
        "found": page.paginator.count,
        "filters": filters.choices(list(places)),
        "q": filters.q,
        "short": filters.short,
        "sound": filters.sound,
        "active_filters": filters.active,
        "page_links": page_links(request, page),
        "municipality_links": [
            {"name": place.name, "url": reverse("municipality", args=[place.slug]), "count": count} for place, count in places.items()
        ],
        "feed_url": f"{wall.get_url()}feed/",
        "description": wall.search_description or wall.introduction,
    }
