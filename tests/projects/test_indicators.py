"""Indicators: what they say over time, as a file, and on the desk."""

import csv
import datetime
import io
import statistics
from decimal import Decimal

import pytest
from django.contrib.auth.models import Group, Permission
from django.db.models import Count, Value
from django.db.models.functions import Length
from django.utils import timezone, translation
from wagtail.models import Locale

from network.enums import OrganisationStatus
from network.factories import OrganisationFactory
from network.models import Organisation
from projects.factories import IndicatorFactory, ProjectPageFactory
from projects.indicators.computing import COUNTERS, by_year, counts
from projects.indicators.enums import Computed
from projects.indicators.series import series_of
from projects.models import Indicator, IndicatorText, Measurement
from tests.support import html

pytestmark = pytest.mark.django_db
LIST, MEASURED = "/admin/indicatoren/", "/admin/metingen/"


@pytest.fixture
def project(data):
    return ProjectPageFactory(title="Speelstraat")


@pytest.fixture
def counter():
    """Registers what the test counts, and takes it away again; what the site counts is set aside meanwhile."""
    before = dict(COUNTERS)
    COUNTERS.clear()
    yield counts
    COUNTERS.clear()
    COUNTERS.update(before)


@pytest.fixture
def desk(editor, editor_client):
    """The editor, who may do with indicators what the desk may."""
    for name in ("indicator", "measurement", "indicatortext"):
        editor.user_permissions.add(*Permission.objects.filter(content_type__app_label="projects", content_type__model=name))
    return editor_client


def one(indicator):
    return series_of([indicator])[0]


def sentences(response):
    return [" ".join(found.get_text(" ").split()) for found in html.read(response).soup.select("main .error-message")]


def test_it_works(project):
    school = OrganisationFactory(name="De Zonnebloem")
    indicator = IndicatorFactory(project=project, baseline_value=2, baseline_year=2021, target_value=45, target_year=2030, measured={2022: 4})
    Measurement.objects.create(indicator=indicator, measured_on="2023-05-03", value="12.50", note="Na de zomer geteld", organisation=school)
    series = one(Indicator.objects.get(pk=indicator.pk))
    assert [(point.year, point.value, point.note, point.who) for point in series.points] == [
        (2022, Decimal(4), "", ""), (2023, Decimal("12.5"), "Na de zomer geteld", "De Zonnebloem"),
    ]  # fmt: skip
    assert (series.latest.day, series.baseline.year, series.target.value) == (datetime.date(2023, 5, 3), 2021, 45)
    with translation.override("nl"):
        assert series.latest.shown == "12,5"
    with translation.override("en"):
        assert "of 45 " in series.state and "gezinnen" in series.state


# What it says.


@pytest.mark.parametrize(
    ("fields", "values", "state", "distance"),
    [
        ({}, {}, "Not measured yet", ""),
        ({}, {2024: 12}, "12 gezinnen", ""),
        ({"target_value": 45, "target_year": 2030}, {}, "Not measured yet", ""),
        ({"target_value": 45, "target_year": 2030}, {2024: 12}, "12 of 45 gezinnen", "The target for 2030 is 33 gezinnen higher."),
        ({"target_value": 45, "target_year": 2030}, {2024: 45}, "45 gezinnen", "The target for 2030, 45 gezinnen, is reached."),
        ({"target_value": 45, "target_year": 2030}, {2024: 60}, "60 gezinnen", "The target for 2030, 45 gezinnen, is reached."),
        ({"target_value": 10, "target_year": 2030, "direction": "down"}, {2024: 15}, "15 gezinnen", "The target for 2030 is 5 gezinnen lower."),
        ({"target_value": 10, "target_year": 2030, "direction": "down"}, {2024: 8}, "8 gezinnen", "The target for 2030, 10 gezinnen, is reached."),
        ({"target_value": 80, "target_year": 2030, "unit": "%"}, {2024: 60}, "60 %", "The target for 2030 is 80 %."),
        ({"target_value": 5, "target_year": 2030}, {2024: -3}, "-3 gezinnen", "The target for 2030 is 8 gezinnen higher."),
    ],
)
def test_how_far_it_is_is_a_sentence(project, fields, values, state, distance):
    indicator = IndicatorFactory(project=project, measured=values, **fields)
    with translation.override("en"):
        series = one(Indicator.objects.get(pk=indicator.pk))
        plain = [str(text).replace('<bdi lang="nl">', "").replace("</bdi>", "") for text in (series.state, series.distance)]
    assert plain == [state, distance]


def test_a_suspended_organisation_is_not_named(project):
    gone = OrganisationFactory(name="De Gesloten Deur")
    indicator = IndicatorFactory(project=project)
    Measurement.objects.create(indicator=indicator, measured_on="2024-01-01", value=3, organisation=gone)
    assert one(indicator).points[0].who == "De Gesloten Deur"
    Organisation.objects.filter(pk=gone.pk).update(status=OrganisationStatus.SUSPENDED)
    assert one(indicator).points[0].who == ""


def test_an_indicator_of_a_draft_is_not_visible(project):
    hidden = IndicatorFactory(project=ProjectPageFactory(live=False))
    shown = IndicatorFactory(project=project)
    assert set(Indicator.objects.visible().filter(pk__in=[hidden.pk, shown.pk])) == {shown}


def test_words_are_those_of_the_page_and_marked_where_they_are_not(project):
    indicator = IndicatorFactory(project=project, measured={2024: 3})
    with translation.override("fr"):
        assert '<bdi lang="nl">gezinnen</bdi>' in one(indicator).state
    dutch = IndicatorText.objects.get(indicator=indicator)
    french = dutch.copy_for_translation(Locale.objects.get(language_code="fr"))
    french.unit, french.name = "familles", "Familles avec un buddy"
    french.save()
    with translation.override("fr"):
        series = one(indicator)
        assert series.text.name == "Familles avec un buddy" and series.state == "3 familles"


def test_five_ask_the_same_as_fifty(project, three, counter, query_count):
    counter(Computed.MUNICIPALITIES)(lengths)
    counter(Computed.STORIES)(grouped)
    organisation = OrganisationFactory()

    def fill(number):
        for place in range(number):
            one = IndicatorFactory(project=project, measured={2022: 1, 2023: 2})
            one.measurements.update(organisation=organisation)
            IndicatorFactory(project=project, computed=list(COUNTERS)[place % 2])

    for number in (5, 45):
        fill(number)
        for language, most in (("nl", 3), ("fr", 4)):
            with translation.override(language), query_count(most):
                assert all(series.points for series in series_of(Indicator.objects.filter(project=project)))


# What the site counts.


def lengths():
    """A row for each of three organisations: 1, 2 and 12 letters, in 2024."""
    listed = Organisation.objects.filter(name__startswith="Geteld").order_by("name")
    return listed.annotate(year=Value(2024), number=Length("description")).values_list("year", "number")


def grouped():
    """How many there are of each length, with the length for a year."""
    return (
        Organisation.objects.filter(name__startswith="Geteld")
        .values(year=Length("description"))
        .annotate(number=Count("pk"))
        .values_list("year", "number")
    )


@pytest.fixture
def three(data):
    return [OrganisationFactory(name=f"Geteld {length}", description="x" * length) for length in (1, 2, 12)]


def test_everything_counted_is_asked_in_one_query(three, counter, query_count):
    counter(Computed.STORIES)(lengths)
    counter(Computed.CHILDREN)(grouped)
    counter(Computed.DAYS, reduce=statistics.median)(lengths)
    with query_count(1):
        found = by_year([Computed.STORIES, Computed.CHILDREN, Computed.DAYS, Computed.DAYS])
    assert found == {"stories": {2024: 15}, "children": {1: 1, 2: 1, 12: 1}, "days": {2024: 2}}
    assert all(isinstance(value, Decimal) for years in found.values() for value in years.values())
    with query_count(1):
        assert by_year(["children"]) == {"children": {1: 1, 2: 1, 12: 1}}


def test_what_lies_between_two_is_their_middle(three, counter):
    counter(Computed.DAYS, reduce=statistics.median)(lambda: lengths().exclude(name="Geteld 12"))
    assert by_year(["days"]) == {"days": {2024: Decimal("1.5")}}


def test_nothing_counted_is_an_empty_series(counter):
    counter(Computed.STORIES)(lengths)
    counter(Computed.CHILDREN)(lambda: lengths().none())
    assert by_year(["stories", "children"]).get("children", {}) == {}


def test_what_nobody_counts_is_an_empty_series(project, counter, query_count):
    indicator = IndicatorFactory(project=project, computed=Computed.DAYS)
    with query_count(0):
        assert by_year([Computed.DAYS, "something else"]) == {}
    assert one(indicator).points == ()


def test_what_was_written_down_before_is_not_mixed_with_what_is_counted(project, three, counter):
    counter(Computed.STORIES)(lengths)
    indicator = IndicatorFactory(project=project, computed=Computed.STORIES, measured={2020: 99})
    assert [(point.year, point.day, point.value) for point in one(indicator).points] == [(2024, None, 15)]


# As a file.


def rows(response):
    assert response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_one_is_a_file(project, client):
    indicator = IndicatorFactory(project=project, kind="outcome")
    Measurement.objects.create(
        indicator=indicator, measured_on="2024-05-03", value="-2.50", note="=1+1", organisation=OrganisationFactory(name="School")
    )
    response = client.get(f"/nl/cijfers/{indicator.uid}.csv")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8" and "attachment" in response.headers["Content-Disposition"]
    assert "public" in response.headers["Cache-Control"] and "max-age=300" in response.headers["Cache-Control"]
    (row,) = rows(response)
    assert list(row) == ["project", "indicator", "kind", "unit", "day_or_year", "value", "note", "measured_by", "source"]
    assert (row["project"], row["unit"], row["day_or_year"], row["value"]) == ("Speelstraat", "gezinnen", "2024-05-03", "-2.5")
    assert (row["note"], row["measured_by"], row["source"]) == ("'=1+1", "School", "Eigen telling")


def test_the_file_of_a_draft_is_a_404(client):
    draft = IndicatorFactory(project=ProjectPageFactory(live=False), measured={2024: 1})
    assert client.get(f"/nl/cijfers/{draft.uid}.csv").status_code == 404
    assert client.get("/nl/cijfers/00000000-0000-4000-8000-000000000000.csv").status_code == 404
    assert client.get("/nl/cijfers/x.csv").status_code == 404


def test_all_of_them_are_one_file_without_what_is_hidden(project, client, query_count):
    IndicatorFactory(project=ProjectPageFactory(title="Verborgen plan", live=False), measured={2024: 1})
    IndicatorFactory(project=project, measured={2023: 1, 2024: 2})
    client.get("/nl/cijfers/alle.csv")
    with query_count(12) as queries:
        response = client.get("/nl/cijfers/alle.csv")
    found = rows(response)
    assert [row["value"] for row in found if row["project"] == "Speelstraat"] == ["1", "2"]
    assert "Verborgen plan" not in response.content.decode()
    for _time in range(15):
        IndicatorFactory(project=ProjectPageFactory(), measured={2023: 1})
    with query_count(len(queries)):
        client.get("/nl/cijfers/alle.csv")


def test_a_suspended_organisation_is_not_in_the_file(project, client):
    gone = OrganisationFactory(name="De Gesloten Deur", status=OrganisationStatus.SUSPENDED)
    indicator = IndicatorFactory(project=project)
    Measurement.objects.create(indicator=indicator, measured_on="2024-01-01", value=3, organisation=gone)
    assert "Gesloten" not in client.get(f"/nl/cijfers/{indicator.uid}.csv").content.decode()


# On the desk.


def typed(project, **changed):
    return {
        "project": project.pk, "name": "Kinderen met een fiets", "definition": "Elk kind telt een keer.", "kind": "output", "unit": "kinderen",
        "direction": "up", "baseline_value": "", "baseline_year": "", "target_value": "", "target_year": "", "source": "Eigen telling",
        "source_url": "", "computed": "", "sort_order": "0",
    } | changed  # fmt: skip


def main(response):
    table = html.read(response).soup.select_one("main table")
    return table.get_text(" ") if table else ""


def measured(indicator, **changed):
    return {"indicator": indicator.pk, "measured_on": "2024-05-03", "value": "12", "note": "", "organisation": ""} | changed


def test_an_editor_makes_one_and_measures(project, desk, editor):
    response = desk.post(f"{LIST}new/", typed(project, baseline_value="2,5", baseline_year="2021", target_value="45", target_year="2030"))
    assert response.status_code == 302, sentences(response)
    made = Indicator.objects.get(name="Kinderen met een fiets")
    assert made.baseline_value == Decimal("2.5")
    assert desk.post(f"{MEASURED}new/", measured(made, value="1 250,5")).status_code == 302
    measurement = made.measurements.get()
    assert (measurement.value, measurement.by, measurement.organisation) == (Decimal("1250.5"), editor, None)
    page = " ".join(html.read(desk.get(LIST)).soup.select_one("main").get_text(" ").split())
    assert "Kinderen met een fiets" in page and "Speelstraat" in page and "45 kinderen" in page and "1.250,5" in page
    assert "Kinderen met een fiets" in desk.get(f"{MEASURED}?project={project.pk}&measured_on_from=2024-01-01").content.decode()
    assert "Kinderen met een fiets" not in main(desk.get(f"{MEASURED}?measured_on_from=2024-06-01"))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"target_value": "4", "target_year": "2020", "baseline_value": "1", "baseline_year": "2021"}, "target_year"),
        ({"target_value": "4", "target_year": "2021", "baseline_value": "1", "baseline_year": "2021"}, "target_year"),
        ({"target_value": "4"}, "target_year"),
        ({"baseline_value": "4"}, "baseline_year"),
        ({"target_value": "veel", "target_year": "2030"}, "target_value"),
        ({"source": ""}, "source"),
        ({"unit": ""}, "unit"),
    ],
)
def test_what_is_wrong_with_an_indicator_is_said_beside_the_field(project, desk, changed, field):
    response = desk.post(f"{LIST}new/", typed(project, **changed))
    assert response.status_code == 200 and set(response.context["form"].errors) == {field}
    assert len(sentences(response)) == 1
    assert not Indicator.objects.filter(name="Kinderen met een fiets").exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"measured_on": (timezone.localdate() + datetime.timedelta(days=1)).isoformat()}, "measured_on"),
        ({"measured_on": "1949-12-31"}, "measured_on"),
        ({"measured_on": "2023-12-31"}, "measured_on"),
        ({"value": "10000000000000"}, "value"),
        ({"value": "1,234"}, "value"),
        ({"value": "1.234"}, "value"),
        ({"value": ""}, "value"),
        ({"value": "NaN"}, "value"),
        ({"note": "Bel 0470 12 34 56"}, "note"),
        ({"indicator": ""}, "indicator"),
    ],
)
def test_what_is_wrong_with_a_measurement_is_said_beside_the_field(project, desk, changed, field):
    indicator = IndicatorFactory(project=project, measured={2023: 3})
    response = desk.post(f"{MEASURED}new/", measured(indicator) | changed)
    assert response.status_code == 200 and set(response.context["form"].errors) == {field}
    assert len(sentences(response)) == 1
    assert [kept.value for kept in indicator.measurements.all()] == [3]


def test_what_the_site_counts_nobody_writes_down(project, desk):
    computed = IndicatorFactory(project=project, computed=Computed.STORIES)
    response = desk.post(f"{MEASURED}new/", measured(computed))
    assert set(response.context["form"].errors) == {"indicator"} and not computed.measurements.exists()


def test_a_measurement_is_mended_on_its_own_day(project, desk):
    indicator = IndicatorFactory(project=project, measured={2023: 3, 2024: 4})
    first = indicator.measurements.get(value=3)
    address = f"{MEASURED}edit/{first.pk}/"
    assert desk.post(address, measured(indicator, measured_on="2023-12-31", value="5")).status_code == 302
    assert set(desk.post(address, measured(indicator, measured_on="2024-12-31")).context["form"].errors) == {"measured_on"}
    assert sorted(indicator.measurements.values_list("value", flat=True)) == [4, 5]


def test_lists_find_and_say_when_there_is_nothing(project, desk):
    Indicator.objects.all().delete()
    assert "Begin" in desk.get(LIST).content.decode() and desk.get(MEASURED).status_code == 200
    IndicatorFactory(project=project, name="Fietsen", kind="process", measured={2024: 1})
    IndicatorFactory(project=ProjectPageFactory(), name="Boeken", computed=Computed.STORIES)
    assert "Fietsen" in main(desk.get(LIST)) and "Boeken" in main(desk.get(LIST))
    for question in (f"project={project.pk}", "kind=process", "q=fiets"):
        assert "Fietsen" in main(desk.get(f"{LIST}?{question}")) and "Boeken" not in main(desk.get(f"{LIST}?{question}")), question
    assert "Boeken" in main(desk.get(f"{LIST}?computed=stories")) and "Fietsen" not in main(desk.get(f"{LIST}?computed=stories"))


@pytest.mark.parametrize("address", [LIST, MEASURED, "/admin/snippets/projects/indicatortext/"])
def test_lists_ask_the_same_for_four_as_for_twenty(project, desk, query_count, address):
    def fill(number):
        for _time in range(number):
            IndicatorFactory(project=ProjectPageFactory(), measured={2024: 1}).measurements.update(organisation=OrganisationFactory())

    Indicator.objects.all().delete()
    fill(4)
    desk.get(address)
    with query_count(60) as queries:
        desk.get(address)
    fill(14)
    with query_count(len(queries)):
        desk.get(address)


@pytest.mark.parametrize("address", [LIST, f"{LIST}new/", MEASURED, f"{MEASURED}new/"])
def test_who_has_no_part_in_it_stays_outside(client, address, django_user_model):
    somebody = django_user_model.objects.create_user("iemand", "iemand@example.org", None)
    group = Group.objects.create(name="Niets")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    somebody.groups.add(group)
    client.force_login(somebody)
    assert client.get(address).status_code in {302, 403}
