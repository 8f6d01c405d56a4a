"""What can be borrowed: what a document names stands as the document tells it, the rest is invented and says so."""

import tomllib
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Locale

from initiatives.models import Initiative
from materials.models import Material, MaterialText
from network.factories import OrganisationFactory
from network.models import Municipality, Organisation
from pictures.demo_pictures import draw
from pictures.enums import PeopleState
from pictures.models import Picture

FILE = Path(__file__).parent / "materials.toml"


def load_materials() -> int:
    """Idempotent; needs organisations and initiatives. What nobody of the demo lends is left out. Returns how many were made."""
    with FILE.open("rb") as file:
        demo = tomllib.load(file)
    for lender in demo["lender"]:
        if not Organisation.objects.filter(name=lender["name"]).exists():
            OrganisationFactory(**_lender(lender))
    known = set(Material.objects.values_list("name", flat=True))
    lenders = {one.name: one for one in Organisation.objects.filter(name__in={entry["by"] for entry in demo["material"]})}
    wanted = [entry for entry in demo["material"] if entry["name"] not in known and entry["by"] in lenders]
    for entry in wanted:
        _translate(_make(entry, lenders[entry["by"]], demo["invented"]["nl"]), entry, demo["invented"])
    return len(wanted)


def _lender(entry: dict[str, Any]) -> dict[str, Any]:
    said = {name: value for name, value in entry.items() if name != "place"}
    return said | {"municipality": _municipality(entry["place"])}


def _municipality(name: str) -> Municipality:
    return Municipality.objects.of_today().get(name=name)


def _make(entry: dict[str, Any], lender: Organisation, invented: str) -> Material:
    youngest, _to, oldest = entry.get("ages", "").partition("-")
    material = Material(
        name=entry["name"], description=_marked(entry["description"], entry, invented), conditions=entry["conditions"], kind=entry["kind"],
        age_from=int(youngest) if youngest else None, age_to=int(oldest) if oldest else None, picture=_picture(entry), organisation=lender,
        initiative=Initiative.objects.filter(name=entry.get("at", "")).first(), municipality=_municipality(entry["place"]),
    )  # fmt: skip
    material.full_clean()
    material.save()
    return material


def _marked(words: str, entry: dict[str, Any], invented: str) -> str:
    return words if "source" in entry else f"{words} {invented}"


def _picture(entry: dict[str, Any]) -> Picture | None:
    if "picture" not in entry:
        return None
    picture = Picture(title=entry["picture_alt"], alt_text=entry["picture_alt"], people_state=PeopleState.NONE)
    picture.file.save("tekening.png", ContentFile(draw(entry["picture"]), name="tekening.png"), save=False)
    picture.save()
    return picture


def _translate(material: Material, entry: dict[str, Any], invented: dict[str, str]) -> None:
    dutch = material.texts.get(locale__language_code="nl")
    for code in ("fr", "en"):
        text = dutch.copy_for_translation(Locale.objects.get(language_code=code))
        for name in MaterialText.WORDS:
            setattr(text, name, entry[code][name])
        text.description = _marked(text.description, entry, invented[code])
        text.save()
