"""Spots and names that do not cover each other: spots that touch are pushed apart, a name goes where the least is in its way."""

import math
from dataclasses import dataclass, replace

GAP = 3
ROUNDS = 40
LETTER, LINE = 8.2, 17
"""About the size of a name's letters and line, in units of the drawing."""


@dataclass(frozen=True)
class Round:
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Name:
    x: int
    y: int
    """Of its baseline, in the middle of its width."""


Box = tuple[float, float, float, float]


def apart(spots: list[Round]) -> list[Round]:
    """The same spots, moved as little as needed; the same each time."""
    placed = list(spots)
    for _round in range(ROUNDS):
        still = True
        for one in range(len(placed)):
            for other in range(one + 1, len(placed)):
                a, b = placed[one], placed[other]
                away = math.hypot(b.x - a.x, b.y - a.y)
                missing = a.radius + b.radius + GAP - away
                if missing > 0:
                    still = False
                    aside, down = ((b.x - a.x) / away, (b.y - a.y) / away) if away else (1.0, 0.0)
                    dx, dy = aside * missing / 2, down * missing / 2
                    placed[one], placed[other] = replace(a, x=a.x - dx, y=a.y - dy), replace(b, x=b.x + dx, y=b.y + dy)
        if still:
            break
    return placed


def names(words: list[str], spots: list[Round], width: float) -> list[Name]:
    """For each word, beside its spot: below, above, right or left, whichever covers least of what stands there already."""
    taken = [(spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius) for spot in spots]
    found = []
    for word, spot in zip(words, spots, strict=True):
        half = len(word) * LETTER / 2
        near = spot.radius + 2
        centres = [
            (spot.x, spot.y + near + LINE / 2),
            (spot.x, spot.y - near - LINE / 2),
            (spot.x + near + half, spot.y),
            (spot.x - near - half, spot.y),
        ]
        boxes = [(x - half, y - LINE / 2, x + half, y + LINE / 2) for x, y in centres]
        best = min(range(len(boxes)), key=lambda place: (_covered(boxes[place], taken, width), place))
        taken.append(boxes[best])
        found.append(Name(round(centres[best][0]), round(centres[best][1] + LINE / 3)))
    return found


def _covered(box: Box, taken: list[Box], width: float) -> float:
    """Surface, and what would fall off the sheet ten times."""
    outside = max(0, -box[0]) + max(0, box[2] - width)
    return 10 * LINE * outside + sum(_shared(box, other) for other in taken)


def _shared(a: Box, b: Box) -> float:
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))
