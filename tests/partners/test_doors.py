"""Who may come in is asked at every request, and nothing that somebody typed is lost at the door."""

import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone

from network.enums import OrganisationStatus
from network.factories import MembershipFactory, OrganisationFactory
from partners.doors import partner
from partners.keeping import kept
from partners.models import Kept
from tests.support import html

pytestmark = pytest.mark.django_db
HERE = {"Origin": "http://testserver"}
ORGANISATION = "/partner/organisatie/speelboot/"
TYPED = {"description": "Elke week\nsamen ☀", "website": "", "email": "", "phone": "014 98 76 54"}


@partner
def form(request):
    """A form of the portal, in short: says back what was typed."""
    typed = request.POST if request.method == "POST" else kept(request)
    names = ", ".join(one.name for one in request.organisations)
    return HttpResponse(f"{names}|{'' if typed is None else typed.getlist('day')}")


def routes():
    from config import urls

    return [path("partner/proef/", form), *urls.urlpatterns]


@pytest.fixture
def with_form(settings):
    """The site with one more form."""
    import sys
    import types

    module = types.ModuleType("urls_with_form")
    module.urlpatterns = routes()
    sys.modules["urls_with_form"] = module
    settings.ROOT_URLCONF = "urls_with_form"
    yield
    del sys.modules["urls_with_form"]


def way_back(response):
    """Where the sign-in page would send them on."""
    address = urlsplit(response.headers["Location"])
    assert (response.status_code, address.path) == (302, "/partner/")
    return parse_qs(address.query)["verder"][0]


def test_it_works(els, omar, with_form, signed_in):
    MembershipFactory(user=els.user, organisation=OrganisationFactory(name="Aan zet"))
    response = signed_in(els).get("/partner/proef/")
    assert response.content.decode() == "Aan zet, De Speelboot|"
    assert "no-store" in response.headers["Cache-Control"] and "private" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert "Cookie" in response.headers["Vary"]


def test_a_stranger_is_asked_who_they_are(client, els):
    response = client.get(f"{ORGANISATION}?taal=en")
    assert way_back(response) == f"{ORGANISATION}?taal=en"
    assert "no-store" in response.headers["Cache-Control"] and not response.cookies


@pytest.mark.parametrize("status", [OrganisationStatus.SUSPENDED, OrganisationStatus.CLOSED])
def test_a_suspended_organisation_is_out_at_the_next_request(els, speelboot, signed_in, status):
    client = signed_in(els)
    assert client.get(ORGANISATION).status_code == 200
    type(speelboot).objects.filter(pk=speelboot.pk).update(status=status)
    assert way_back(client.get(ORGANISATION)) == ORGANISATION
    page = client.get("/partner/?taal=en").content.decode()
    assert "no organisation that you work for takes part now" in page


def test_one_of_two_is_suspended(els, speelboot, with_form, signed_in):
    MembershipFactory(user=els.user, organisation=OrganisationFactory(name="Aan zet"))
    type(speelboot).objects.filter(pk=speelboot.pk).update(status="suspended")
    client = signed_in(els)
    assert client.get("/partner/proef/").content.decode() == "Aan zet|"
    assert client.get(ORGANISATION).status_code == 404


def test_who_was_let_go_is_out_at_the_next_request(els, omar, signed_in):
    client = signed_in(omar)
    assert client.get(ORGANISATION).status_code == 200
    omar.delete()
    assert way_back(client.get(ORGANISATION))


def test_who_has_not_said_yes_is_not_in(omar, signed_in):
    type(omar).objects.filter(pk=omar.pk).update(accepted_at=None)
    assert way_back(signed_in(omar).get(ORGANISATION))


def test_an_account_that_was_switched_off_is_out(els, signed_in):
    client = signed_in(els)
    els.user.is_active = False
    els.user.save()
    assert way_back(client.get(ORGANISATION))


def test_an_editor_of_the_desk_is_no_partner(els, editor_client):
    assert way_back(editor_client.get(ORGANISATION))
    assert editor_client.get("/partner/").status_code == 200


def test_it_asks_as_often_for_one_organisation_as_for_ten(els, with_form, signed_in, query_count):
    client = signed_in(els)
    with query_count(5) as queries:
        client.get("/partner/proef/")
    at_one = len(queries)
    for _organisation in range(9):
        MembershipFactory(user=els.user)
    with query_count(at_one):
        client.get("/partner/proef/")


# Where a form was sent from


ELSEWHERE = [
    {}, {"Origin": "https://elders.example"}, {"Origin": "null"}, {"Origin": "http://testserver.evil.example"}, {"Referer": "https://elders.example/"},
    {"Referer": "http://testserver.evil.example/"}, {"Origin": "null", "Referer": "http://testserver/partner/"},
]  # fmt: skip


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_a_form_of_another_site_is_refused(els, speelboot, headers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(els.user)
    response = client.post(ORGANISATION, TYPED, headers=headers)
    assert response.status_code == 403 and "<h1>" in response.content.decode()
    speelboot.refresh_from_db()
    assert speelboot.phone == ""


@pytest.mark.parametrize("headers", [HERE, {"Referer": "http://testserver/partner/"}])
def test_a_form_of_ours_needs_no_other_cookie(els, speelboot, headers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(els.user)
    assert client.post(ORGANISATION, TYPED, headers=headers).status_code == 302
    assert "csrftoken" not in client.cookies


def test_a_form_of_another_site_is_not_kept(client, els):
    assert client.post(ORGANISATION, TYPED, headers={"Origin": "https://elders.example"}).status_code == 403
    assert not Kept.objects.exists()


# What was typed


def test_what_was_typed_after_the_session_ended_is_there_again(els, client, ask, mailed, with_form, signed_in):
    gone = signed_in(els)
    gone.session.flush()
    back = way_back(gone.post("/partner/proef/", {"day": ["maandag", "dinsdag ☀"], "title": "Voorlezen"}))
    assert back.startswith("/partner/proef/?bewaard=")
    ask("els@example.org", verder=back)
    onward = client.post(mailed()[0], headers=HERE).headers["Location"]
    assert onward == back
    assert client.get(onward).content.decode() == "De Speelboot|['maandag', 'dinsdag ☀']"
    assert client.get(onward).content.decode().endswith("☀']"), "it can be read again: a page may be loaded twice"


def test_in_a_form_of_ours_it_stands_again(els, client, signed_in):
    back = way_back(client.post(ORGANISATION, TYPED, headers=HERE))
    page = signed_in(els).get(back).content.decode()
    assert "Elke week\nsamen ☀" in page.replace("\r", "") and "014 98 76 54" in page
    els.organisation.refresh_from_db()
    assert els.organisation.phone == "", "looking saves nothing"


def test_the_query_goes_along(client, els):
    back = way_back(client.post(f"{ORGANISATION}?taal=en&x=1", TYPED, headers=HERE))
    assert back.startswith(f"{ORGANISATION}?taal=en&x=1&bewaard=")


def test_the_language_switch_loses_nothing(els, client, signed_in):
    back = way_back(client.post(ORGANISATION, TYPED, headers=HERE))
    page = signed_in(els).get(back).content.decode()
    token = back.partition("bewaard=")[2]
    assert f"?taal=ar&amp;bewaard={token}" in page


def test_it_stands_in_its_own_form_alone(els, client, with_form, signed_in):
    back = way_back(client.post(ORGANISATION, {"day": "maandag"}, headers=HERE))
    token = back.partition("bewaard=")[2]
    assert signed_in(els).get(f"/partner/proef/?bewaard={token}").content.decode() == "De Speelboot|"


@pytest.mark.parametrize("token", ["", "x", "a" * 1000])
def test_a_token_that_somebody_made_up_opens_nothing(els, client, signed_in, token):
    client.post(ORGANISATION, TYPED, headers=HERE)
    assert "014 98 76 54" not in signed_in(els).get(f"{ORGANISATION}?bewaard={token}").content.decode()


def test_a_stranger_with_the_token_reads_nothing(els, client):
    back = way_back(client.post(ORGANISATION, TYPED, headers=HERE))
    assert client.get(back).status_code == 302


def test_it_lies_nowhere_readable(els, client):
    token = way_back(client.post(ORGANISATION, TYPED, headers=HERE)).partition("bewaard=")[2]
    with connection.cursor() as cursor:
        cursor.execute("SELECT typed, token_hash FROM partners_kept")
        row = " ".join(cursor.fetchone())
    assert "samen" not in row and "014" not in row and token not in row


def test_after_a_day_it_is_gone(els, client, signed_in, time_machine):
    back = way_back(client.post(ORGANISATION, TYPED, headers=HERE))
    time_machine.move_to(timezone.now() + datetime.timedelta(hours=25))
    assert "014 98 76 54" not in signed_in(els).get(back).content.decode()
    call_command("nightly", verbosity=0)
    assert not Kept.objects.exists()


def test_too_much_to_keep_is_said_and_stays_in_the_browser(els, client):
    response = client.post(f"{ORGANISATION}?taal=en", {"description": "a" * 200_001}, headers=HERE)
    assert response.status_code == 403
    assert "Keep this page open" in response.content.decode()
    assert html.read(response).errors() == [] and html.read(response).heading_levels().count(1) == 1
    assert not Kept.objects.exists()


def test_nobody_fills_the_database_without_an_account(els, client, time_machine):
    time_machine.move_to(timezone.now().replace(minute=5))
    answers = [client.post(ORGANISATION, TYPED, headers=HERE).status_code for _time in range(22)]
    assert answers == [302] * 20 + [403] * 2
    assert Kept.objects.count() == 20


def test_a_very_long_address_breaks_nothing(els, client):
    response = client.post(f"/partner/organisatie/{'a' * 3000}/", TYPED, headers=HERE)
    assert response.status_code == 403
    assert client.get(f"/partner/organisatie/{'a' * 3000}/").status_code == 302
