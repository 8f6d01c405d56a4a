"""The organisations that the network's own documents name."""

import tomllib
from pathlib import Path

from network.factories import OrganisationFactory
from network.models import Municipality, Organisation

FILE = Path(__file__).parent / "organisations.toml"


def load_organisations() -> int:
    with FILE.open("rb") as file:
        entries = tomllib.load(file)["organisation"]
    known = set(Organisation.objects.values_list("name", flat=True))
    for entry in entries:
        if entry["name"] not in known:
            place = Municipality.objects.of_today().get(name=entry["place"]) if "place" in entry else None
            OrganisationFactory(
                name=entry["name"], kind=entry["kind"], municipality=place, description=entry["description"],
                also_known_as="\n".join(entry.get("also_known_as", [])),
            )  # fmt: skip
    return len(entries)
