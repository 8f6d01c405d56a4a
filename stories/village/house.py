"""A house, made from its number and nothing else.

The same number gives the same house for ever: in the village, on its card, on paper. So this
module may grow, but the order and the salts of `house_of` must never change once houses exist.
Units: the ground is y = 0, up is negative, x = 0 is the middle of the front wall.
"""

from dataclasses import dataclass

from . import palette

ROOF_FORMS = ("gable", "stepped", "hip", "mansard", "farm", "point", "bell", "half_hip", "shed")
TREES = ("", "", "pine", "round", "")
GARDENS = ("fence", "bicycle", "bench", "flowers", "swing", "")


def bits(number: int, salt: int) -> int:
    """32 well-mixed bits: not `random`, whose sequence may change with a Python release."""
    value = (number * 0x9E3779B1 + salt * 0x85EBCA6B) & 0xFFFFFFFF
    for factor in (0x7FEB352D, 0x846CA68B):
        value = ((value ^ (value >> 16)) * factor) & 0xFFFFFFFF
    return value ^ (value >> 15)


@dataclass(frozen=True)
class House:
    """What a drawing needs to know of one house; lengths in units of about a hand's breadth."""

    number: int
    form: str
    width: int
    height: int  # of the wall, up to the eaves
    rise: int  # of the roof, above the eaves
    wall: int
    roof: int
    door: int
    door_column: int
    window_style: int
    chimney: int  # -1 left, 0 none, 1 right
    trees: tuple[str, str]
    garden: str

    @property
    def half(self) -> int:
        return self.width // 2

    @property
    def columns(self) -> int:
        return 3 if self.width >= 42 else 2

    @property
    def floors(self) -> int:
        return 2 if self.height >= 36 else 1


def house_of(number: int) -> House:
    def pick(salt: int, count: int) -> int:
        return bits(number, salt) % count

    form = ROOF_FORMS[pick(1, len(ROOF_FORMS))]
    width = 34 + 2 * pick(2, 8)
    height = 22 + 2 * pick(3, 11)
    rise = 14 + 2 * pick(4, 6)
    if form == "farm":  # the long, low farmhouse of the Kempen
        width, height, rise = 50 + 2 * pick(2, 3), 20 + 2 * pick(3, 2), 20
    columns = 3 if width >= 42 else 2
    return House(
        number=number,
        form=form,
        width=width,
        height=height,
        rise=rise,
        wall=pick(5, len(palette.WALLS)),
        roof=pick(6, len(palette.ROOFS)),
        door=pick(7, len(palette.DOORS)),
        door_column=pick(8, columns),
        window_style=pick(9, 3),
        chimney=pick(10, 3) - 1,
        trees=(TREES[pick(11, len(TREES))], TREES[pick(12, len(TREES))]),
        garden=GARDENS[pick(13, len(GARDENS))],
    )
