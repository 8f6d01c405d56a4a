"""Sixty initiatives in the Kempen and in the places that the network's documents name, and two that are not public yet.

What a document names stands as the document tells it; the rest is invented and says so. Days are reckoned from the day the demo is loaded.
"""

import datetime
import math
import tomllib
from pathlib import Path
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from home.demo.activities import INVENTED
from initiatives.freshness import ASKED_AFTER
from initiatives.models import Category, Initiative, InitiativePlace, InitiativeText, Suggestion
from network.distance import DEGREE
from network.enums import Precision
from network.models import Municipality, Organisation, PostalCode, Region
from network.models.places import PROJECT_REGION
from network.review.sending import send
from projects.models import ProjectPage

FILE = Path(__file__).parent / "initiatives.toml"
TEXTS = Path(__file__).parent / "initiative_texts.toml"
PLAIN = ("name", "summary", "cost", "cost_note", "access", "access_note", "website", "source")
RENAMED = {"when": "when_note", "who": "welcome_who", "company": "welcome_company", "speaks": "languages"}
CONTACT = {"contact_phone": "014 00 00 00", "contact_email": "voorbeeld@example.org"}
LAST_MONTHS = 300
"""Days, over which the answers to «is this still right?» are spread."""


def load_initiatives() -> int:
    with FILE.open("rb") as file:
        entries = tomllib.load(file)["initiative"]
    known = set(Initiative.objects.values_list("name", flat=True))
    # What refers to what is noted once for each, at the end: at every save it took a third of the time.
    with disable_reference_index_auto_update():
        made = [_make(entry, number) for number, entry in enumerate(entries) if entry["name"] not in known]
        _translate(made)
    for initiative in made:
        for thing in (initiative, *initiative.texts.all()):
            ReferenceIndex.create_or_update_for_object(thing)
    if made:
        _suggest()
        # No news for the desk of an invented network.
        Initiative.objects.filter(pk__in=[initiative.pk for initiative in made]).update(told_at=timezone.now())
    return len(made)


def _make(entry: dict[str, Any], number: int) -> Initiative:
    initiative = _filled(entry)
    confirmed = datetime.timedelta(days=entry.get("days", number * 37 % LAST_MONTHS))
    initiative.last_confirmed_at = timezone.now() - confirmed
    if confirmed > ASKED_AFTER:
        initiative.asked_at = initiative.last_confirmed_at + ASKED_AFTER
    if entry.get("state") == "waiting":
        return send(initiative, Organisation.objects.get(name=entry["organisation"]).memberships.select_related("user")[0].user)
    initiative.save()
    revision = initiative.save_revision()  # it is checked here, by `full_clean`
    if entry.get("state") != "draft":
        revision.publish()
    return initiative


def _filled(entry: dict[str, Any]) -> Initiative:
    """With its places and links, not saved yet."""
    is_invented = "source" not in entry
    youngest, _to, oldest = entry.get("ages", "").partition("-")
    initiative = Initiative(
        live=False, category=Category.objects.get(slug=entry["kind"]), description=entry["description"] + (f" {INVENTED}" if is_invented else ""),
        organisation=Organisation.objects.get(name=entry["organisation"]) if "organisation" in entry else None,
        everywhere=Region.objects.get(slug=PROJECT_REGION) if entry.get("everywhere") else None,
        age_from=int(youngest) if youngest else None, age_to=int(oldest) if oldest else None,
        **{name: entry[name] for name in PLAIN if name in entry}, **{name: entry[short] for short, name in RENAMED.items() if short in entry},
        **(CONTACT if is_invented else {}),
    )  # fmt: skip
    initiative.places = [_place(**place) for place in entry.get("places", [])]
    initiative.also = list(Category.objects.filter(slug__in=entry.get("also", [])))
    initiative.partners = list(Organisation.objects.filter(name__in=entry.get("partners", [])))
    initiative.projects = list(ProjectPage.objects.filter(slug__in=entry.get("projects", []), locale__language_code="nl"))
    return initiative


def _place(code: str, name: str = "", near: tuple[float, float] | None = None) -> InitiativePlace:
    """`near`: kilometres north and east of the middle of the municipality."""
    municipality = PostalCode.objects.municipalities(code)[0]
    place = InitiativePlace(postal_code=code, municipality=municipality, name=name)
    if near:
        place.street, place.precision = "Voorbeeldstraat 1", Precision.STREET
        place.latitude, place.longitude = _point(municipality, *near)
    place.full_clean(exclude=["initiative"])
    return place


def _point(middle: Municipality, north: float, east: float) -> tuple[float, float]:
    if middle.latitude is None or middle.longitude is None:
        raise LookupError(f"{middle.name} has no middle: run setup_site first.")
    return middle.latitude + north / DEGREE, middle.longitude + east / (DEGREE * math.cos(math.radians(middle.latitude)))


def _translate(initiatives: list[Initiative]) -> None:
    """The words of some of them; a name stays as it is on the door."""
    with TEXTS.open("rb") as file:
        translated = tomllib.load(file)
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for initiative in initiatives:
        for code, words in translated["text"].get(initiative.name, {}).items():
            text = initiative.texts.get(locale=locales["nl"]).copy_for_translation(locales[code])
            for name in InitiativeText.WORDS:
                if name != "name":
                    setattr(text, name, words.get({new: short for short, new in RENAMED.items()}.get(name, name), ""))
            if INVENTED in initiative.description:
                text.description += f" {translated['invented'][code]}"
            text.save()


def _suggest() -> None:
    """Two that wait: somebody knows another play spot, and somebody found a door at another hour."""
    mol, bench = Municipality.objects.of_today().get(name="Mol"), Initiative.objects.get(name="Babbelbank Grobbendonk")
    Suggestion.objects.get_or_create(
        kind="new", name="Speelbos De Eekhoorn",
        defaults={"category": Category.objects.get(slug="play-spot"), "postal_code": "2400", "municipality": mol, "sender": "voorbeeld@example.org",
            "words": f"Achter de school ligt een bos met een hut en een touw. Mijn kinderen van 6 en 9 zijn er graag. {INVENTED}"},
    )  # fmt: skip
    Suggestion.objects.get_or_create(
        kind="change", initiative=bench, defaults={"words": f"Ze zitten er nu op dinsdag, niet meer op donderdag. {INVENTED}"},
    )  # fmt: skip
