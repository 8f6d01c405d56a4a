"""The front of a house as a list of (class, path) parts, painted in that order."""

from typing import Literal

from .house import House
from .roofs import SHAPES

State = Literal["lit", "curtains", "empty"]
Part = tuple[str, str]

PEAKED = {"gable", "point", "half_hip"}
WINDOW_WIDTH, WINDOW_HEIGHT = 7, 9


def parts(house: House, state: State) -> list[Part]:
    roof, gable, trim = SHAPES[house.form](house)
    wall = f"M{-house.half} 0v{-house.height}h{2 * house.half}v{house.height}z"
    if state == "empty":
        return [("outline", path) for path in (chimney(house), wall + gable, roof) if path]
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
    panes = "".join(pane(house.window_style, x, y) for x, y in corners)
    if not lit:
        return [("cloth", panes), ("fold", "".join(map(fold, corners)))]
    frames = "".join(frame(house.window_style, x, y) for x, y in corners)
    return [("light", panes), ("frame", frames)]


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


def pane(style: int, x: int, y: int) -> str:
    if style == 2:  # an arch above
        return f"M{x} {y + 9}v-7q3-4 7 0v7z"
    return f"M{x} {y}h7v9h-7z"


def frame(style: int, x: int, y: int) -> str:
    across = {0: f"M{x} {y + 4}h7", 1: f"M{x} {y + 3}h7", 2: ""}[style]
    return f"M{x + 3.5} {y}v9{across}"


def fold(corner: tuple[int, int]) -> str:
    x, y = corner
    return f"M{x + 2} {y}v9m1.5-9v9m1.5-9v9"


def door(house: House) -> str:
    x = column_lefts(house)[house.door_column]
    return f"M{x} 0v-15h8v15z"
