"""Writing the drawing as SVG. No inline style, no text: so a page's policy and mirroring hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from . import garden, palette, scene
from .facade import Part, State, parts
from .house import house_of

XMLNS = 'xmlns="http://www.w3.org/2000/svg"'
CARD_MIDDLE, CARD_GROUND, CARD_SCALE = 160, 172, 1.9
CARD_WIDTH, CARD_HEIGHT = 280, 180
CARD_BOX = f"20 10 {CARD_WIDTH} {CARD_HEIGHT}"
CARD_SIZE = f'width="{CARD_WIDTH}" height="{CARD_HEIGHT}" viewBox="{CARD_BOX}"'


# The light a lit house throws around it; `sky` holds the gradient, once for the whole village.
LAMP = '<radialGradient id="lamp"><stop stop-color="#F4B740" stop-opacity=".5"/><stop offset="1" stop-color="#F4B740" stop-opacity="0"/></radialGradient>'


@dataclass(frozen=True)
class Place:
    """A house in the village. Only a lit one has a title and an address."""

    number: int
    state: State
    title: str = ""
    url: str = ""


def draw(found: Iterable[Part]) -> str:
    return "".join(f'<path class="{name}" d="{path}"/>' for name, path in found)


def house_svg(number: int, *, state: State = "lit", standalone: bool = False) -> SafeString:
    """One whole house with its bit of sky and ground; `standalone` for a file or a PNG renderer."""
    if not standalone:
        # The sky is the stylesheet's: a gradient here would need an id, twice on one page.
        head = f'<svg class="house" {CARD_SIZE} aria-hidden="true" focusable="false">'
        return mark_safe(head + card(number, state) + "</svg>")  # noqa: S308  (built from integers)
    return mark_safe(  # noqa: S308
        f"<svg {XMLNS} {CARD_SIZE}>{standalone_sky(CARD_BOX)}{card(number, state)}</svg>"
    )


def share_svg(number: int) -> str:
    """1200 by 630, the house in the middle of its dusk; the sides go on where the card ends."""
    return (
        f'<svg {XMLNS} width="1200" height="630" viewBox="0 0 1200 630">{standalone_sky("0 0 1200 630")}'
        f'<g transform="translate(168 45) scale(2.7)">{card(number, "lit")}</g></svg>'
    )


def standalone_sky(box: str) -> str:
    x, y, width, height = box.split()
    stops = "".join(f'<stop offset="{i / 3:.2f}" stop-color="{c}"/>' for i, c in enumerate(palette.SKY))
    return (
        f"<style>{palette.standalone_style()}</style>"
        f'<defs><linearGradient id="sky" x2="0" y2="1">{stops}</linearGradient></defs>'
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="url(#sky)"/>'
    )


def card(number: int, state: State) -> str:
    house = house_of(number)
    around = garden.trees(house, lavish=True)
    before = garden.doorstep(house) + garden.garden(house) if state != "empty" else []
    group = "curtains" if state == "curtains" else "dwelling"
    return (
        f"{draw(garden.sky(house))}"
        f'<g class="{group}" transform="translate({CARD_MIDDLE} {CARD_GROUND}) scale({CARD_SCALE})">'
        f"{draw(around)}{draw(parts(house, state))}{draw(before)}</g>"
    )


def village_svg(places: Sequence[Place], *, goal: int = 100) -> SafeString:
    """The whole village: the places given, and dark outlines up to `goal` for what is still empty.

    It holds 102 houses; a later one takes the plot of the one 102 before it.

    Gives two pieces of sky and one drawing per hamlet; the stylesheet lays them side by side or,
    on a phone, below each other.
    """
    known = {scene.plot_of(place.number): place for place in sorted(places, key=lambda place: place.number)}
    last = max([min(goal, scene.HOUSES), *known])
    rows: list[list[list[str]]] = [[[] for _street in scene.STREETS] for _hamlet in range(scene.HAMLETS)]
    for plot in sorted(range(1, last + 1), key=lambda n: scene.spot_of(n).x):
        spot = scene.spot_of(plot)
        rows[spot.hamlet][spot.street].append(dwelling(known.get(plot, Place(plot, "empty")), spot))
    hamlets = "".join(hamlet(index, found) for index, found in enumerate(rows))
    return mark_safe(sky() + hamlets)  # noqa: S308  (titles and addresses are escaped in `dwelling`)


def sky() -> str:
    return (
        '<svg class="village__stars" viewBox="0 0 1440 420" preserveAspectRatio="xMidYMin slice" aria-hidden="true">'
        f'<path d="{scene.stars()}"/></svg>'
        f'<svg class="village__moon" width="110" height="110" viewBox="0 0 110 110" aria-hidden="true"><defs>{LAMP}</defs><circle cx="44" cy="52" r="96" fill="url(#lamp)"/><path d="{scene.MOON}"/></svg>'
    )


SKIRT_HILL = "M-400 84H1v40H-400zM479 84h401v40H479z"
SKIRT_FAR = "M-400 66H1v40H-400zM479 66h401v40H479z"


def hamlet(index: int, rows: list[list[str]]) -> str:
    drawn = draw([("far", scene.far_hill(index)), ("far skirt", SKIRT_FAR), ("hill", scene.hill(index)), ("hill skirt", SKIRT_HILL)])
    drawn += draw([("pines", scene.pines(index) + scene.LANDMARKS[index])])
    for street, houses in enumerate(rows):
        heath = f"ground-{street}"
        drawn += draw([(heath, scene.ground(street)), (f"{heath} skirt", scene.skirt(street)), ("road", scene.road(street))])
        drawn += "".join(houses)
        if trees := scene.seam(index, street):
            drawn += draw([("pine", trees)])
    drawn += draw([("heather", scene.heather())])
    return f'<svg class="village__hamlet" viewBox="0 0 {scene.WIDTH} {scene.HEIGHT}">{drawn}</svg>'


@lru_cache(maxsize=1024)
def house_in_street(number: int, state: State) -> str:
    """Of the number alone, so drawn once in a process."""
    house = house_of(number)
    return draw((garden.trees(house, lavish=False) if state != "empty" else []) + parts(house, state))


def dwelling(place: Place, spot: scene.Spot) -> str:
    """Only a lit house says who it is: closed curtains carry no number, link or name at all."""
    house = house_of(place.number)
    where = f'transform="translate({spot.x} {spot.y})scale({spot.scale})"'
    drawn = house_in_street(place.number, place.state)
    if place.state == "lit" and place.url:
        title = escape(place.title)
        reach = min(42, round((scene.WIDTH - spot.x) / spot.scale))  # not over the seam of the hamlets
        halo = f'<circle class="halo" cy="-14" r="{reach}" fill="url(#lamp)"/>'
        side, top = max(house.half, 20), house.height + house.rise  # 24 px wide on a phone of 320
        target = f'<path class="target" d="M{-side} 2V{-top}H{side}V2z"/>'
        link = f'<a href="{escape(place.url)}" aria-label="{title}" {where}><title>{title}</title>'
        return f"{link}{halo}{drawn}{target}</a>"
    return f'<g class="{place.state}" {where}>{drawn}</g>'
