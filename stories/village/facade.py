"""The front of a house as a list of (class, path) parts, painted in that order."""

from collections.abc import Sequence
from typing import Literal

from .house import House
from .roofs import SHAPES

State = Literal["lit", "curtains", "empty"]
Part = tuple[str, str]

PEAKED = {"gable", "point", "half_hip"}
WINDOW_WIDTH = 7

# By the style of the window, from its top left corner: cross, transom, arch.
PANES = ("h7v9h-7z", "h7v9h-7z", "m0 2q3-4 7 0v7h-7z")
FRAMES = ("m3.5 0v9m-3.5-5h7", "m3.5 0v9m-3.5-6h7", "m3.5 0v9")
FOLD = "m2 0v9m1.5-9v9m1.5-9v9"


def parts(house: House, state: State) -> list[Part]:
    roof, gable, trim = SHAPES[house.form](house)
    wall = f"M{-house.half} 0v{-house.height}h{2 * house.half}v{house.height}z"
    if state == "empty":
        outlines = [("outline", path) for path in (chimney(house), wall + gable, roof) if path]
        return [*outlines, ("blank", opening_line(house))]
    found = [
        ("chimney", chimney(house)),
        (f"wall-{house.wall}", wall + gable),
        (f"roof-{house.roof}", roof),
        ("trim", trim),
        *window_parts(house, lit=state == "lit"),
        (f"door-{house.door}", door(house)),
    ]
    return [part for part in found if part[1]]


def chimney(house: House) -> str:
    if not house.chimney:
        return ""
    top = house.height + house.rise + (1 if house.form in PEAKED else 5)
    x = house.chimney * (house.half // 2) - 3
    return f"M{x}{-house.height}V{-top}h6V{-house.height}z"


def window_parts(house: House, *, lit: bool) -> list[Part]:
    corners = windows(house)
    panes = each(corners, PANES[house.window_style])
    if not lit:
        return [("cloth", panes), ("fold", each(corners, FOLD))]
    return [("light", panes), ("frame", each(corners, FRAMES[house.window_style]))]


def opening_line(house: House) -> str:
    """Where the windows and the door of an empty house will be."""
    return each(windows(house), PANES[0]) + door(house)


def each(corners: Sequence[tuple[int, int]], shape: str) -> str:
    """One shape at each place: the same letters over and over, which compress to almost nothing."""
    return "".join(f"M{x} {y}{shape}".replace(" -", "-") for x, y in corners)


def windows(house: House) -> list[tuple[int, int]]:
    """Top left corners: a row beside the door, a row upstairs, one under the gable."""
    ground = [(x, -18) for i, x in enumerate(column_lefts(house)) if i != house.door_column]
    upstairs = [(x, 5 - house.height) for x in column_lefts(house)] if house.floors == 2 else []
    attic = []
    if house.form in {"point", "stepped", "bell"} and house.rise >= 18:
        attic = [(-3, 3 - house.height - house.rise // 2)]
    return ground + upstairs + attic


def column_lefts(house: House) -> list[int]:
    pitch = (2 * house.half) // house.columns
    first = -pitch * (house.columns - 1) // 2
    return [first + pitch * column - WINDOW_WIDTH // 2 for column in range(house.columns)]


def door(house: House) -> str:
    x = column_lefts(house)[house.door_column]
    return f"M{x} 0v-15h8v15z"
