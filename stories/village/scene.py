"""Where every house of the village stands.

The village is three hamlets, each 480 units wide: side by side on a wide screen, one above the
other on a phone. A hamlet has streets one behind the other, with fewer and larger houses nearer by.
A house keeps its spot by its number; numbers are sown over the village, so that the first lamps do
not all burn in one corner.
"""

from dataclasses import dataclass

from .house import bits

HAMLETS = 3
WIDTH, MARGIN = 480, 6
STREETS = (10, 9, 8, 7)  # houses in each street of a hamlet, the farthest first
LATER_STREETS = 92
BASELINES = (124, 196, 277, 370)
FOREGROUND = 46  # as deep as the light of the nearest house falls
FIRST_HOUSES = HAMLETS * sum(STREETS)
NEXT_HOUSES = HAMLETS * STREETS[-1]
SOWING, LATER_SOWING = 19, 8  # 19 spreads the first ten, twenty, forty houses best over hamlets and streets


@dataclass(frozen=True)
class Spot:
    hamlet: int
    street: int
    x: int
    y: int
    scale: float


def spot_of(number: int) -> Spot:
    """The spot of house `number` (1, 2, 3, …); the steps share no factor with the counts."""
    if number <= FIRST_HOUSES:
        order = number * SOWING % FIRST_HOUSES
        hamlet, index = divmod(order, FIRST_HOUSES // HAMLETS)
        street = 0
        while index >= STREETS[street]:
            index -= STREETS[street]
            street += 1
    else:
        ring, order = divmod(number - FIRST_HOUSES - 1, NEXT_HOUSES)
        order = order * LATER_SOWING % NEXT_HOUSES
        hamlet, index, street = order % HAMLETS, order // HAMLETS, len(STREETS) + ring
    plot = (WIDTH - 2 * MARGIN) / houses_in(street)
    x = round(MARGIN + plot * (index + 0.5)) + bits(number, 70) % 3 - 1
    return Spot(hamlet, street, x, round(baseline(street) + bend(x, street)), round(plot / 44, 2))


def houses_in(street: int) -> int:
    return STREETS[min(street, len(STREETS) - 1)]


def streets_for(last_number: int) -> int:
    beyond = max(0, last_number - FIRST_HOUSES)
    return len(STREETS) + -(-beyond // NEXT_HOUSES)


def baseline(street: int) -> int:
    later = max(0, street - len(STREETS) + 1)
    return BASELINES[min(street, len(STREETS) - 1)] + later * LATER_STREETS


def height(streets: int) -> int:
    return baseline(streets - 1) + FOREGROUND


def swell(street: int) -> int:
    """How far the street's curve rises and falls; the sign turns from street to street."""
    return (16, -14, 12, -16)[street % 4]


def bend(x: float, street: int) -> float:
    """The street's curve at x: up on one half, down on the other, level where hamlets meet."""
    half = WIDTH / 2
    along = (x % half) / half
    rise = -2 * swell(street) * along * (1 - along)
    return rise if x < half else -rise


def ground(street: int, bottom: int) -> str:
    """The heath a street stands on, from a little behind its houses down to the foreground."""
    top = baseline(street) - 10
    return f"M0 {top}Q120 {top - swell(street)} 240 {top}T480 {top}V{bottom}H0z"


def skirt(street: int, bottom: int) -> str:
    """The same heath beside the hamlet, for a phone where no other hamlet stands there."""
    top = baseline(street) - 10
    return f"M-400 {top}H1V{bottom}H-400zM479 {top}h401V{bottom}H479z"


def road(street: int) -> str:
    top = baseline(street) + 3
    return f"M0 {top}Q120 {top - swell(street)} 240 {top}T480 {top}"


def far_hill(hamlet: int) -> str:
    """In the haze; it rises and sinks the other way than the hill before it."""
    top = (24, 62, 38)[hamlet]
    return f"M0 66C120 {top} 250 {top} 480 66V110H0z"


def hill(hamlet: int) -> str:
    top = (64, 50, 58)[hamlet]
    return f"M0 84Q{150 + 60 * hamlet} {top - 34} 480 84V150H0z"


def pines(hamlet: int) -> str:
    """A wood on the hill, in clumps."""
    path = ""
    x = 14
    while x < 462:
        tall = 20 + bits(x, 80 + hamlet) % 16
        path += f"M{x} {92 - tall}l{tall // 4} {tall}h{-2 * (tall // 4)}z"
        x += (7, 9, 12, 34, 58)[bits(x, 90 + hamlet) % 5]
    return path


def seam(hamlet: int, street: int) -> str:
    """Trees where one hamlet goes over into the next; not in every street, or they would stand in a row."""
    dice = bits(street, 60 + hamlet)
    if dice % 3 == 0:
        return ""
    foot, tall, x = baseline(street), 26 + dice % 10 + 4 * min(street, 3), 470 - dice % 7
    small = f"M{x - 11} {foot + 1 - tall // 2}l6 {tall // 2}h-12z" if dice % 2 else ""
    return f"M{x} {foot - tall}l9 {tall}h-18z{small}"


def heather(bottom: int) -> str:
    """Sprigs in bloom before the nearest street, the same in each hamlet: a browser gets them compressed to one."""
    sprigs = ((13 * i + bits(i, 100) % 19, bottom - 2 - bits(i, 101) % 25) for i in range(36))
    return "".join(f"M{x} {y}v-{2 + y % 3}" for x, y in sprigs)


# What stands on the hill of each hamlet: a church, a mill, nothing but pines.
LANDMARKS = (
    "M350 68V54l6-9h20V32l4-28 4 28v36z",
    "M300 64l4-34q6-8 12 0l4 34zM309 31l-20-13 1-1 20 13zm2-2l13-20 1 1-13 20zm0 2l20 13-1 1-20-13zm-2-1l-13 20-1-1 13-20z",
    "",
)
MOON = "M50 8A46 46 0 1 1 18 74A38 38 0 1 0 50 8z"  # a young moon: its light side looks to where the sun went


def stars() -> str:
    """For a sky of 1440 by 420; a dot is a line of no length with a round end."""
    return "".join(f"M{bits(i, 95) % 1440} {bits(i, 96) % 420}h0" for i in range(48))
