"""The drawing of an indicator: every value is read without colour, nothing lies over anything else, and the table says the same."""

import datetime
import itertools
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from network.factories import OrganisationFactory
from projects.factories import IndicatorFactory, ProjectPageFactory
from projects.indicators.chart import HEIGHT, WIDTH
from projects.indicators.scale import ticks
from projects.indicators.series import series_of
from projects.models import Indicator, Measurement
from tests.support.html import Html

pytestmark = pytest.mark.django_db
DAY = datetime.date(2020, 1, 1)
LARGEST = "999999999999.99"


@pytest.fixture
def draw(data):
    """`draw({day or year: value}, target_value=…)`: the series with these values."""
    project = ProjectPageFactory()

    def make(values=(), **fields):
        indicator = IndicatorFactory(project=project, **fields)
        days = [(key if isinstance(key, datetime.date) else datetime.date(key, 12, 31), value) for key, value in dict(values).items()]
        Measurement.objects.bulk_create([Measurement(indicator=indicator, measured_on=day, value=Decimal(value)) for day, value in days])
        return series_of([Indicator.objects.get(pk=indicator.pk)])[0]

    return make


def page(series, language="en"):
    with translation.override(language):
        text = render_to_string("projects/indicator.html", {"series": series, "LANGUAGE_CODE": language})
    return Html(f'<!doctype html><html lang="{language}"><head><title>x</title></head><body>{text}</body></html>', "/")


def texts(labels):
    return [label.text for label in labels]


YEARS = {2020 + number: number * number for number in range(6)}
CASES = {
    "one": {2024: 7},
    "nothing yet but a zero": {2024: 0},
    "years": YEARS,
    "a gap": {1950: 3, 2024: 5},
    "forty years": {1985 + number: number * 3 for number in range(40)},
    "forty days": {DAY + datetime.timedelta(days=13 * number): number % 7 for number in range(40)},
    "two days": {DAY: 4, DAY + datetime.timedelta(days=1): 5},
    "huge": {2020 + number: LARGEST for number in range(5)},
    "huge days": {DAY + datetime.timedelta(days=30 * number): LARGEST for number in range(8)},
    "below zero": {2020: -4, 2021: 3, 2022: "-0.5"},
    "all below zero": {2020: -4, 2021: -3},
    "huge below zero": {2020: f"-{LARGEST}", 2021: LARGEST},
    "equal": {2020: 5, 2021: 5, 2022: 5},
    "next to nothing": {2020: "0.01", 2021: "0.02"},
    "one giant": {2020: 1, 2021: 2, 2022: LARGEST},
}
every_case = pytest.mark.parametrize("values", CASES.values(), ids=CASES)
every_target = pytest.mark.parametrize(
    "fields", [{}, {"target_value": 45, "target_year": 2030, "baseline_value": 2, "baseline_year": 2021}, {"target_value": -9, "target_year": 2030}],
    ids=["alone", "from where to where", "below zero"],
)  # fmt: skip


def test_it_works(draw):
    series = draw({2022: 4, 2023: 9}, baseline_value=2, baseline_year=2021, target_value=12, target_year=2030)
    chart = series.chart
    assert texts(chart.values) == ["2", "4", "9"] and texts(chart.moments) == ["2021", "2022", "2023"]
    assert [tick.text for tick in chart.ticks] == ["0", "5", "10", "15"]
    assert [bar.is_baseline for bar in chart.bars] == [True, False, False]
    first, second, third = chart.bars
    assert first.y > second.y > third.y > chart.target and third.y + third.height == chart.zero
    soup = page(series).soup
    assert [cell.get_text(strip=True) for cell in soup.select("tbody th")] == ["31 December 2022", "31 December 2023"]
    assert soup.select_one("svg title").get_text() == series.text.name


@every_case
@every_target
def test_it_is_drawn_inside_and_in_whole_numbers(draw, values, fields):
    chart = draw(values, **fields).chart
    places = [
        *((bar.x, bar.y) for bar in chart.bars),
        *((bar.x + bar.width, bar.y + bar.height) for bar in chart.bars),
        *((dot.x, dot.y) for dot in chart.dots),
    ]
    assert places and all(isinstance(number, int) for place in places for number in place)
    assert all(chart.left <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places)
    assert len({tick.text for tick in chart.ticks}) == len(chart.ticks) >= 2
    assert all(0 <= tick.y <= HEIGHT for tick in chart.ticks)
    assert all(bar.width >= 2 and bar.height >= 1 for bar in chart.bars)


@every_case
@every_target
def test_no_text_lies_over_another(draw, values, fields):
    chart = draw(values, **fields).chart
    labels = [*chart.values, *chart.moments, *([chart.target_label] if chart.target_label else [])]
    for one, other in itertools.combinations(labels, 2):
        assert not one.box.meets(other.box), (one, other)
    assert all(label.box.left >= 0 and label.box.right <= WIDTH and label.box.top >= 0 and label.box.bottom <= HEIGHT for label in labels)


@every_case
def test_the_first_and_the_last_are_always_written(draw, values):
    series = draw(values)
    ends = [series.points[0].shown, series.points[-1].shown]
    assert [series.chart.values[0].text, series.chart.values[-1].text] == ends
    assert not series.chart.values[0].is_minor and not series.chart.values[-1].is_minor


def test_what_has_room_is_written_and_what_has_none_is_left_out(draw):
    assert texts(draw(YEARS).chart.values) == ["0", "1", "4", "9", "16", "25"]
    crowded = draw({DAY + datetime.timedelta(days=13 * number): 1000 + number for number in range(40)}).chart
    assert 2 < len(crowded.values) < 40 and len(crowded.dots) == 40


def test_without_a_point_nothing_is_drawn_and_it_says_so(draw):
    series = draw(target_value=45, target_year=2030)
    assert not series.chart
    soup = page(series).soup
    assert not soup.select("svg, table") and "Not measured yet" in soup.get_text() and "Target for 2030: 45" in soup.get_text(" ")


def test_several_values_a_year_are_a_line_over_days(draw):
    chart = draw({DAY: 1, datetime.date(2020, 7, 1): 2, datetime.date(2021, 1, 1): 3}, baseline_value=0, baseline_year=2019).chart
    assert not chart.bars and [dot.is_baseline for dot in chart.dots] == [True, False, False, False]
    start, first, second, third = (dot.x for dot in chart.dots)
    assert start < first and abs((second - first) - (third - second)) <= 6
    assert chart.line.split()[0].split(",")[0] == str(first), "the start is a point of its own"
    assert draw(YEARS).chart.line == ""


def test_a_start_that_is_no_earlier_still_comes_first(draw):
    chart = draw({2022: 4, 2023: 5}, baseline_value=2, baseline_year=2022).chart
    assert texts(chart.moments) == ["2022", "2022", "2023"] and chart.bars[0].is_baseline and chart.bars[0].x < chart.bars[1].x


@pytest.mark.parametrize(
    ("low", "high", "is_whole", "expected"),
    [
        (0, 9, True, [0, 5, 10]),
        (0, 1, True, [0, 1]),
        (0, 0, True, [0, 1]),
        (0, 45, True, [0, 20, 40, 60]),
        (-4, 3, True, [-4, -2, 0, 2, 4]),
        (0, Decimal("0.02"), False, [Decimal(number) / 200 for number in range(5)]),
        (0, 10**12, True, [number * 5 * 10**11 for number in range(3)]),
    ],
)
def test_the_numbers_beside_it_are_round(low, high, is_whole, expected):
    assert ticks(Decimal(low), Decimal(high), is_whole) == expected


# Without colour, and by ear.


def test_it_reads_without_colour(draw):
    soup = page(draw({2022: 4, 2023: 9}, baseline_value=2, baseline_year=2021, target_value=12, target_year=2030)).soup
    written = [text.get_text() for text in soup.select("svg text")]
    assert {"2", "4", "9", "2021", "2022", "2023", "target 2030"} <= set(written)
    assert len(soup.select("svg .chart__target")) == 1 and len(soup.select("svg .chart__bar--start")) == 1
    assert not soup.select("svg [fill], svg [style], svg [stroke]"), "colours come from the stylesheet"
    key = soup.select_one(".chart__key").get_text(" ")
    assert "At the start, 2021: 2" in key and "Target for 2030: 12" in key


def test_the_stylesheet_gives_the_target_dashes_and_the_start_a_hollow(settings):
    sheet = (settings.BASE_DIR / "site/static/css/chart.css").read_text()
    rules = dict(rule.split(" {", 1) for rule in sheet.replace("\n.", "\n\n.").split("\n\n") if " {" in rule)
    assert "stroke-dasharray" in rules[".chart__target"] and "fill: none" in rules[".chart__bar--start"]


def test_who_hears_it_hears_what_the_table_says(draw):
    series = draw({2022: 4, 2023: "9.5"}, baseline_value=2, baseline_year=2021, target_value=12, target_year=2030)
    svg = page(series).soup.select_one("svg")
    assert svg["role"] == "img" and svg.find("title") and svg.find("desc")
    assert svg.find("desc").get_text() == (
        "At the start, 2021: 2 gezinnen. 31 December 2022: 4 gezinnen. 31 December 2023: 9.5 gezinnen. Target for 2030: 12 gezinnen."
    )
    many = page(draw(CASES["forty years"])).soup.select_one("desc").get_text()
    assert many.startswith("First, 31 December 1985: 0 gezinnen. Lowest") and many.endswith("Last, 31 December 2024: 117 gezinnen.")


def test_the_table_has_every_value_and_who_wrote_it(draw):
    series = draw(CASES["forty days"])
    series.indicator.measurements.filter(measured_on=DAY).update(note="Op één dag", organisation=OrganisationFactory(name="De Zonnebloem"))
    soup = page(series_of([series.indicator])[0]).soup
    table = soup.select_one("table")
    assert table.caption and len(table.select("tbody tr")) == 40
    assert all(cell["scope"] == "col" for cell in table.select("thead th")) and all(cell["scope"] == "row" for cell in table.select("tbody th"))
    first = [" ".join(cell.get_text(" ").split()) for cell in table.select("tbody tr")[0].select("th, td")]
    assert first == ["1 January 2020", "0 gezinnen", "Op één dag", "De Zonnebloem"]
    assert "the desk" in table.select("tbody tr")[1].get_text()


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_its_page_is_sound_and_time_runs_one_way(draw, language):
    series = draw(YEARS, source_url="https://www.example.org/cijfers", target_value=45, target_year=2030)
    read = page(series, language)
    assert read.errors() == [] and read.inline() == []
    assert read.soup.select_one("svg")["dir"] == "ltr"
    assert read.soup.select_one("a[rel=noopener]")["href"] == "https://www.example.org/cijfers"
    assert read.soup.select_one(".indicator__file")["href"].endswith(f"/cijfers/{series.indicator.uid}.csv")
    marked = {" ".join(tag.get_text().split()) for tag in read.soup.select("[lang=nl]")}
    assert ({"gezinnen", "Eigen telling", series.text.name} <= marked) == (language == "ar")


def test_large_numbers_are_written_as_the_page_writes_them(draw):
    series = draw({2024: LARGEST})
    assert "999.999.999.999,99" in page(series, "nl").text and "999,999,999,999.99" in page(series, "en").text


def test_what_an_editor_typed_is_no_markup(draw):
    series = draw({2024: 3}, name="<b>x</b>", unit="<i>y</i>", definition="<script>z</script>", source="<b>s</b>")
    assert not page(series, "ar").soup.select("b, i, script")
