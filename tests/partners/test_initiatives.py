"""A partner puts something on the map: sent, read, approved; and what is refused, with a sentence each."""

import uuid

import pytest
from django.core import mail
from django.db.models import Count, Q

from initiatives.factories import InitiativeFactory, place_at
from initiatives.models import Category, Initiative
from network.enums import OrganisationStatus, Precision, Progress, Trust
from network.models import Organisation, PostalCode
from network.review.progress import state_of
from tests.support import html
from tests.support.forms import as_it_stands
from tests.support.portal import member

pytestmark = pytest.mark.django_db
ADD = "/partner/initiatief/nieuw/"


@pytest.fixture
def partner():
    return member(email="els@example.org", organisation__name="De Speelvogel", organisation__trust=Trust.TRUSTED)


def typed(**changed):
    """A play corner in Geel; each time another form."""
    said = {
        "uid": str(uuid.uuid4()), "name": "De Speelhoek", "category": str(Category.objects.get(slug="play-spot").pk), "contact_phone": "014 12 34 56",
        "plaats-1-name": "De bib", "plaats-1-street": "Markt 1", "plaats-1-postal_code": "2440", "send": "1",
    }  # fmt: skip
    return said | changed


def made(name="De Speelhoek"):
    return Initiative.objects.get(name=name)


def errors(response):
    return html.read(response).soup.select(".field__error, .notice--error li")


def words(response):
    return " ".join(html.read(response).soup.select_one("main").get_text(" ").split())


def page(initiative, rest=""):
    return f"/partner/initiatief/{initiative.uid}/{rest}"


def test_it_works(reviewer_client, client, django_capture_on_commit_callbacks):
    """Sent, read, approved; then changed, and both versions stand beside each other."""
    partner = member(email="els@example.org")
    response = partner.client.post(ADD, typed(welcome_who="Els met de rode sjaal", languages=["nl", "ar"], access=["toilet"]))
    assert response.status_code == 302, errors(response)
    initiative = made()
    assert response.headers["Location"] == f"{page(initiative)}?gedaan=verstuurd&taal=nl"
    assert partner.client.get(response.headers["Location"]).status_code == 200
    assert state_of(initiative) == Progress.WAITING and not Initiative.objects.visible().filter(pk=initiative.pk).exists()

    with django_capture_on_commit_callbacks(execute=True):
        decide(reviewer_client, initiative, decision="approve")
    initiative = Initiative.objects.visible().get(pk=initiative.pk)
    assert (initiative.welcome_who, initiative.languages) == ("Els met de rode sjaal", ["nl", "ar"])
    assert [str(place) for place in initiative.places.all()] == ["De bib, Markt 1, 2440 Geel"]
    (message,) = mail.outbox
    assert message.to == ["els@example.org"] and page(initiative) in message.body and "/admin/" not in message.body

    partner.client.post(page(initiative, "wijzigen/"), typed(name="De Speelzolder", revision=initiative.latest_revision_id))
    assert Initiative.objects.visible().get(pk=initiative.pk).name == "De Speelhoek"
    differs = html.read(reviewer_client.get(f"/admin/initiatieven/nalezen/{initiative.pk}/")).soup.select(".review__differs td")
    assert [cell.get_text(strip=True) for cell in differs[:2]] == ["De Speelhoek", "De Speelzolder"]
    decide(reviewer_client, Initiative.objects.get(pk=initiative.pk), decision="approve")
    assert Initiative.objects.visible().get(pk=initiative.pk).name == "De Speelzolder"


def decide(client, initiative, **answer):
    address = f"/admin/initiatieven/nalezen/{initiative.pk}/"
    assert client.post(address, {"revision": initiative.latest_revision_id} | answer).status_code == 302


def test_who_is_trusted_is_public_at_once(partner, client):
    assert partner.client.post(ADD, typed()).status_code == 302
    assert Initiative.objects.visible().filter(name="De Speelhoek").exists()
    assert "De Speelhoek" in partner.client.get("/partner/").content.decode()


def test_sent_back_with_a_reason_and_mended(reviewer_client):
    partner = member()
    partner.client.post(ADD, typed())
    decide(reviewer_client, made(), decision="send_back", reason="Voor welke leeftijd is het?")
    assert "Voor welke leeftijd is het?" in words(partner.client.get(page(made())))
    opened = as_it_stands(partner.client.get(page(made(), "wijzigen/")))
    assert partner.client.post(page(made(), "wijzigen/"), opened | {"age_from": "6"}).status_code == 302
    assert state_of(made()) == Progress.WAITING


def test_opened_and_sent_as_it_stands_nothing_is_another(partner):
    partner.client.post(ADD, typed(**{
        "summary": "Spelen & praten.", "age_from": "3", "age_to": "12", "cost": "small", "cost_note": "1 euro", "when_note": "Elke dag",
        "languages": ["nl"], "access": ["quiet"], "also": [str(Category.objects.get(slug="garden").pk)], "website": "speelhoek.example",
        "plaats-2-postal_code": "2400", "everywhere": "on",
    }))  # fmt: skip
    before = as_it_stands(partner.client.get(page(made(), "wijzigen/")))
    assert partner.client.post(page(made(), "wijzigen/"), before).status_code == 302
    after = as_it_stands(partner.client.get(page(made(), "wijzigen/")))
    assert {**before, "revision": []} == {**after, "revision": []}
    assert made().website == "https://speelhoek.example" and made().places.count() == 2 and made().everywhere.slug == "kempen"


# Where.


def test_everywhere_is_enough(partner):
    nowhere = {"plaats-1-name": "", "plaats-1-street": "", "plaats-1-postal_code": ""}
    assert partner.client.post(ADD, typed(everywhere="on", **nowhere)).status_code == 302
    assert made().everywhere.slug == "kempen" and not made().places.exists()


def test_another_place_keeps_what_was_typed_and_says_nothing_of_it(partner):
    response = partner.client.post(ADD, typed(name="", meer_plaatsen="1", summary="Dit blijft staan.", languages=["ar"]))
    soup = html.read(response).soup
    assert response.status_code == 200 and not errors(response)
    assert soup.select_one("[name=plaats-2-postal_code]") and soup.select_one("[name=plaats-1-street]")["value"] == "Markt 1"
    assert "Dit blijft staan." in soup.select_one("[name=summary]").get_text() and soup.select_one("[name=languages][value=ar]").has_attr("checked")
    five = {f"plaats-{number}-postal_code": "2440" for number in range(1, 6)}
    assert not html.read(partner.client.post(ADD, typed(meer_plaatsen="1", **five))).soup.select_one("[name=meer_plaatsen]")
    assert not Initiative.objects.filter(organisation=partner.organisation).exists()


def test_a_place_that_was_emptied_is_gone_and_a_sixth_is_not_taken(partner):
    six = {f"plaats-{number}-postal_code": "2400" for number in range(2, 7)}
    partner.client.post(ADD, typed(**six))
    assert made().places.count() == 5
    opened = as_it_stands(partner.client.get(page(made(), "wijzigen/")))
    partner.client.post(page(made(), "wijzigen/"), opened | {"plaats-2-postal_code": ""})
    assert made().places.count() == 4


def test_a_postal_code_of_two_municipalities_is_asked_for(partner):
    codes = PostalCode.objects.annotate(several=Count("in_municipalities", filter=Q(in_municipalities__successor=None)))
    code = codes.filter(several__gt=1).order_by("pk")[0].pk
    response = partner.client.post(ADD, typed(**{"plaats-1-postal_code": code}))
    asked = html.read(response).soup.select("select[name=plaats-1-municipality] option")
    assert response.status_code == 200 and len(asked) > 2 and errors(response)
    chosen = typed(**{"plaats-1-postal_code": code, "plaats-1-municipality": asked[1]["value"]})
    assert partner.client.post(ADD, chosen).status_code == 302
    assert made().places.get().municipality_id == asked[1]["value"]


def test_a_point_that_an_editor_put_there_stays_with_its_address(partner):
    initiative = InitiativeFactory(organisation=partner.organisation, name="De Speelhoek", postal_code=None)
    initiative.places.add(place_at("2440", "Markt 1", (51.1623, 4.9912)))
    initiative.save_revision().publish()
    opened = as_it_stands(partner.client.get(page(initiative, "wijzigen/")))
    partner.client.post(page(initiative, "wijzigen/"), opened | {"summary": "Anders."})
    assert (made().places.get().latitude, made().places.get().precision) == (51.1623, Precision.EXACT)
    assert "precies" in words(partner.client.get(page(initiative))).lower() or "exact" in words(partner.client.get(page(initiative))).lower()
    opened = as_it_stands(partner.client.get(page(initiative, "wijzigen/")))
    partner.client.post(page(initiative, "wijzigen/"), opened | {"plaats-1-street": "Stationsstraat 2"})
    assert made().places.get().precision == Precision.MUNICIPALITY and made().places.get().latitude != 51.1623


REFUSED = {
    "no name": {"name": " "},
    "no kind": {"category": ""},
    "an unknown kind": {"category": "9" * 30},
    "no contact": {"contact_phone": ""},
    "an address that is none": {"contact_email": "els"},
    "no place at all": {"plaats-1-name": "", "plaats-1-street": "", "plaats-1-postal_code": ""},
    "no postal code": {"plaats-1-postal_code": ""},
    "an unknown postal code": {"plaats-1-postal_code": "0000"},
    "letters for a postal code": {"plaats-1-postal_code": "abcd"},
    "digits of another script": {"plaats-1-postal_code": "２４４０"},
    "a wrong second place": {"plaats-2-street": "Ergens 1"},
    "the oldest younger than the youngest": {"age_from": "8", "age_to": "6"},
    "an age below zero": {"age_from": "-1"},
    "an age of a thousand digits": {"age_from": "9" * 20_000},
    "an unknown language": {"languages": ["nl", "xx"]},
    "an unknown price": {"cost": "x"},
    "a script for a website": {"website": "javascript:alert(1)"},
    "a NUL": {"name": "a\x00b"},
    "a NUL in a place": {"plaats-1-street": "a\x00b"},
    "half a letter": {"category": "\udcff".encode("utf-8", "surrogatepass")},
    "a name of twenty thousand letters": {"name": "a" * 20_000},
}


@pytest.mark.parametrize("changed", REFUSED.values(), ids=REFUSED)
def test_it_refuses_with_a_sentence_and_keeps_what_was_typed(partner, changed):
    response = partner.client.post(ADD, typed(description="Dit blijft staan.", **changed))
    assert response.status_code == 200
    assert errors(response) and all(error.get_text(strip=True).endswith((".", "!", "?")) for error in errors(response))
    assert "Dit blijft staan." in response.content.decode()
    assert not Initiative.objects.filter(organisation=partner.organisation).exists()


@pytest.mark.parametrize(
    "changed", [{"uid": "x"}, {"revision": "-1"}, {"revision": "1" * 20_000}, {"revision": ["1", "2"]}, {"name": ["", "De Speelhoek"]}]
)
def test_nonsense_in_what_nobody_types_does_no_harm(partner, changed):
    assert partner.client.post(ADD, typed(**changed)).status_code == 302
    assert made().organisation == partner.organisation


def test_another_organisation_suspended_or_several(partner):
    """Somebody who works for two says for whom; who is suspended is out at the next request."""
    second = member(user=partner.user)
    assert second.organisation.name in words(partner.client.get(ADD))
    partner.client.post(f"{ADD}?organisatie={second.organisation.slug}", typed())
    assert made().organisation == second.organisation
    Organisation.objects.update(status=OrganisationStatus.SUSPENDED)
    assert partner.client.get(page(made())).headers["Location"].startswith("/partner/?verder=")
    assert not Initiative.objects.visible().filter(name="De Speelhoek").exists()


@pytest.mark.parametrize("rest", ["", "wijzigen/", "weg/", "klopt/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_organisations_is_a_404(partner, rest, method):
    other = InitiativeFactory(name="Van een ander", organisation=member().organisation)
    nobodys = InitiativeFactory(name="Van niemand")
    for one in (other, nobodys):
        before = one.last_confirmed_at
        assert getattr(partner.client, method)(page(one, rest), typed()).status_code == 404
        one.refresh_from_db()
        assert one.live and one.last_confirmed_at == before and one.name.startswith("Van")


def test_another_organisations_name_and_uid_are_not_taken(partner):
    other = InitiativeFactory(organisation=member().organisation)
    assert partner.client.post(ADD, typed(uid=str(other.uid))).status_code == 404
    assert partner.client.post(f"{ADD}?organisatie={other.organisation.slug}", typed()).status_code == 404
    assert not Initiative.objects.filter(name="De Speelhoek").exists()
