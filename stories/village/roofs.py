"""The roof forms. Each function gives (roof, gable, trim) as SVG paths.

`gable` is the part of the front wall that rises above the eaves, `trim` the light line along it;
both are empty where the roof itself faces the street.
"""

from collections.abc import Callable

from .house import House

Shape = tuple[str, str, str]


def gable(h: House) -> Shape:
    return f"M{-h.half - 3}{-h.height}l{h.half + 3}{-h.rise} {h.half + 3} {h.rise}z", "", ""


def hip(h: House) -> Shape:
    run = h.half - 5
    return f"M{-h.half - 3}{-h.height}l{run}{-h.rise}h16l{run} {h.rise}z", "", ""


def mansard(h: House) -> Shape:
    low, top = h.rise * 2 // 3, h.rise - h.rise * 2 // 3
    flat = 2 * h.half - 16
    return f"M{-h.half - 2}{-h.height}l4{-low} 6{-top}h{flat}l6 {top} 4 {low}z", "", ""


def farm(h: House) -> Shape:
    flat = 2 * h.half - 8
    return f"M{-h.half - 3}{-h.height}l7{-h.rise}h{flat}l7 {h.rise}z", "", ""


def half_hip(h: House) -> Shape:
    run, low = h.half - 4, h.rise * 2 // 3
    top = h.rise - low
    return f"M{-h.half - 3}{-h.height}l{run}{-low} 5{-top}h4l5 {top} {run} {low}z", "", ""


def stepped(h: House) -> Shape:
    steps, drop = 4, h.rise // 4
    run = (h.half - 4) // steps
    ledge = h.half - run * steps
    up = f"v{-drop}h{run}" * steps
    down = f"h{run}v{drop}" * steps
    line = f"M{-h.half}{-h.height}{up}h{2 * ledge}{down}"
    return "", line + "z", line


def point(h: House) -> Shape:
    side, rise = h.half + 3, h.rise + 4
    roof = f"M{-side}{-h.height + 3}l{side}{-rise} {side} {rise}v-4l{-side}{-rise} {-side} {rise}z"
    return roof, f"M{-h.half}{-h.height}l{h.half}{-h.rise} {h.half} {h.rise}z", ""


def bell(h: House) -> Shape:
    run = h.half - 8
    curve_up = f"c0{-h.rise // 2} {run}{-h.rise // 2} {run}{-h.rise}"
    curve_down = f"c0 {h.rise // 2} {run} {h.rise // 2} {run} {h.rise}"
    line = f"M{-h.half}{-h.height}{curve_up}q8-8 16 0{curve_down}"
    return "", line + "z", line


def shed(h: House) -> Shape:
    rise = h.rise * 2 // 3
    side = 2 * h.half
    roof = f"M{-h.half - 3}{-h.height - rise - 1}l{side + 6} {rise}v-4l{-side - 6}{-rise}z"
    return roof, f"M{-h.half}{-h.height}v{-rise}l{side} {rise}z", ""


SHAPES: dict[str, Callable[[House], Shape]] = {
    "gable": gable,
    "stepped": stepped,
    "hip": hip,
    "mansard": mansard,
    "farm": farm,
    "point": point,
    "bell": bell,
    "half_hip": half_hip,
    "shed": shed,
}
