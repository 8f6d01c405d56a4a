"""What stands around one house on its card: ground, trees, a bicycle against the wall, stars."""

from .facade import Part, column_lefts
from .house import House, bits

STAR = "l.7 1.8 1.8.7-1.8.7-.7 1.8-.7-1.8-1.8-.7 1.8-.7z"


def sky(house: House) -> list[Part]:
    """In the card's own units: 320 wide, 200 high, the ground at 172."""
    stars = "".join(f"M{12 + bits(house.number, 40 + i) % 296} {10 + bits(house.number, 60 + i) % 62}{STAR}" for i in range(9))
    s = 116 + bits(house.number, 30) % 20
    # Wider than a card: the share picture shows the sides too.
    hill = f"M-420 {s}Q-100 {s + 30} 0 {s}Q80 {s - 24} 170 {s - 2}T340 {s - 4}T740 {s}V300H-420z"
    return [("star", stars), ("hill", hill), ("ground", "M-420 170Q-200 160 0 167T320 165T740 168V300H-420z")]


def trees(house: House, *, lavish: bool) -> list[Part]:
    """Behind the house; `lavish` adds the trunks that only a card has room for."""
    found: list[Part] = []
    for side, kind in zip((-1, 1), house.trees, strict=True):
        x = side * (house.half + (9 if lavish else 4))
        if kind and lavish:
            found.append(("trunk", f"M{x - 1.5} 0v-9h3v9z"))
        if kind == "pine":
            found.append(("pine", f"M{x}-40l7 14h-3l5 10h-4l5 11h-20l5-11h-4l5-10h-3z"))
        elif kind == "round":
            found.append(("leaf", f"M{x}-8c-14 0-14-24 0-24s14 24 0 24z"))
    return found


def doorstep(house: House) -> list[Part]:
    x = column_lefts(house)[house.door_column]
    return [
        ("path", f"M{x} 0h8q2 8 14 14h-22q-3-8 0-14z"),
        ("knob", f"M{x + 6} -8h1v1.5h-1z"),
    ]


def fence(left: int) -> list[Part]:
    posts = "".join(f"M{left + 5 * i} 2v-8" for i in range(6))
    return [("garden", posts + f"M{left - 2} -4h29m-29 3h29")]


def bicycle(left: int) -> list[Part]:
    wheels = "".join(f"M{left + x} -3a4 4 0 1 0 8 0a4 4 0 1 0-8 0" for x in (0, 13))
    return [("garden", wheels + f"M{left + 4} -3l4-7h7l-5 7h-6m4-7l3 7m4-7l2 7m-2-7l-1-3h3m-13 2h4")]


def bench(left: int) -> list[Part]:
    return [("garden", f"M{left} -5h20m-20-4h20m-17 4v6m14-6v6m-14-6v-4m14 4v-4")]


def flowers(left: int) -> list[Part]:
    spots = [(left + 4 * i, -3 - bits(left + 64, i) % 4) for i in range(6)]
    stems = "".join(f"M{x} 2V{y}" for x, y in spots)
    heads = "".join(f"M{x - 1.7} {y}a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0z" for x, y in spots)
    return [("garden", stems), ("bloom", heads)]


def swing(left: int) -> list[Part]:
    return [("garden", f"M{left} 2l4-26h16l4 26m-16-26v17h8v-17")]


GARDENS = {"fence": fence, "bicycle": bicycle, "bench": bench, "flowers": flowers, "swing": swing}


def garden(house: House) -> list[Part]:
    """On the side away from the door, clear of the tree."""
    if house.garden not in GARDENS:
        return []
    on_left = house.door_column * 2 >= house.columns
    left = -house.half - 46 if on_left else house.half + 22
    return GARDENS[house.garden](left)
