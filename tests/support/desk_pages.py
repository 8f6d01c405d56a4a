"""The pages of ours behind the login: how each is found in the demo, and for whom it is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

KEEPER = "toestemming"


@dataclass(frozen=True)
class DeskPage:
    name: str
    find: Callable[[], str]
    right: str
    """Who may see it."""
    wrong: str
    """Who works on the desk and may not."""

    def __str__(self) -> str:
        return self.name


def _card() -> Any:
    """Of somebody who said yes in a story that is told."""
    from consent.models import Card
    from stories.models import StoryPage

    told = StoryPage.objects.visible().values("story_uid")
    return Card.objects.filter(story_uid__in=told).order_by("pk")[0]


def _story() -> str:
    return str(_card().story_uid)


def _draft() -> str:
    from stories.models import StoryPage

    return str(StoryPage.objects.get(slug__contains="kamp", locale__language_code="nl").story_uid)


def _person() -> int:
    from consent.models import Participation

    return Participation.objects.filter(story_uid=_story()).order_by("pk")[0].person_id


def _picture() -> int:
    from pictures.models import Picture

    return Picture.objects.order_by("pk")[0].pk


def _member() -> int:
    from network.models import Membership

    return Membership.objects.working().order_by("pk")[0].pk


def _sent() -> int:
    """An activity of a partner that waits for a reviewer."""
    from activities.models import Activity
    from network.review.waiting import waiting

    return waiting(Activity)[0].revision.as_object().pk


def _sent_for_the_map() -> int:
    from initiatives.models import Initiative
    from network.review.waiting import waiting

    return waiting(Initiative)[0].revision.as_object().pk


def _suggestion() -> int:
    from initiatives.models import Suggestion

    return Suggestion.objects.waiting()[0].pk


def _theory() -> int:
    from projects.models import Theory

    return Theory.objects.order_by("pk")[0].pk


def _holidays() -> int:
    from activities.models import HolidaySet

    return HolidaySet.objects.get(slug="school").pk


REGISTER = "/admin/toestemming/register/"
PAGES = [
    DeskPage("register", lambda: REGISTER, KEEPER, "nalezer"),
    *(DeskPage(f"register-{name}", lambda name=name: f"{REGISTER}{name}/", KEEPER, "redactie") for name in ("mensen", "einde", "weg")),
    DeskPage("record-of-processing", lambda: f"{REGISTER}verwerking/", KEEPER, "redactie"),
    DeskPage("expo", lambda: "/admin/toestemming/expo/", KEEPER, "redactie"),
    DeskPage("hand-over", lambda: "/admin/toestemming/draag-over/", KEEPER, "redactie"),
    DeskPage("five-minutes", lambda: "/admin/toestemming/hoe/", "redactie", "vertaler"),
    DeskPage("placements", lambda: f"/admin/toestemming/{_story()}/buiten/", "redactie", "vertaler"),
    DeskPage("kit", lambda: f"/admin/verhaal/{_story()}/megafoon/", "redactie", "vertaler"),
    DeskPage("first-copy", lambda: f"/admin/verhaal/{_draft()}/eerste-exemplaar/", "redactie", "vertaler"),
    DeskPage("obscure", lambda: f"/admin/images/{_picture()}/onherkenbaar/", "redactie", "vertaler"),
    DeskPage("erase-story", lambda: f"/admin/toestemming/{_story()}/wissen/", KEEPER, "redactie"),
    DeskPage("erase-person", lambda: f"/admin/toestemming/mens/{_person()}/wissen/", KEEPER, "redactie"),
    DeskPage("what-we-know", lambda: f"/admin/toestemming/mens/{_person()}/", KEEPER, "redactie"),
    DeskPage("card", lambda: f"/admin/toestemming/kaart/{_card().uid}/", KEEPER, "redactie"),
    DeskPage("sign-in-link", lambda: f"/admin/partners/{_member()}/link/", "redactie", "nalezer"),
    DeskPage("members", lambda: "/admin/partners/mensen/", "redactie", "nalezer"),
    DeskPage("invite-member", lambda: "/admin/partners/mensen/new/", "redactie", "nalezer"),
    DeskPage("applications", lambda: "/admin/partners/vragen/", "redactie", "nalezer"),
    DeskPage("person", lambda: f"/admin/toestemming/mensen/inspect/{_person()}/", KEEPER, "redactie"),
    DeskPage("agenda-review", lambda: f"/admin/agenda/nalezen/{_sent()}/", "nalezer", "vertaler"),
    DeskPage("agenda", lambda: "/admin/snippets/activities/activity/", "redactie", "vertaler"),
    DeskPage("agenda-words", lambda: "/admin/snippets/activities/activitytext/", "vertaler", "nalezer"),
    DeskPage("initiatives", lambda: "/admin/snippets/initiatives/initiative/", "redactie", "vertaler"),
    DeskPage("initiative-review", lambda: f"/admin/initiatieven/nalezen/{_sent_for_the_map()}/", "nalezer", "vertaler"),
    DeskPage("initiatives-stale", lambda: "/admin/initiatieven-nakijken/", "redactie", "vertaler"),
    DeskPage("suggestions", lambda: "/admin/suggesties/", "redactie", "vertaler"),
    DeskPage("suggestion", lambda: f"/admin/suggesties/{_suggestion()}/", "redactie", "vertaler"),
    DeskPage("kinds", lambda: "/admin/initiatieven/soorten/", "redactie", "nalezer"),
    DeskPage("materials", lambda: "/admin/lenen/", "redactie", "nalezer"),
    DeskPage("signals", lambda: "/admin/signalen/", "redactie", "vertaler"),
    DeskPage("material-words", lambda: "/admin/snippets/materials/materialtext/", "vertaler", "nalezer"),
    DeskPage("indicators", lambda: "/admin/indicatoren/", "redactie", "vertaler"),
    DeskPage("measurements", lambda: "/admin/metingen/", "redactie", "vertaler"),
    DeskPage("indicator-words", lambda: "/admin/snippets/projects/indicatortext/", "vertaler", "nalezer"),
    DeskPage("theories", lambda: "/admin/theorieen/", "redactie", "vertaler"),
    DeskPage("theory", lambda: f"/admin/theorie/{_theory()}/", "redactie", "vertaler"),
    DeskPage("theory-words", lambda: "/admin/snippets/projects/nodetext/", "vertaler", "nalezer"),
    DeskPage("self-evaluations", lambda: "/admin/zelfevaluaties/", "redactie", "vertaler"),
    DeskPage("self-evaluation", lambda: "/admin/zelfevaluaties/new/", "redactie", "vertaler"),
    DeskPage("gaps", lambda: "/admin/wat-ontbreekt/", "redactie", "vertaler"),
    DeskPage("new-project", lambda: "/admin/nieuw-project/", "redactie", "nalezer"),
    DeskPage("holidays", lambda: f"/admin/agenda/vakanties/edit/{_holidays()}/", "redactie", "vertaler"),
]
