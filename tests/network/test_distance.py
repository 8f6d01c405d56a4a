"""How far from here, and what is no point at all."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from network.distance import check_point, within
from network.models import Municipality
from tests.support.borders import great_circle

GEEL, MOL, TURNHOUT = (51.1622, 4.9899), (51.1911, 5.1166), (51.3225, 4.9447)


def names_within(kilometres, **fields):
    return set(Municipality.objects.filter(within(*GEEL, kilometres, **fields)).values_list("name", flat=True))


def test_it_works(db):
    assert great_circle(*GEEL, *MOL) == pytest.approx(9.4, abs=0.1)
    assert names_within(8) >= {"Geel", "Meerhout"} and not names_within(8) & {"Mol", "Turnhout"}
    assert names_within(20) >= {"Geel", "Mol", "Turnhout", "Westerlo"}


@pytest.mark.parametrize("kilometres", [5, 15, 30, 50])
def test_the_database_finds_whom_python_finds(db, kilometres):
    """Those nearer to the line than the documented half a percent may fall on either side."""
    far = {
        place.name: great_circle(*GEEL, place.latitude, place.longitude) for place in Municipality.objects.of_today()
    }  # fmt: skip
    found = names_within(kilometres)
    assert {name for name, away in far.items() if away < kilometres * 0.995} <= found <= {
        name for name, away in far.items() if away < kilometres * 1.005
    }  # fmt: skip


def test_it_reaches_through_a_relation(db):
    """One of yesterday has no middle; what it became a part of has."""
    near = Municipality.objects.filter(
        within(51.11, 5.13, 12, "successor__latitude", "successor__longitude")
    ).values_list("name", flat=True)  # fmt: skip
    assert set(near) == {"Ham", "Tessenderlo"}


def test_what_has_no_point_is_never_near(db):
    assert "Ham" not in names_within(10_000) and len(names_within(10_000)) == 285 + 19


@pytest.mark.parametrize("point", [GEEL, MOL, TURNHOUT, (49.5, 5.8), (51.5, 4.76)])
def test_a_point_in_belgium_is_taken(point):
    check_point(*point)


@pytest.mark.parametrize(("point", "said"), [
    ((float("nan"), 5.0), "as numbers"), ((51.0, float("inf")), "as numbers"), ((float("-inf"), float("nan")), "as numbers"),
    ((4.99, 51.16), "turn them round"),
    ((52.37, 4.9), "not in Belgium"), ((0.0, 0.0), "not in Belgium"), ((-51.0, 5.0), "not in Belgium"), ((51.0, 1e12), "not in Belgium"),
])  # fmt: skip
def test_what_is_no_point_in_belgium_is_refused(point, said):
    with override("en"), pytest.raises(ValidationError, match=said):
        check_point(*point)
