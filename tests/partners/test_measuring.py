"""A partner writes a number down, and the chart of the project changes; what is refused, with a sentence each."""

import datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.utils import timezone

from network.enums import OrganisationStatus
from network.factories import MembershipFactory, OrganisationFactory
from network.models import Organisation
from partners.measuring import forms
from projects.factories import IndicatorFactory, ProjectPageFactory
from projects.indicators.enums import Computed
from projects.indicators.series import series_of
from projects.models import Indicator, Measurement
from tests.support import html
from tests.support.forms import as_it_stands
from tests.support.portal import member, partner_client

pytestmark = pytest.mark.django_db
LIST = "/partner/meten/"


@pytest.fixture
def partner(data):
    return member(email="els@example.org", organisation__name="De Speelvogel")


@pytest.fixture
def project(data):
    return ProjectPageFactory(title="Speelstraat")


@pytest.fixture
def indicator(partner, project):
    return made(project, partner, name="Gezinnen met een buddy")


def made(project, *partners, **fields):
    indicator = IndicatorFactory(project=project, **fields)
    indicator.measured_by.set([one.organisation for one in partners])
    return indicator


def page(indicator, rest=""):
    return f"/partner/meten/{indicator.uid}/{rest}"


def typed(**changed):
    return {"value": "12", "measured_on": "2024-05-03", "note": ""} | changed


def errors(response):
    return [" ".join(found.get_text(" ").split()) for found in html.read(response).soup.select(".field__error")]


def words(response):
    return " ".join(html.read(response).soup.select_one("main").get_text(" ").split())


def test_it_works(partner, indicator):
    assert "Gezinnen met een buddy" in words(partner.client.get(LIST)) and page(indicator) in partner.client.get(LIST).content.decode()
    opened = partner.client.get(f"{page(indicator)}?taal=en")
    assert as_it_stands(opened)["measured_on"] == [timezone.localdate().isoformat()]
    response = partner.client.post(page(indicator), typed(value="12,5", note="Na de zomer"))
    assert response.status_code == 302, errors(response)
    assert response.headers["Location"].startswith(f"{page(indicator)}?gedaan=bewaard&taal=")
    measurement = indicator.measurements.get()
    assert (measurement.value, measurement.organisation, measurement.by) == (Decimal("12.5"), partner.organisation, partner.user)
    shown = partner.client.get(f"{page(indicator)}?gedaan=bewaard&taal=en")
    soup = html.read(shown).soup
    assert "Saved. It stands on the site now." in words(shown)
    assert [text.get_text() for text in soup.select(".chart__value")] == ["12.5"]
    assert "3 May 2024" in soup.select_one("table").get_text(" ") and "De Speelvogel" in soup.select_one("table").get_text(" ")
    assert series_of([indicator])[0].latest.value == Decimal("12.5")


@pytest.mark.parametrize(
    ("value", "kept"),
    [("12", "12"), ("12,5", "12.5"), ("12.5", "12.5"), ("1 250", "1250"), ("1.250,75", "1250.75"), ("1,250.75", "1250.75"), ("1.250.000", "1250000"),
     ("-3", "-3"), ("−3", "-3"), ("0", "0"), ("٧٫٥", "7.5"), ("999999999999,99", "999999999999.99")],
)  # fmt: skip
def test_a_number_is_taken_as_people_write_it(partner, indicator, value, kept):
    response = partner.client.post(page(indicator), typed(value=value))
    assert response.status_code == 302, errors(response)
    assert indicator.measurements.get().value == Decimal(kept)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"value": ""}, "Write the number."),
        ({"value": "veel"}, "This is no number. Write digits alone, like 12 or 12,5."),
        ({"value": "1e5"}, "This is no number"),
        ({"value": "NaN"}, "This is no number"),
        ({"value": "Infinity"}, "This is no number"),
        ({"value": "12 %"}, "This is no number"),
        ({"value": "10000000000000"}, "This number is too large: twelve digits before the comma at most."),
        ({"value": "9" * 400}, "This number is too large"),
        ({"value": "1,234"}, "Two digits behind the comma at most: round it."),
        ({"value": "1.250"}, "Do you mean 1250 or 1,250? Write it like that."),
        ({"measured_on": (timezone.localdate() + datetime.timedelta(days=1)).isoformat()}, "This day is still to come"),
        ({"measured_on": "1949-12-31"}, "This day is too long ago"),
        ({"measured_on": "2024-02-30"}, "This is no date that exists."),
        ({"measured_on": ""}, "Say of which day the number is."),
        ({"note": "Vraag het aan an@example.org"}, "An address or a number of somebody stands in it."),
        ({"note": "a" * 251}, "250"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(partner, indicator, changed, sentence):
    response = partner.client.post(f"{page(indicator)}?taal=en", typed(note="Dit blijft staan") | changed)
    assert response.status_code == 200
    (said,) = errors(response)
    assert sentence in said
    soup = html.read(response).soup
    shown = {field["name"]: field.get("value", "") for field in soup.select("main form input[name]")}
    assert shown.items() >= (typed(note="Dit blijft staan") | changed).items()
    assert not indicator.measurements.exists()


def test_a_second_number_of_a_day_overwrites_nothing(partner, indicator):
    partner.client.post(page(indicator), typed())
    first = indicator.measurements.get()
    response = partner.client.post(f"{page(indicator)}?taal=en", typed(value="99"))
    assert errors(response) == ["Of this day there is a value already: change that one, or choose another day."]
    assert f"{page(indicator, f'{first.pk}/')}?taal=en" in response.content.decode() and "99" in response.content.decode()
    assert indicator.measurements.get().value == 12


def test_a_second_number_of_a_day_of_somebody_else_is_not_theirs_to_change(partner, indicator):
    desk = Measurement.objects.create(indicator=indicator, measured_on="2024-05-03", value=7)
    response = partner.client.post(f"{page(indicator)}?taal=en", typed())
    assert len(errors(response)) == 1 and page(indicator, f"{desk.pk}/") not in response.content.decode()
    assert indicator.measurements.get().value == 7


def test_two_at_the_same_moment_are_one(partner, indicator, monkeypatch):
    """The other one comes in between the look and the write."""
    look = forms.refuse_second

    def too_late(form, about):
        found = look(form, about)
        if found is None:
            Measurement.objects.get_or_create(indicator=indicator, measured_on="2024-05-03", defaults={"value": 7})
        return found

    monkeypatch.setattr(forms, "refuse_second", too_late)
    response = partner.client.post(f"{page(indicator)}?taal=en", typed())
    assert response.status_code == 200 and len(errors(response)) == 1
    assert indicator.measurements.get().value == 7
    with pytest.raises(IntegrityError):
        Measurement.objects.create(indicator=indicator, measured_on="2024-05-03", value=1)


# Mending.


def test_they_mend_and_take_away_what_they_wrote(partner, indicator):
    partner.client.post(page(indicator), typed(value="12,5"))
    measurement = indicator.measurements.get()
    address = page(indicator, f"{measurement.pk}/")
    opened = as_it_stands(partner.client.get(f"{address}?taal=nl"))
    assert (opened["value"], opened["measured_on"]) == (["12,5"], ["2024-05-03"])
    assert partner.client.post(address, typed(value="13", measured_on="2024-05-04")).status_code == 302
    measurement.refresh_from_db()
    assert (measurement.value, measurement.measured_on) == (13, datetime.date(2024, 5, 4))
    assert partner.client.get(f"{address}weg/").status_code == 302 and indicator.measurements.exists(), "by POST alone"
    assert partner.client.post(f"{address}weg/").status_code == 302
    assert not indicator.measurements.exists()


def test_a_colleague_mends_it_too(partner, indicator):
    partner.client.post(page(indicator), typed())
    colleague = partner_client(MembershipFactory(organisation=partner.organisation).user)
    assert colleague.post(page(indicator, f"{indicator.measurements.get().pk}/"), typed(value="13")).status_code == 302
    assert indicator.measurements.get().value == 13


@pytest.mark.parametrize("rest", ["", "weg/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_others_wrote_is_a_404(partner, indicator, rest, method):
    other = member()
    indicator.measured_by.add(other.organisation)
    theirs = Measurement.objects.create(indicator=indicator, measured_on="2024-05-03", value=7, organisation=other.organisation)
    desk = Measurement.objects.create(indicator=indicator, measured_on="2024-05-04", value=8)
    for measurement in (theirs, desk):
        assert getattr(partner.client, method)(page(indicator, f"{measurement.pk}/{rest}"), typed(value="99")).status_code == 404
    assert sorted(indicator.measurements.values_list("value", flat=True)) == [7, 8]


def test_a_value_is_found_below_its_own_indicator_only(partner, indicator, project):
    partner.client.post(page(indicator), typed())
    other = made(project, partner)
    assert partner.client.post(page(other, f"{indicator.measurements.get().pk}/"), typed(value="99")).status_code == 404
    assert indicator.measurements.get().value == 12


# Whose.


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_theirs_to_measure_is_a_404(partner, project, method):
    theirs = made(project, member())
    nobodys = made(project)
    counted = made(project, partner, computed=Computed.STORIES)
    hidden = made(ProjectPageFactory(live=False), partner)
    for indicator in (theirs, nobodys, counted, hidden):
        assert getattr(partner.client, method)(page(indicator), typed()).status_code == 404
        assert page(indicator) not in partner.client.get(LIST).content.decode()
    assert not Measurement.objects.filter(indicator__in=[theirs, nobodys, counted, hidden]).exists()


def test_a_stranger_is_asked_who_they_are_and_loses_nothing(client, partner, indicator):
    assert client.get(LIST).headers["Location"].startswith("/partner/?verder=")
    stranger = client.post(page(indicator), typed(note="Dit blijft staan"), headers={"Origin": "http://testserver"})
    assert stranger.status_code == 302 and not indicator.measurements.exists()
    token = stranger.headers["Location"].partition("bewaard%3D")[2]
    again = partner.client.get(f"{page(indicator)}?bewaard={token}")
    assert "Dit blijft staan" in again.content.decode()


def test_a_form_of_another_site_is_refused(partner, indicator):
    assert partner.client.post(page(indicator), typed(), headers={"Origin": "https://elders.example"}).status_code == 403
    assert not indicator.measurements.exists()


def test_a_suspended_organisation_measures_no_more(partner, indicator):
    Organisation.objects.filter(pk=partner.organisation.pk).update(status=OrganisationStatus.SUSPENDED)
    assert partner.client.post(page(indicator), typed()).headers["Location"].startswith("/partner/?verder=")
    assert not indicator.measurements.exists()


def test_who_works_for_several_says_for_which(partner, indicator):
    second, third = OrganisationFactory(name="De Ravotter"), OrganisationFactory(name="De Buitenstaander")
    for organisation in (second, third):
        MembershipFactory(user=partner.user, organisation=organisation)
    indicator.measured_by.add(second)
    offered = html.read(partner.client.get(page(indicator))).soup.select("[name=organisation]")
    assert [choice["value"] for choice in offered] == [str(second.pk), str(partner.organisation.pk)]
    assert len(errors(partner.client.post(page(indicator), typed()))) == 1
    assert len(errors(partner.client.post(page(indicator), typed(organisation=third.pk)))) == 1
    assert not indicator.measurements.exists()
    assert partner.client.post(page(indicator), typed(organisation=second.pk)).status_code == 302
    assert indicator.measurements.get().organisation == second
    assert partner.client.post(page(indicator, f"{indicator.measurements.get().pk}/"), typed(value="13")).status_code == 302
    assert indicator.measurements.get().organisation == second


# The pages.


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_its_pages_are_sound(partner, indicator, language):
    partner.client.post(page(indicator), typed(note="Na de zomer"))
    for address in (LIST, page(indicator), page(indicator, f"{indicator.measurements.get().pk}/")):
        read = html.read(partner.client.get(f"{address}?taal={language}"))
        assert read.errors() == [] and read.inline() == [] and read.foreign() == []
        assert read.heading_levels().count(1) == 1 and read.soup.html["lang"] == language
        assert len(read.ids()) == len(set(read.ids()))
        marked = {tag.get_text(strip=True) for tag in read.soup.select("main [lang=nl]")}
        assert language == "nl" or {"Gezinnen met een buddy", "gezinnen"} <= marked
    assert html.read(partner.client.get(page(indicator))).soup.select_one("[name=value]")["inputmode"] == "decimal"


def test_who_has_nothing_to_measure_reads_so(partner):
    assert "There is nothing for you to measure now." in words(partner.client.get(f"{LIST}?taal=en"))


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_the_list_asks_the_same_for_two_as_for_twenty(partner, project, query_count, language):
    def fill(number):
        for _time in range(number):
            made(project, partner, measured={2023: 1, 2024: 2})

    Indicator.objects.all().delete()
    fill(2)
    partner.client.get(f"{LIST}?taal={language}")
    with query_count(20) as queries:
        partner.client.get(f"{LIST}?taal={language}")
    fill(18)
    with query_count(len(queries)):
        partner.client.get(f"{LIST}?taal={language}")


def test_the_form_asks_the_same_for_two_values_as_for_twenty(partner, indicator, query_count):
    def fill(years):
        for year in years:
            Measurement.objects.create(indicator=indicator, measured_on=f"{year}-12-31", value=year, organisation=partner.organisation)

    fill(range(2000, 2002))
    partner.client.get(page(indicator))
    with query_count(25) as queries:
        partner.client.get(page(indicator))
    fill(range(2002, 2020))
    with query_count(len(queries)):
        partner.client.get(page(indicator))
