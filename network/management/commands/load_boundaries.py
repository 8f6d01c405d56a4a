from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

SOURCE = "Statbel · NGI (CC BY 4.0)"
LONGEST = 200


class Command(BaseCommand):
    help = "Draw the map with the borders of municipalities, from a GeoJSON or TopoJSON file keyed on NIS codes (docs/borders.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="In WGS84, at most 50 MB.")
        parser.add_argument("--source", default=SOURCE, help=f"Whom to name below every map, with the licence. Without it: {SOURCE}.")

    def handle(self, *args: Any, **options: Any) -> None:
        # Only here: shapely stays out of every process that does not load.
        from network.boundaries.loading import load
        from network.boundaries.refusal import Refused

        source = options["source"].strip()
        if not 0 < len(source) <= LONGEST:
            raise CommandError(f"--source names who made the borders, with the licence, in at most {LONGEST} characters.")
        try:
            loaded = load(options["file"], source)
        except Refused as refused:
            raise CommandError(f"{refused} Nothing was changed.") from None
        if loaded.walloon:
            self.stdout.write(f"{loaded.walloon} municipalities of Wallonia left out: the site covers Flanders and Brussels.")
        self.stdout.write(f"{loaded.written} boundaries loaded, {loaded.unchanged} unchanged.")
