"""One public example of everything a visitor can ask for, found in the demo by itself.

Page types come from Django's own list of models and other addresses from the resolver: whoever adds one need not
remember to add it here, and a page type without an example in the demo fails (`Missing`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils import timezone

LANGUAGES = ("nl", "ar")  # the source, and one that reads from right to left


class Missing(AssertionError):
    """The demo shows nothing of this kind."""


@dataclass(frozen=True)
class Example:
    name: str
    language: str
    find: Callable[[], str]
    status: int = 200
    posted: dict[str, str] | None = None
    shows_stories: bool = False

    def __str__(self) -> str:
        return f"{self.name}-{self.language}"

    def ask(self, client: Any, **extra: Any) -> Any:
        """The answer, its status checked."""
        url = self.find()
        response = client.get(url, **extra) if self.posted is None else client.post(url, self.posted, **extra)
        assert response.status_code == self.status, f"{self}: {url} answers {response.status_code}, expected {self.status}"
        return response


def is_ours(thing: type) -> bool:
    path = Path(apps.get_app_config(thing._meta.app_label).path).resolve()
    return path.parent == settings.BASE_DIR


def page_models() -> list[type]:
    from wagtail.models import Page

    return sorted((model for model in apps.get_models() if issubclass(model, Page) and is_ours(model)), key=lambda model: model._meta.label)


def _words(page: Any) -> int:
    """How much there is to see: the example of a type is its fullest page."""
    return len({block.block_type for block in getattr(page, "body", [])})


def pages_of(model: type, language: str) -> list[Any]:
    pages = model.objects.visible().filter(locale__language_code=language).order_by("path")
    return sorted(pages, key=_words, reverse=True)


def url_of_page(label: str, language: str) -> str:
    pages = pages_of(apps.get_model(label), language)
    if not pages:
        raise Missing(f"The demo has no visible {label} in {language}: add one, so that this page type is tested.")
    return pages[0].get_url()


def url_of_wall(language: str, rest: str = "") -> str:
    return url_of_page("stories.StoryIndexPage", language) + rest


def url_of_municipality(language: str) -> str:
    from network.models import Municipality

    told = apps.get_model("stories.StoryPage").objects.visible().in_language(language)
    return f"/{language}/gemeente/{Municipality.objects.filter(pk__in=told.values('facts__municipality')).order_by('name')[0].slug}/"


def url_of_filtered_wall(language: str) -> str:
    story = pages_of(apps.get_model("stories.StoryPage"), language)[0]
    return url_of_wall(language, f"?thema={story.facts.themes[0]}&gemeente={story.facts.municipality_id}&kort=1")


def url_of_search(language: str) -> str:
    """A word of a story's title, so that something is found."""
    story = pages_of(apps.get_model("stories.StoryPage"), language)[0]
    return f"/{language}/zoeken/?q={max(story.title.split(), key=len).strip(',.:;!?؟،')}"


def url_of_withdrawn(language: str) -> str:
    from stories.models import House, StoryPage

    told = StoryPage.objects.visible().values("story_uid")
    house = House.objects.exclude(story_uid=None).exclude(story_uid__in=told).order_by("number").first()
    if house is None:
        raise Missing("The demo has no story that was told and is not told any more.")
    return url_of_wall(language, f"{house.number}-weg/")


def url_of_story_elsewhere(language: str) -> str:
    from stories.models import StoryPage

    here = StoryPage.objects.visible().in_language(language).values("story_uid")
    story = StoryPage.objects.visible().exclude(story_uid__in=here).order_by("pk").first()
    if story is None:
        raise Missing(f"The demo has every story in {language}: none shows the page that offers other languages.")
    return url_of_wall(language, f"{story.house_number}-{story.slug}/")


def url_of_card(language: str, rest: str = "") -> str:
    """Of somebody who said yes in a story that is told."""
    from consent.models import Card
    from stories.models import StoryPage

    told = StoryPage.objects.visible().values("story_uid")
    card = Card.objects.filter(story_uid__in=told).order_by("pk").first()
    if card is None:
        raise Missing("The demo has no card of a family.")
    return f"/toestemming/{card.token}/{rest}?taal={language}"


def url_of_mailed(language: str, link_for: Callable[[Any], str]) -> str:
    """A link that the first partner of the demo finds in a mail."""
    from network.models import Membership

    member = Membership.objects.working().order_by("pk").first()
    if member is None:
        raise Missing("The demo has no partner.")
    return f"{link_for(member).removeprefix(settings.SITE_URL).partition('?')[0]}?taal={language}"


def url_of_initiative(language: str, rest: str = "") -> str:
    """The one with most on its page: a story and a place."""
    from initiatives.models import Initiative

    told = apps.get_model("stories.StoryPage").objects.visible().values("facts__initiative")
    found = Initiative.objects.listed().filter(pk__in=told).exclude(places=None).order_by("pk").first()
    if found is None:
        raise Missing("The demo has no initiative in which a story was helped.")
    return f"/{language}/initiatief/{found.pk}-{found.slug}/{rest}"


def url_of_project(language: str, slug: str) -> str:
    from projects.models import ProjectPage

    page = ProjectPage.objects.visible().in_language(language).filter(slug__startswith=slug).first()
    if page is None:
        raise Missing(f"The demo has no project {slug} in {language}.")
    return str(page.get_url())


def url_of_theory(language: str) -> str:
    from projects.models import Theory

    return f"/{language}/theorie/{Theory.objects.visible().order_by('pk')[0].pk}/"


def url_of_confirming(language: str) -> str:
    from initiatives.confirming import link_to_answer
    from initiatives.models import Initiative

    link = link_to_answer(Initiative.objects.listed().order_by("pk")[0], language)
    return link.removeprefix(settings.SITE_URL)


def _of_projects(language: str) -> Iterator[Example]:
    yield Example("impact", language, lambda: f"/{language}/hoe-ver-staan-we/", shows_stories=True)
    yield Example("annual", language, lambda: f"/{language}/hoe-ver-staan-we/{timezone.localdate().year}/", shows_stories=True)
    yield Example("learning", language, lambda: f"/{language}/wat-we-leren/", shows_stories=True)
    yield Example("timeline", language, lambda: f"/{language}/tijdlijn/")
    yield Example("theory", language, partial(url_of_theory, language))
    yield Example("project-plan", language, partial(url_of_project, language, "katrol-aan-huis"))
    yield Example("project-call", language, partial(url_of_project, language, "bondgenoten"))
    yield Example("materials", language, lambda: f"/{language}/lenen/")
    yield Example("materials-nothing-found", language, lambda: f"/{language}/lenen/?q=zzzz&leeftijd=oud&gemeente=1")


def _of_partners(language: str) -> Iterator[Example]:
    from partners.entering import link_for
    from partners.invitations import link_of_invitation
    from partners.signing_in import seal
    from partners.yearly import link_to_answer

    def code() -> str:
        return f"/partner/code/{seal('iemand@example.org', '')}/?taal={language}"

    yield Example("partners", language, lambda: f"/partner/?taal={language}")
    yield Example("partners-errors", language, lambda: f"/partner/?taal={language}", posted={"email": "geen adres"})
    yield Example("partners-code", language, code)
    yield Example("partners-code-errors", language, code, posted={"code": ""})
    press = partial(url_of_mailed, language, lambda member: link_for(member.user, language))
    yield Example("partners-press", language, press)
    yield Example("partners-used", language, lambda: f"/partner/in/x/?taal={language}", status=410)
    yield Example("partners-elsewhere", language, press, status=403, posted={})
    yield Example("partners-invitation", language, partial(url_of_mailed, language, link_of_invitation))
    yield Example("partners-invitation-over", language, lambda: f"/partner/uitnodiging/x/?taal={language}", status=410)
    yield Example("partners-still-here", language, partial(url_of_mailed, language, link_to_answer))
    yield Example("partners-join", language, lambda: f"/partner/doe-mee/?taal={language}")
    yield Example("partners-join-errors", language, lambda: f"/partner/doe-mee/?taal={language}", posted={"line": "Dit blijft staan."})
    yield Example("partners-join-thanks", language, lambda: f"/partner/doe-mee/?verstuurd&taal={language}")


SHOW_STORIES = {"home.HomePage", "stories.StoryIndexPage", "stories.StoryPage", "projects.ProjectPage"}


def _of_pages(language: str) -> Iterator[Example]:
    for model in page_models():
        label = model._meta.label
        yield Example(label, language, partial(url_of_page, label, language), shows_stories=label in SHOW_STORIES)


def _of_special_pages(language: str) -> Iterator[Example]:
    wall = partial(url_of_wall, language)
    contact = partial(url_of_page, "contact.ContactPage", language)
    yield Example("wall-filtered", language, partial(url_of_filtered_wall, language), shows_stories=True)
    yield Example("wall-nothing-found", language, lambda: wall("?q=zzzz"), shows_stories=True)
    yield Example("municipality", language, partial(url_of_municipality, language), shows_stories=True)
    yield Example("organisations", language, lambda: f"/{language}/organisatie/")
    yield Example("organisation", language, lambda: f"/{language}/organisatie/ligo-kempen/", shows_stories=True)
    yield Example("agenda", language, lambda: f"/{language}/agenda/")
    yield Example("agenda-filtered", language, lambda: f"/{language}/agenda/?gemeente=13008&leeftijd=6&gratis=1")
    yield Example("agenda-nothing-found", language, lambda: f"/{language}/agenda/?q=zzzz")
    yield Example("agenda-month", language, lambda: f"/{language}/agenda/maand/{timezone.localdate():%Y-%m}/")
    yield Example("activity", language, lambda: f"/{language}/agenda/babyontmoeting/")
    yield Example("activity-cancelled", language, lambda: f"/{language}/agenda/fietsen-leren/")
    yield Example("map", language, lambda: f"/{language}/kaart/")
    yield Example("map-filtered", language, lambda: f"/{language}/kaart/?gemeente=13025&categorie=play-spot&leeftijd=8")
    yield Example("map-nonsense", language, lambda: f"/{language}/kaart/?gemeente=1&leeftijd=oud&postcode=99&q=zzzz")
    yield Example("map-stories", language, lambda: f"/{language}/kaart/?toon=verhalen", shows_stories=True)
    yield Example("map-activities", language, lambda: f"/{language}/kaart/?toon=activiteiten")
    yield Example("map-projects", language, lambda: f"/{language}/kaart/?toon=projecten")
    yield Example("region", language, lambda: f"/{language}/streek/kempen/")
    yield Example("initiative", language, partial(url_of_initiative, language), shows_stories=True)
    yield Example("initiative-report", language, partial(url_of_initiative, language, "juist/"))
    yield Example("initiative-report-errors", language, partial(url_of_initiative, language, "juist/"), posted={"sender": "geen adres"})
    yield Example("initiative-confirm", language, partial(url_of_confirming, language))
    yield Example("initiative-confirm-over", language, lambda: f"/{language}/initiatief/bevestig/x/", status=410)
    yield Example("suggest", language, lambda: f"/{language}/kaart/tip/")
    yield Example("suggest-errors", language, lambda: f"/{language}/kaart/tip/", posted={"words": "Dit blijft staan."})
    yield Example("suggest-thanks", language, lambda: f"/{language}/kaart/tip/?verstuurd")
    yield Example("search-found", language, partial(url_of_search, language), shows_stories=True)
    yield Example("search-nothing-found", language, lambda: f"/{language}/zoeken/?q=zzzz", shows_stories=True)
    yield Example("change-of-mind", language, lambda: f"/toestemming/?taal={language}")
    yield Example("change-of-mind-errors", language, lambda: f"/toestemming/?taal={language}", posted={"code": "AAAA"})
    yield Example("without-card", language, lambda: f"/toestemming/zonder-kaart/?taal={language}")
    yield Example("without-card-thanks", language, lambda: f"/toestemming/zonder-kaart/?verstuurd&taal={language}")
    yield Example("card", language, partial(url_of_card, language))
    yield Example("card-answer", language, partial(url_of_card, language, "antwoord/1/"))
    yield Example("card-answer-errors", language, partial(url_of_card, language, "antwoord/1/"), posted={"shown": "more"})
    yield Example("card-receipt", language, partial(url_of_card, language, "bewijs/"))
    yield Example("card-receipt-errors", language, partial(url_of_card, language, "bewijs/"), posted={"email": "geen adres"})
    yield Example("card-about-me", language, partial(url_of_card, language, "over-mij/"))
    yield Example("contact-thanks", language, lambda: f"{contact()}?verstuurd")
    yield Example("contact-errors", language, contact, posted={"way": "mail", "reach": "geen adres", "line": "Dit blijft staan."})
    yield Example("400", language, lambda: f"/{language}/?q=%00", status=400)
    yield Example("404", language, lambda: f"/{language}/bestaat-niet/", status=404)
    yield Example("410", language, partial(url_of_withdrawn, language), status=410)
    if language != "nl":
        yield Example("story-elsewhere", language, partial(url_of_story_elsewhere, language), status=404)


def addresses_without_arguments() -> list[str]:
    """Every address in the resolver that is no page, has no arguments and lies outside the desk; in Dutch."""

    def walk(resolver: URLResolver, prefix: str) -> Iterator[str]:
        for entry in resolver.url_patterns:
            words = "nl/" if isinstance(entry.pattern, LocalePrefixPattern) else str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry, prefix + words)
            elif isinstance(entry, URLPattern) and not entry.pattern.regex.groups and not entry.pattern.converters:
                yield f"/{prefix}{words}"

    return sorted({address for address in walk(get_resolver(), "") if not address.startswith("/admin/")})


PAGES = [
    example
    for language in LANGUAGES
    for example in (*_of_pages(language), *_of_special_pages(language), *_of_projects(language), *_of_partners(language))
]
"""Everything in HTML, errors included."""

ASKED = [example for example in PAGES if example.posted is None]
FOUND = [example for example in ASKED if example.status == 200]
DUTCH = [example for example in PAGES if example.language == "nl"]
