"""Nothing typed is lost: signed out, sent twice, changed by two people, locked; and it is confirmed or taken away."""

import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from initiatives.factories import InitiativeFactory
from initiatives.models import Initiative
from network.enums import Trust
from network.factories import MembershipFactory
from tests.partners.test_initiatives import ADD, made, page, typed, words
from tests.support import html
from tests.support.forms import as_it_stands
from tests.support.portal import member, partner_client

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner():
    return member(organisation__trust=Trust.TRUSTED)


@pytest.fixture
def standing(partner):
    return InitiativeFactory(organisation=partner.organisation, name="De Speelhoek")


def test_it_works_after_signing_in_again(partner):
    partner.client.logout()
    onward = partner.client.post(ADD, typed(name="Bijna weg")).headers["Location"]
    partner.client.force_login(partner.user, backend="partners.backends.PartnerBackend")
    back = partner.client.get(parse_qs(urlsplit(onward).query)["verder"][0])
    assert 'value="Bijna weg"' in back.content.decode() and 'value="Markt 1"' in back.content.decode()
    assert partner.client.post(ADD, as_it_stands(back)).status_code == 302
    assert Initiative.objects.filter(name="Bijna weg").exists()


def test_the_same_form_twice_is_one(partner):
    form = typed()
    partner.client.post(ADD, form)
    assert partner.client.post(ADD, form | {"name": "De Speelhoek!"}).status_code == 302
    assert [one.name for one in Initiative.objects.filter(organisation=partner.organisation)] == ["De Speelhoek!"]


def test_two_people_change_the_same(partner, standing):
    colleague = partner_client(MembershipFactory(organisation=partner.organisation).user)
    address = page(standing, "wijzigen/")
    mine, theirs = as_it_stands(partner.client.get(address)), as_it_stands(colleague.get(address))
    assert colleague.post(address, theirs | {"name": "De Speelhoek, eerst", "contact_phone": "014 99 99 99"}).status_code == 302
    second = partner.client.post(address, mine | {"name": "De Speelhoek, daarna"})
    assert second.status_code == 200 and 'value="De Speelhoek, daarna"' in second.content.decode()
    assert "De Speelhoek, eerst" in words(second) and "014 99 99 99" in words(second), "what differs is said"
    assert Initiative.objects.get(pk=standing.pk).name == "De Speelhoek, eerst"
    assert partner.client.post(address, as_it_stands(second)).status_code == 302
    assert Initiative.objects.get(pk=standing.pk).name == "De Speelhoek, daarna"


def test_the_desk_changed_it_meanwhile(partner, standing):
    opened = as_it_stands(partner.client.get(page(standing, "wijzigen/")))
    draft = standing.get_latest_revision_as_object()
    draft.summary = "Door de redactie geschreven."
    draft.save_revision()
    response = partner.client.post(page(standing, "wijzigen/"), opened)
    assert response.status_code == 200 and "Door de redactie geschreven." in words(response)


def test_a_first_form_sent_again_does_not_undo_what_a_colleague_wrote(partner):
    form = typed()
    partner.client.post(ADD, form)
    colleague = partner_client(MembershipFactory(organisation=partner.organisation).user)
    colleague.post(page(made(), "wijzigen/"), as_it_stands(colleague.get(page(made(), "wijzigen/"))) | {"summary": "Van een collega."})
    response = partner.client.post(ADD, form)
    assert response.status_code == 200 and "Van een collega." in words(response)
    assert made().summary == "Van een collega."


def test_what_is_locked_is_not_changed_nor_taken_away(partner, standing, editor):
    opened = as_it_stands(partner.client.get(page(standing, "wijzigen/")))
    Initiative.objects.filter(pk=standing.pk).update(locked=True, locked_by=editor, locked_at=timezone.now())
    response = partner.client.post(page(standing, "wijzigen/"), opened | {"name": "Toch anders"})
    assert response.status_code == 200 and 'value="Toch anders"' in response.content.decode()
    assert html.read(response).soup.select_one("[role=alert]")
    away = partner.client.post(page(standing, "weg/"))
    assert html.read(partner.client.get(away.headers["Location"])).soup.select_one("main [role=alert]")
    assert partner.client.get(page(standing, "wijzigen/")).status_code == 200
    assert made().live and made().get_latest_revision_as_object().name == "De Speelhoek"


def test_it_is_still_right(partner, standing):
    Initiative.objects.filter(pk=standing.pk).update(last_confirmed_at=timezone.now() - datetime.timedelta(days=450))
    assert partner.client.get(page(standing, "klopt/")).status_code == 302 and made().is_marked
    assert partner.client.post(page(standing, "klopt/")).status_code == 302
    assert not made().is_marked


def test_it_is_taken_off_the_map_or_thrown_away(partner, standing):
    assert partner.client.get(page(standing, "weg/")).status_code == 302 and made().live
    partner.client.post(page(standing, "weg/"))
    assert not made().live and not Initiative.objects.visible().filter(pk=standing.pk).exists()
    moderated = member()
    moderated.client.post(ADD, typed(name="Nooit gelezen"))
    moderated.client.post(page(made("Nooit gelezen"), "weg/"))
    assert not Initiative.objects.filter(name="Nooit gelezen").exists()


def test_the_first_page_asks_the_same_at_ten_and_at_forty(partner, query_count):
    InitiativeFactory.create_batch(10, organisation=partner.organisation)
    partner.client.get("/partner/")
    with query_count(60) as at_ten:
        assert partner.client.get("/partner/").status_code == 200
    InitiativeFactory.create_batch(30, organisation=partner.organisation)
    with query_count(len(at_ten)):
        assert partner.client.get("/partner/").status_code == 200


def test_a_form_from_elsewhere_changes_nothing(partner, standing):
    for rest in ("wijzigen/", "weg/", "klopt/"):
        assert partner.client.post(page(standing, rest), typed(), headers={"Origin": "https://elders.example"}).status_code == 403
    assert made().live
