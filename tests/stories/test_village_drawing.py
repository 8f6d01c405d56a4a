"""The drawn village: what it must never tell, and what must never change."""

import gzip
import hashlib
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from stories.village import Place, house_svg, share_svg, village_svg
from stories.village.house import house_of
from stories.village.scene import spot_of

CSS = Path(__file__).parents[2] / "site/static/css"
TITLE = "Samen leren fietsen op het plein"


def lit(number: int, title: str = TITLE) -> Place:
    return Place(number, "lit", title, f"/nl/verhalen/{number}-samen-leren-fietsen/")


def hamlets(drawing: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(f"<village>{drawing}</village>"))


def links(drawing: str) -> list[ElementTree.Element]:
    return [found for part in hamlets(drawing) for found in part.iter("a")]


def test_a_house_is_the_same_for_ever():
    """Frozen: a change here moves every family's house. Add new forms behind a new salt instead."""
    houses = "".join(repr(house_of(number)) for number in range(1, 201))
    assert hashlib.sha256(houses.encode()).hexdigest()[:16] == "7bcd054464dd3c7d"
    spots = "".join(f"{spot_of(n).hamlet}/{spot_of(n).street}/{spot_of(n).x};" for n in range(1, 103))
    assert hashlib.sha256(spots.encode()).hexdigest()[:16] == "3257be72b6c939e7"


def test_no_two_houses_stand_on_one_spot():
    assert len({(spot_of(n).hamlet, spot_of(n).street, spot_of(n).x) for n in range(1, 103)}) == 102


def where(drawing: str, number: int) -> str:
    return next(a.get("transform", "") for a in links(drawing) if f"/{number}-" in a.get("href", ""))


def test_a_house_keeps_its_place_when_others_come():
    assert where(village_svg([lit(7)]), 7) == where(village_svg([lit(n) for n in range(1, 101)]), 7)


def test_a_full_village_shows_the_newest_and_stays_as_it_is():
    full, fuller = village_svg([lit(n) for n in range(1, 103)]), village_svg([lit(n) for n in range(8, 110)])
    assert len(links(full)) == len(links(fuller)) == 102
    assert where(full, 7) == where(fuller, 109)
    assert where(full, 50) == where(fuller, 50)
    assert 'class="empty"' not in fuller


def test_neighbours_differ():
    assert len({house_svg(number) for number in range(1, 101)}) == 100


def test_only_lit_houses_are_links_and_say_their_name():
    drawing = village_svg([lit(1), lit(2, "Drie talen"), Place(3, "curtains"), Place(4, "empty")])
    assert sorted(a.get("aria-label", "") for a in links(drawing)) == ["Drie talen", TITLE]


def test_closed_curtains_tell_nothing():
    """Not even when the caller hands over what it should not: no number, no name, no address."""
    secret = Place(23, "curtains", "Een geheim", "/nl/verhalen/23-een-geheim/")
    drawing = village_svg([secret])
    assert drawing == village_svg([Place(23, "curtains")])
    assert not links(drawing)
    groups = [g for part in hamlets(drawing) for g in part.iter("g") if g.get("class") == "curtains"]
    assert [set(g.attrib) for g in groups] == [{"class", "transform"}]


def test_every_place_is_drawn():
    def houses(drawing: str) -> int:
        return drawing.count("<a ") + len(re.findall(r'<g class="(?:curtains|empty|lit)"', drawing))

    assert houses(village_svg([lit(1)])) == 100
    assert houses(village_svg([lit(n) for n in range(39, 141)])) == 102
    assert houses(village_svg([], goal=30)) == 30


def test_titles_are_escaped():
    nasty = 'Een "naam" <script>alert(1)</script> & meer'
    drawing = village_svg([Place(1, "lit", nasty, '/nl/"><script>')])
    assert "<script" not in drawing
    assert links(drawing)[0].get("aria-label") == nasty


@pytest.mark.parametrize("state", ["lit", "curtains", "empty"])
def test_everything_is_well_formed_and_without_inline_style(state):
    for drawing in (house_svg(5, state=state), village_svg([Place(5, state, "A & B", "/a/?b=1&c=2")])):
        hamlets(drawing)
        assert "style" not in drawing
        assert " id=" not in house_svg(5, state=state)  # many on one page
        assert "<text" not in drawing  # so that it may be mirrored


def test_a_drawing_that_stands_alone_needs_no_stylesheet():
    for drawing in (house_svg(5, standalone=True), share_svg(5)):
        classes = set(re.findall(r'class="([\w-]+)"', drawing)) - {"dwelling"}
        missing = {name for name in classes if f".{name}{{" not in drawing}
        assert not missing
        assert "var(" not in drawing
        assert ElementTree.fromstring(drawing).get("width")


def test_the_page_colours_what_the_drawing_names():
    sheets = "".join((CSS / f"{name}.css").read_text() for name in ("house", "village"))
    village = village_svg([lit(1), *(Place(n, "curtains") for n in range(2, 60))])
    drawing = village + "".join(map(house_svg, range(1, 60)))
    classes = {name for names in re.findall(r'class="([^"]+)"', drawing) for name in names.split()}
    assert not {name for name in classes - {"lit", "empty", "dwelling"} if f".{name}" not in sheets}


def test_no_house_is_cut_off_on_its_card():
    for number in range(1, 501):
        house = house_of(number)
        assert house.height + house.rise + 9 <= 162 / 1.9, number
        assert house.half <= 40, number


def test_a_hundred_houses_weigh_little():
    drawing = village_svg([lit(n, f"{TITLE} {n}") for n in range(1, 101)])
    assert len(gzip.compress(drawing.encode())) < 12_000
