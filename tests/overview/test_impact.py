"""«Hoe ver staan we?»: children and stories year by year, an honest projection, the criteria with what measures them, and the year on A4."""

import datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from common.models import SiteConfiguration
from consent.withdrawal import withdraw
from network.factories import OrganisationFactory
from overview.impact.village import Projection
from projects.factories import IndicatorFactory, ProjectPageFactory
from projects.indicators.computing import by_year
from projects.indicators.enums import Computed
from projects.models import Measurement, OurProgramme
from stories.factories import HouseFactory, StoryPageFactory
from stories.models import House, StoryPage
from tests.support import html

pytestmark = pytest.mark.django_db
THIS_YEAR = timezone.localdate().year


@pytest.fixture
def programme(db):
    """A programme with one criterion and one indicator, in place of the demo's."""
    page = ProjectPageFactory(title="Ons plan")
    indicator = IndicatorFactory(project=page, name="Gezinnen", target_value=20, target_year=2030)
    page.criteria = [("criterion", {"text": "Elk gezin heeft een buddy.", "indicators": [indicator]})]
    page.save_revision().publish()
    ours = OurProgramme.load()
    ours.programme = page
    ours.save()
    return page, indicator


def read(client, address="/nl/hoe-ver-staan-we/"):
    cache.clear()
    return html.read(client.get(address)).soup


def rows(soup):
    return {row.th.get_text(): tuple(int(cell.get_text()) for cell in row.select("td")[:2]) for row in soup.select(".hamlet tbody tr")}


def test_it_works(client, programme, index):
    before = rows(read(client)).get(str(THIS_YEAR), (0, 0))
    HouseFactory(year=THIS_YEAR)
    story = StoryPageFactory(parent=index)
    children, telling = rows(read(client))[str(THIS_YEAR)]
    assert (children, telling) == (before[0] + 2, before[1] + 1)
    withdraw(story.story_uid)
    children, telling = rows(read(client))[str(THIS_YEAR)]
    assert (children, telling) == (before[0] + 2, before[1]), "its curtains close at once, and the child still counts"


def test_a_criterion_shows_what_measures_it_and_a_new_value_changes_chart_and_table(client, programme):
    page, indicator = programme
    soup = read(client)
    assert "Elk gezin heeft een buddy." in soup.get_text() and "Nog niet gemeten" in soup.get_text()
    teller = OrganisationFactory(name="De Teller")
    Measurement.objects.create(indicator=indicator, measured_on=datetime.date(2024, 3, 1), value=7, organisation=teller)
    soup = read(client)
    assert "7" in soup.select_one("svg[role=img]").get_text()
    assert "De Teller" in soup.get_text()


def test_a_programme_that_is_not_public_shows_nothing(client, programme):
    programme[0].unpublish()
    assert "Elk gezin heeft een buddy." not in read(client).get_text()


def test_no_programme_is_no_error(client):
    OurProgramme.objects.all().delete()
    assert client.get("/nl/hoe-ver-staan-we/").status_code == 200


@pytest.mark.parametrize("address", ["/nl/hoe-ver-staan-we/2021/", f"/nl/hoe-ver-staan-we/{THIS_YEAR + 1}/", "/nl/hoe-ver-staan-we/99999999999/"])
def test_a_year_that_is_none_of_ours_is_404(client, address):
    House.objects.filter(year__lt=2022).update(year=2022)
    assert client.get(address).status_code == 404


def test_the_year_on_one_sheet(client, programme):
    text = read(client, f"/nl/hoe-ver-staan-we/{THIS_YEAR}/").get_text()
    assert str(THIS_YEAR) in text and "Elk gezin heeft een buddy." in text and "Eigen telling" in text


def test_a_year_that_is_over_tells_what_was_known_then(client, programme):
    _page, indicator = programme
    for year, value in ((2024, 7), (2026, 31)):
        Measurement.objects.create(indicator=indicator, measured_on=datetime.date(year, 3, 1), value=value)
    HouseFactory(year=2024)
    soup = read(client, "/nl/hoe-ver-staan-we/2024/")
    assert "7 " in soup.select_one(".annual__criteria").get_text() and "31" not in soup.select_one(".annual__criteria").get_text()
    assert str(THIS_YEAR) not in rows(soup) and not soup.select(".projection")


def projected(**changed):
    values = {"first_year": 2022, "goal": 100, "goal_year": 2030, "a_year": 10, "told": 40, "this_year": 2026, "told_this_year": 8}
    return Projection(**values | changed)


def test_ten_a_year_does_not_make_a_hundred_and_it_says_so(client):
    assert (projected().planned, projected().plan_is_enough) == (90, False)
    site = SiteConfiguration.load()
    assert (site.goal, site.stories_a_year, site.goal_year) == (100, 10, 2030)
    said = read(client).select_one(".projection").get_text()
    assert "90" in said and "100" in said


def test_the_projection_counts_honestly():
    assert projected().pace == 8 and projected().at_this_pace == 72 and projected().needed == 15
    assert projected(told=100).is_reached
    assert projected(this_year=2030).needed == 0, "in the last year nothing is asked of the next"
    assert projected(this_year=2022).pace is None
    assert projected(a_year=12).plan_is_enough


def test_the_site_counts_by_itself_what_is_public_now(index):
    def counted():
        found = by_year(Computed.values)
        return {key: found.get(key, {}).get(THIS_YEAR, 0) for key in Computed.values}

    before = counted()
    story = StoryPageFactory(parent=index, told_on=timezone.localdate() - datetime.timedelta(days=10))
    after = counted()
    assert after["stories"] == before["stories"] + 1 and after["children"] == before["children"] + 1
    withdraw(story.story_uid)
    assert counted()["stories"] == before["stories"]


def test_days_to_publication_is_the_middle_one(index):
    StoryPage.objects.all().update(first_published_at=None)
    for days in (5, 9, 40):
        story = StoryPageFactory(parent=index, told_on=datetime.date(2025, 3, 1))
        moment = datetime.datetime(2025, 3, 1, 12, tzinfo=datetime.UTC) + datetime.timedelta(days=days)
        StoryPage.objects.filter(pk=story.pk).update(first_published_at=moment)
    assert by_year([Computed.DAYS])["days"][2025] == 9


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_it_asks_at_most_fourteen_whatever_there_is(language, client, programme):
    page, _indicator = programme
    address, counts = f"/{language}/hoe-ver-staan-we/", []
    for many in (2, 12):
        indicators = [IndicatorFactory(project=page, measured={2020: 1, 2021: 2}) for _number in range(many)]
        page.criteria = [("criterion", {"text": "Iets.", "indicators": indicators}) for _number in range(many)]
        page.save_revision().publish()
        client.get(address)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14


def test_what_is_counted_and_what_is_measured_stand_beside_each_other(client, programme):
    """In one query, on every database: each chart draws its own."""
    page, measured = programme
    counted = IndicatorFactory(project=page, computed="activities")
    page.criteria = [("criterion", {"text": "Iets.", "indicators": [measured, counted]})]
    page.save_revision().publish()
    Measurement.objects.create(indicator=measured, measured_on=datetime.date(2024, 3, 1), value="7.25")
    said = [figure.get_text() for figure in read(client).select("svg[role=img]")]
    assert len(said) == 2 and "7,25" in said[0] and str(THIS_YEAR) in said[1]
