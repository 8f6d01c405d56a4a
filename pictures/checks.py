"""System checks: static, public and private files never share a place."""

from itertools import combinations
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks


def places_apart(**_kwargs: Any) -> list[checks.CheckMessage]:
    names = ("PRIVATE_ROOT", "MEDIA_ROOT", "STATIC_ROOT")
    places = {name: Path(getattr(settings, name)).resolve() for name in names if getattr(settings, name, None)}
    found: list[checks.CheckMessage] = []
    if "PRIVATE_ROOT" not in places:
        found.append(checks.Error("PRIVATE_ROOT is not set: private files have no place of their own.", id="pictures.E001"))
    for one, other in combinations(places, 2):
        if places[one].is_relative_to(places[other]) or places[other].is_relative_to(places[one]):
            found.append(checks.Error(f"{one} and {other} lie inside one another: give each a folder of its own.", id="pictures.E002"))
    return found


def storages_apart(**_kwargs: Any) -> list[checks.CheckMessage]:
    found: list[checks.CheckMessage] = []
    places = settings.STORAGES
    if "public" not in places or "private" not in places or places["public"] == places["private"]:
        found.append(checks.Error("STORAGES needs a public and a private place, and they must differ.", id="pictures.E003"))
    if places.get("default") != places.get("private"):
        found.append(checks.Error("STORAGES: whatever forgets to say where a file goes must be private.", id="pictures.E004"))
    return found


def register() -> None:
    checks.register(places_apart)
    checks.register(storages_apart)
