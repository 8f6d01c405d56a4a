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
BASELINES = (124, 196, 277, 370)
FOREGROUND = 46  # as deep as the light of the nearest house falls
HOUSES = HAMLETS * sum(STREETS)
HEIGHT = BASELINES[-1] + FOREGROUND
SOWING = 19  # spreads the first ten, twenty, forty houses best over hamlets and streets


@dataclass(frozen=True)
class Spot:
    hamlet: int
    street: int
    x: int
    y: int
    scale: float


def plot_of(number: int) -> int:
    """1 to 102: house 103 stands where house 1 stood, which by then the wall alone shows."""
    return (number - 1) % HOUSES + 1


def spot_of(number: int) -> Spot:
    """The spot of house `number` (1, 2, 3, …); the step shares no factor with the count."""
    plot = plot_of(number)
    hamlet, index = divmod(plot * SOWING % HOUSES, HOUSES // HAMLETS)
    street = 0
    while index >= STREETS[street]:
        index -= STREETS[street]
        street += 1
    width = (WIDTH - 2 * MARGIN) / STREETS[street]
    x = round(MARGIN + width * (index + 0.5)) + bits(plot, 70) % 3 - 1
    return Spot(hamlet, street, x, round(BASELINES[street] + bend(x, street)), round(width / 44, 2))


SWELLS = (16, -14, 12, -16)  # how far a street's curve rises and falls


def bend(x: float, street: int) -> float:
    """The street's curve at x: up on one half, down on the other, level where hamlets meet."""
    half = WIDTH / 2
    along = (x % half) / half
    rise = -2 * SWELLS[street] * along * (1 - along)
    return rise if x < half else -rise


def ground(street: int) -> str:
    """The heath a street stands on, from a little behind its houses down to the foreground."""
    top = BASELINES[street] - 10
    return f"M0 {top}Q120 {top - SWELLS[street]} 240 {top}T480 {top}V{HEIGHT}H0z"


def skirt(street: int) -> str:
    """The same heath beside the hamlet, for a phone where no other hamlet stands there."""
    top = BASELINES[street] - 10
    return f"M-400 {top}H1V{HEIGHT}H-400zM479 {top}h401V{HEIGHT}H479z"


def road(street: int) -> str:
    top = BASELINES[street] + 3
    return f"M0 {top}Q120 {top - SWELLS[street]} 240 {top}T480 {top}"


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
    foot, tall, x = BASELINES[street], 26 + dice % 10 + 4 * street, 470 - dice % 7
    small = f"M{x - 11} {foot + 1 - tall // 2}l6 {tall // 2}h-12z" if dice % 2 else ""
    return f"M{x} {foot - tall}l9 {tall}h-18z{small}"


def heather() -> str:
    """Sprigs in bloom before the nearest street, the same in each hamlet: a browser gets them compressed to one."""
    sprigs = ((13 * i + bits(i, 100) % 19, HEIGHT - 2 - bits(i, 101) % 25) for i in range(36))
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
