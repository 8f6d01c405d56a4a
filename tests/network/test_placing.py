"""Spots and names on the drawing do not cover each other."""

import math

from network.shapes.placing import Round, apart, names


def test_spots_that_touch_are_pushed_apart_and_others_stay():
    before = [Round(100, 100, 20), Round(110, 100, 20), Round(300, 300, 20)]
    after = apart(before)
    assert math.dist((after[0].x, after[0].y), (after[1].x, after[1].y)) >= 40 and after[2] == before[2]
    assert (after[0].y, after[1].y) == (100, 100)


def test_two_at_the_same_place_do_not_stay_there():
    one, other = apart([Round(50, 50, 10), Round(50, 50, 10)])
    assert math.dist((one.x, one.y), (other.x, other.y)) >= 20


def test_a_name_goes_where_nothing_is_in_its_way():
    below = Round(100, 130, 15)
    (geel, _other) = names(["Geel", "Mol"], [Round(100, 100, 15), below], 600)
    assert geel.y < 90, "above: below it stands another spot"


def test_a_name_does_not_leave_the_sheet():
    (name,) = names(["Heist-op-den-Berg"], [Round(10, 100, 15)], 600)
    assert name.x - len("Heist-op-den-Berg") * 4 > 0
