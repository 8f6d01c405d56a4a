"""A mail opens the portal: its link or its code, once, within a quarter of an hour, and only by pressing a button."""

import datetime
import re

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.users.models import UserProfile

from partners.models import SignInCode

pytestmark = pytest.mark.django_db
HERE = {"Origin": "http://testserver"}
WRONG = "This code does not open the door"
OVER = "This link is over"


def is_in(client):
    return client.get("/partner/organisatie/speelboot/").status_code == 200


def test_it_works(client, els, ask, mailed):
    page = client.get(ask("els@example.org"))
    assert "els@example.org" in page.content.decode() and "014 12 34 56" in page.content.decode()
    link, _code = mailed()
    assert mail.outbox[0].to == ["els@example.org"]
    assert client.get(link).status_code == 200
    response = client.post(link, headers=HERE)
    assert (response.status_code, response.headers["Location"]) == (302, "/partner/")
    assert is_in(client)


def test_the_code_does_the_same(client, els, ask, mailed, fill_in):
    page = ask("els@example.org")
    _link, code = mailed()
    assert fill_in(page, {"code": f" {code[:3]} {code[3:]} "}).status_code == 302
    assert is_in(client)


def test_the_code_may_be_typed_in_arabic_digits(client, els, ask, mailed, fill_in):
    page = ask("els@example.org")
    _link, code = mailed()
    assert fill_in(page, {"code": code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))}).status_code == 302
    assert is_in(client)


def test_the_address_may_be_typed_in_capitals(client, els, ask, mailed):
    ask("ELS@Example.org")
    assert mail.outbox[0].to == ["els@example.org"]
    client.post(mailed()[0], headers=HERE)
    assert is_in(client)


# Known or not


def words(response):
    """Without what changes at each loading: token and sealed address."""
    return re.sub(r'value="[^"]*"|code/[^"?]*', "", response.content.decode()).replace("els@", "x@").replace("nobody@", "x@")


def test_an_unknown_address_reads_the_same(client, els, ask):
    known, unknown = client.get(ask("els@example.org")), client.get(ask("nobody@example.org"))
    assert words(known) == words(unknown)
    assert known.status_code == unknown.status_code == 200


def test_an_unknown_address_costs_the_same(client, els, fill_in, ask):
    ask("warm@example.org")
    mail.outbox.clear()
    asked = []
    for email in ("els@example.org", "nobody@example.org"):
        form = client.get("/partner/?taal=en").context["form"]
        with CaptureQueriesContext(connection) as queries:
            fill_in("/partner/?taal=en", {"email": email, "token": form.fresh_token})
        asked.append([re.sub(r"'[^']*'|\d+|NULL", "?", query["sql"])[:60] for query in queries])
    assert asked[0] == asked[1]
    assert [message.to for message in mail.outbox] == [["els@example.org"], ["nobody@example.org"]]


def test_an_unknown_address_hears_how_to_join(ask):
    ask("nobody@example.org")
    assert "Nobody with this address takes part yet" in mail.outbox[0].body
    assert "http://testserver/partner/doe-mee/" in mail.outbox[0].body
    assert "/partner/in/" not in mail.outbox[0].body and not re.search(r"\d{6}", mail.outbox[0].body)


def test_a_wrong_code_of_an_unknown_address_reads_the_same(client, els, ask, fill_in):
    pages = [fill_in(ask(email), {"code": "000000"}) for email in ("els@example.org", "nobody@example.org")]
    assert words(pages[0]) == words(pages[1])
    assert WRONG in pages[0].content.decode()


def test_who_has_not_said_yes_gets_the_invitation_again(els, omar, ask, client, mailed):
    type(omar).objects.filter(pk=omar.pk).update(accepted_at=None)
    ask("omar@example.org")
    assert mailed()[0].startswith("/partner/uitnodiging/")


def test_a_suspended_organisation_gets_no_link(els, speelboot, ask):
    speelboot.status = "suspended"
    speelboot.save()
    ask("els@example.org")
    assert "/partner/in/" not in mail.outbox[0].body


def test_no_more_than_three_mails_an_hour_and_nobody_can_tell(client, els, ask):
    pages = [client.get(ask("els@example.org", headers=HERE | {"X-Forwarded-For": f"192.0.2.{number}"})) for number in range(5)]
    assert len(mail.outbox) == 3
    assert len({words(page) for page in pages}) == 1


def test_a_mail_that_does_not_leave_is_said(els, fill_in, settings):
    settings.EMAIL_BACKEND = "tests.partners.broken_mail.EmailBackend"
    page = fill_in("/partner/?taal=en", {"email": "els@example.org"})
    assert "could not be sent just now" in page.content.decode()
    assert "els@example.org" in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"), [("", "Write your e-mail address"), ("geen adres", "is not complete"), ("a\r\nBcc: x@example.org", "complete")]
)
def test_what_is_no_address_is_said(fill_in, typed, sentence):
    page = fill_in("/partner/?taal=en", {"email": typed}).content.decode()
    assert sentence in page
    assert not mail.outbox and not SignInCode.objects.exists()


@pytest.mark.parametrize("changes", [{"website": "http://spam.example"}, {"token": "nep"}])
def test_a_machine_gets_no_mail(els, fill_in, changes):
    assert fill_in("/partner/?taal=en", {"email": "els@example.org"} | changes).status_code == 200
    assert not mail.outbox


def test_another_site_gets_no_mail(els, fill_in):
    assert fill_in("/partner/?taal=en", {"email": "els@example.org"}, headers={"Origin": "https://elders.example"}).status_code == 200
    assert not mail.outbox


# The link


def test_opening_the_link_signs_nobody_in_and_uses_nothing_up(client, els, ask, mailed):
    ask("els@example.org")
    link, _code = mailed()
    for scanner in (Client(), Client(), client):
        response = scanner.get(link)
        assert response.status_code == 200 and not response.cookies
        assert not is_in(scanner)
    assert client.head(link).status_code == 200
    client.post(link, headers=HERE)
    assert is_in(client)


def test_the_link_works_once(client, els, ask, mailed):
    ask("els@example.org")
    link, _code = mailed()
    client.post(link, headers=HERE)
    other = Client()
    for response in (other.get(link), other.post(link, headers=HERE)):
        assert response.status_code == 410 and OVER in response.content.decode()
    assert not is_in(other)


def test_pressing_twice_harms_nobody(client, els, ask, mailed):
    ask("els@example.org")
    link, _code = mailed()
    client.post(link, headers=HERE)
    assert client.post(link, headers=HERE).headers["Location"] == "/partner/"
    assert is_in(client)


@pytest.mark.parametrize(("minutes", "works"), [(14, True), (16, False)])
def test_the_link_is_over_after_a_quarter_of_an_hour(client, els, ask, mailed, time_machine, minutes, works):
    ask("els@example.org")
    link, _code = mailed()
    time_machine.move_to(timezone.now() + datetime.timedelta(minutes=minutes))
    assert client.post(link, headers=HERE).status_code == (302 if works else 410)
    assert is_in(client) is works


def test_the_link_of_an_address_that_changed_is_over(client, els, ask, mailed):
    ask("els@example.org")
    link, _code = mailed()
    els.user.email = "nieuw@example.org"
    els.user.save()
    assert client.post(link, headers=HERE).status_code == 410
    assert not is_in(client)


def test_a_link_of_another_kind_is_no_way_in(client, els):
    from sesame.utils import get_token

    assert client.post(f"/partner/in/{get_token(els.user)}/", headers=HERE).status_code == 410
    assert not is_in(client)


@pytest.mark.parametrize("token", ["x", "AAAA", "a" * 500, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
def test_a_link_that_somebody_made_up_is_over(client, token):
    assert client.get(f"/partner/in/{token}/").status_code == 410


@pytest.mark.parametrize("headers", [{"Origin": "https://elders.example"}, {"Origin": "null"}, {}, {"Referer": "https://elders.example/partner/"}])
def test_another_site_signs_nobody_in(client, els, ask, mailed, headers):
    ask("els@example.org")
    link, _code = mailed()
    assert client.post(link, headers=headers).status_code == 403
    assert not is_in(client)


def test_a_browser_without_origin_says_where_it_comes_from(client, els, ask, mailed):
    ask("els@example.org")
    link, _code = mailed()
    assert client.post(link, headers={"Referer": "http://testserver/partner/in/x/"}).status_code == 302


# The code


def test_the_code_is_wrong_five_times(client, els, ask, mailed, fill_in):
    page = ask("els@example.org")
    link, code = mailed()
    wrong = f"{(int(code) + 1) % 10**6:06}"
    for _time in range(5):
        assert WRONG in fill_in(page, {"code": wrong}).content.decode()
    assert WRONG in fill_in(page, {"code": code}).content.decode()
    assert not is_in(client)
    assert client.get(link).status_code == 200, "who holds the mail is not kept out by somebody who guesses"


def test_the_code_of_another_opens_nothing(client, els, rik, ask, mailed, fill_in):
    ask("rik@example.org")
    _link, of_rik = mailed()
    page = ask("els@example.org")
    if mailed()[1] == of_rik:
        pytest.skip("the one time in a million")
    assert WRONG in fill_in(page, {"code": of_rik}).content.decode()
    assert not is_in(client)


def test_the_code_is_over_after_a_quarter_of_an_hour(client, els, ask, mailed, fill_in):
    page = ask("els@example.org")
    _link, code = mailed()
    assert WRONG in fill_in(page, {"code": code}, wait=16 * 60).content.decode()
    assert not is_in(client)


def test_the_code_works_once(client, els, ask, mailed, fill_in):
    page = ask("els@example.org")
    _link, code = mailed()
    fill_in(page, {"code": code})
    other = Client()
    assert WRONG in fill_in(page, {"code": code}, by=other).content.decode()
    assert not is_in(other)


def test_the_code_of_an_address_that_changed_is_over(client, els, ask, mailed, fill_in):
    page = ask("els@example.org")
    els.user.email = "nieuw@example.org"
    els.user.save()
    assert WRONG in fill_in(page, {"code": mailed()[1]}).content.decode()


def test_the_link_uses_up_the_code_and_the_code_the_link(els, ask, mailed, fill_in):
    one, other, third = Client(), Client(), Client()
    page = ask("els@example.org")
    link, code = mailed()
    one.post(link, headers=HERE)
    assert WRONG in fill_in(page, {"code": code}, by=other).content.decode()
    page = ask("els@example.org")
    link, code = mailed()
    assert fill_in(page, {"code": code}, by=other).status_code == 302
    assert third.post(link, headers=HERE).status_code == 410


def test_the_code_lies_nowhere_readable(els, ask, mailed):
    ask("els@example.org")
    _link, code = mailed()
    row = SignInCode.objects.get()
    assert code not in f"{row.code_hash} {row.address_hash}"
    assert "els" not in row.address_hash


def test_the_page_after_asking_names_nobody_in_its_address(client, els, ask):
    assert "els" not in ask("els@example.org")


@pytest.mark.parametrize("sent", ["x", "gAAAAA", "a" * 300])
def test_a_page_that_somebody_made_up_begins_again(client, sent):
    assert client.get(f"/partner/code/{sent}/").headers["Location"] == "/partner/"


def test_the_page_is_over_after_an_hour(client, els, ask, time_machine):
    page = ask("els@example.org")
    time_machine.move_to(timezone.now() + datetime.timedelta(minutes=61))
    assert client.get(page).status_code == 302


# The session


def test_the_session_is_new_and_lasts_a_month(client, els, ask, mailed):
    client.get("/admin/login/")
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    ask("els@example.org")
    response = client.post(mailed()[0], headers=HERE)
    cookie = response.cookies["sessionid"]
    assert cookie.value != before and not Session.objects.filter(session_key=before).exists()
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 30 * 24 * 3600)
    assert set(response.cookies) == {"sessionid"}


def test_signing_in_again_makes_another_key(client, els, ask, mailed):
    keys = []
    for _time in range(2):
        ask("els@example.org", by=Client())
        keys.append(client.post(mailed()[0], headers=HERE).cookies["sessionid"].value)
    assert keys[0] != keys[1]


def test_it_is_secure_in_production():
    from pathlib import Path

    from django.conf import settings

    said = (Path(settings.BASE_DIR) / "site/config/settings/base.py").read_text()
    assert "SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True" in said


def test_signing_out_is_a_button(els, signed_in):
    client = signed_in(els)
    client.get("/partner/uit/")
    assert is_in(client)
    assert client.post("/partner/uit/", headers={"Origin": "https://elders.example"}).status_code == 403
    assert is_in(client)
    client.post("/partner/uit/")
    assert not is_in(client)


# On, after signing in


def test_it_goes_on_to_where_they_were(client, els, ask, mailed):
    ask("els@example.org", verder="/partner/organisatie/speelboot/%3Fx%3D1")
    assert client.post(mailed()[0], headers=HERE).headers["Location"] == "/partner/organisatie/speelboot/?x=1"


def test_the_code_goes_on_too(els, ask, mailed, fill_in):
    page = ask("els@example.org", verder="/partner/organisatie/speelboot/")
    assert fill_in(page, {"code": mailed()[1]}).headers["Location"] == "/partner/organisatie/speelboot/"


@pytest.mark.parametrize(
    "verder",
    [
        "//evil.example", "https://evil.example/partner/", "/admin/", "/partner/../admin/", "/partner/%252e%252e/admin/", "/partner/%2e%2e/admin/",
        "/partner", "\\\\evil.example", "/partner/\\evil", "javascript:alert(1)", "/partner/%0d%0aX:%201", "/partner/" + "a" * 2000,
    ],
)  # fmt: skip
def test_it_never_goes_on_to_elsewhere(client, els, signed_in, ask, mailed, verder):
    ask("els@example.org", verder=verder)
    assert client.post(mailed()[0], headers=HERE).headers["Location"] == "/partner/"


# Language


def test_the_mail_speaks_their_language(els, ask, mailed):
    UserProfile.objects.create(user=els.user, preferred_language="fr")
    ask("els@example.org")
    assert "taal=fr" in mailed()[0]


def test_the_portal_speaks_their_language(els, signed_in):
    UserProfile.objects.create(user=els.user, preferred_language="ar")
    client = signed_in(els)
    assert client.get("/partner/organisatie/speelboot/", headers={"Accept-Language": "tr"}).headers["Content-Language"] == "ar"
    assert client.get("/partner/organisatie/speelboot/?taal=uk").headers["Content-Language"] == "uk"


def test_the_language_in_which_they_signed_in_is_theirs(client, els, ask, mailed):
    UserProfile.objects.create(user=els.user, preferred_language="nl")
    ask("els@example.org")
    client.post(mailed()[0].replace("taal=nl", "taal=tr"), headers=HERE)
    assert client.get("/partner/organisatie/speelboot/").headers["Content-Language"] == "tr"
