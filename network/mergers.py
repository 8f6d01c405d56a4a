"""The mergers of Flemish municipalities of 2019 and 2025.

Source: REFNIS codes of Statbel (statbel.fgov.be, "Refnis", lists of 2018, 2019 and 2025); the merger decrees of 4 May 2018 and of 2024.
"""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Merger:
    on: datetime.date
    """The first day of what came out of it."""
    into: str
    """NIS code of today."""
    parts: dict[str, str]
    """Names under the NIS code that ended; Antwerpen kept its own."""


FIRST, SECOND = datetime.date(2019, 1, 1), datetime.date(2025, 1, 1)

MERGERS = [
    Merger(FIRST, "12041", {"12030": "Puurs", "12034": "Sint-Amands"}),
    Merger(FIRST, "44083", {"44011": "Deinze", "44049": "Nevele"}),
    Merger(FIRST, "44084", {"44001": "Aalter", "44029": "Knesselare"}),
    Merger(FIRST, "44085", {"44036": "Lovendegem", "44072": "Waarschoot", "44080": "Zomergem"}),
    Merger(FIRST, "45068", {"45017": "Kruishoutem", "45057": "Zingem"}),
    Merger(FIRST, "72042", {"71047": "Opglabbeek", "72040": "Meeuwen-Gruitrode"}),
    Merger(FIRST, "72043", {"72025": "Neerpelt", "72029": "Overpelt"}),
    Merger(SECOND, "11002", {"11007": "Borsbeek"}),
    Merger(SECOND, "23106", {"23023": "Galmaarden", "23024": "Gooik", "23032": "Herne"}),
    Merger(SECOND, "37021", {"37012": "Ruiselede", "37018": "Wingene"}),
    Merger(SECOND, "37022", {"37007": "Meulebeke", "37015": "Tielt"}),
    Merger(SECOND, "44086", {"44012": "De Pinte", "44048": "Nazareth"}),
    Merger(SECOND, "44087", {"44034": "Lochristi", "44073": "Wachtebeke"}),
    Merger(SECOND, "44088", {"44040": "Melle", "44043": "Merelbeke"}),
    Merger(SECOND, "46029", {"44045": "Moerbeke", "46014": "Lokeren"}),
    Merger(SECOND, "46030", {"11056": "Zwijndrecht", "46003": "Beveren", "46013": "Kruibeke"}),
    Merger(SECOND, "71071", {"71057": "Tessenderlo", "71069": "Ham"}),
    Merger(SECOND, "71072", {"71022": "Hasselt", "73040": "Kortessem"}),
    Merger(SECOND, "73110", {"73006": "Bilzen", "73032": "Hoeselt"}),
    Merger(SECOND, "73111", {"73009": "Borgloon", "73083": "Tongeren"}),
]
