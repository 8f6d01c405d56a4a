"""A partner is a stranger to `/admin/`, with whatever address, and a mailed link never signs in who works there."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from network.accounts import account_of
from network.factories import MembershipFactory

pytestmark = pytest.mark.django_db
HERE = {"Origin": "http://testserver"}
FOR_EVERYBODY = {"login", "logout", "password_reset", "sprite", "jsi18n"}
"""First words of what Wagtail shows before somebody is signed in: none of it is anybody's content."""


def admin_addresses():
    """One address for each pattern below `/admin/`, its arguments filled in with something."""

    def walk(resolver, prefix):
        for entry in resolver.url_patterns:
            words = prefix + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry, words)
            elif isinstance(entry, URLPattern):
                yield words

    known = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "00000000-0000-0000-0000-000000000001"}
    for pattern in walk(get_resolver(), ""):
        if pattern.startswith("admin/"):
            words = pattern
            for kind, value in known.items():
                while f"<{kind}:" in words:
                    before, rest = words.split(f"<{kind}:", 1)
                    words = before + value + rest.split(">", 1)[1]
            yield "/" + words


PLAIN = sorted({one for one in admin_addresses() if not set("^$()<>\\?*[") & set(one)})
BEHIND = [one for one in PLAIN if one.split("/")[2] not in FOR_EVERYBODY]


def test_there_are_many_doors():
    assert len(BEHIND) > 150
    assert {"/admin/", "/admin/pages/1/", "/admin/images/", "/admin/partners/1/link/", "/admin/partners/mensen/"} <= set(BEHIND)


def test_a_partner_opens_none_of_them(els, signed_in):
    client = signed_in(els)
    assert client.get("/partner/organisatie/speelboot/").status_code == 200
    opened = {}
    for address in BEHIND:
        for ask in (client.get, client.post):
            response = ask(address)
            to_the_login = response.status_code == 302 and response.headers["Location"].startswith("/admin/login/")
            if not (to_the_login or response.status_code in {403, 404, 405}):
                opened[address] = (response.status_code, response.headers.get("Location"))
    assert opened == {}


def test_a_partner_has_no_rights_at_all(els):
    assert els.user.get_all_permissions() == set()
    assert not els.user.has_perm("wagtailadmin.access_admin")


def test_a_partner_gets_no_password(els, client):
    response = client.post("/admin/password_reset/", {"email": "els@example.org"})
    assert response.status_code == 302
    assert not mail.outbox


def test_an_editor_asks_for_the_mail_and_gets_no_link(editor, speelboot, ask):
    editor.email = "redactie@example.org"
    editor.save()
    MembershipFactory(user=editor, organisation=speelboot)
    ask("redactie@example.org")
    assert "/partner/in/" not in mail.outbox[0].body


def test_an_editor_who_is_a_partner_too_has_two_accounts(editor, speelboot, ask, client, mailed):
    editor.email = "redactie@example.org"
    editor.save()
    person = account_of("Redactie@example.org", "nl")
    assert person != editor
    assert account_of("redactie@EXAMPLE.org", "nl") == person
    MembershipFactory(user=person, organisation=speelboot)
    ask("redactie@example.org")
    client.post(mailed()[0], headers=HERE)
    assert client.get("/partner/organisatie/speelboot/").status_code == 200
    assert client.get("/admin/").headers["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("how", ["group", "right", "superuser"])
def test_who_gets_a_way_into_the_desk_is_out_of_the_portal(els, signed_in, ask, client, mailed, how):
    """Else a mailed link, or a session that began with one, would open the desk."""
    ask("els@example.org")
    link, _code = mailed()
    within = signed_in(els)
    if how == "group":
        els.user.groups.add(Group.objects.get(name="Redactie"))
    elif how == "right":
        els.user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    else:
        get_user_model().objects.filter(pk=els.user.pk).update(is_superuser=True)
    assert within.get("/admin/").headers["Location"].startswith("/admin/login/")
    assert within.get("/partner/organisatie/speelboot/").status_code == 302
    assert client.post(link, headers=HERE).status_code == 410


def test_the_desk_signs_in_as_before(client, editor):
    editor.set_password("een lang genoeg wachtwoord")
    editor.save()
    response = client.post("/admin/login/", {"username": "redactie", "password": "een lang genoeg wachtwoord"})
    assert response.status_code == 302
    assert client.get("/admin/").status_code == 200


def test_signing_in_on_the_desk_opens_no_portal(editor_client, els):
    assert editor_client.get("/partner/organisatie/speelboot/").status_code == 302


def test_the_ways_to_sign_in_are_two():
    assert settings.AUTHENTICATION_BACKENDS == ["django.contrib.auth.backends.ModelBackend", "partners.backends.PartnerBackend"]
    assert Client().login(username="redactie", password="") is False
