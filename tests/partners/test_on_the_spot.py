"""Somebody stands beside an editor and gets no mail: the editor makes a link."""

import datetime
import re

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import ModelLogEntry

pytestmark = pytest.mark.django_db
HERE = {"Origin": "http://testserver"}


def link_in(page):
    return re.search(r"http://testserver(/partner/in/[^\s<]+)", page.content.decode())[1].replace("&amp;", "&")


def test_it_works(els, editor_client, client):
    address = f"/admin/partners/{els.pk}/link/"
    assert "/partner/in/" not in editor_client.get(address).content.decode()
    page = editor_client.post(address)
    assert "<svg" in page.content.decode()
    assert client.post(link_in(page), headers=HERE).status_code == 302
    assert client.get("/partner/organisatie/speelboot/").status_code == 200
    assert not mail.outbox


def test_it_is_over_after_a_quarter_of_an_hour(els, editor_client, client, time_machine):
    link = link_in(editor_client.post(f"/admin/partners/{els.pk}/link/"))
    time_machine.move_to(timezone.now() + datetime.timedelta(minutes=16))
    assert client.post(link, headers=HERE).status_code == 410


def test_it_is_logged_without_the_link(els, editor, editor_client):
    link = link_in(editor_client.post(f"/admin/partners/{els.pk}/link/"))
    entry = ModelLogEntry.objects.get(action="partners.link")
    assert (entry.user, entry.object_id) == (editor, str(els.pk))
    assert link.split("/")[3] not in f"{entry.label}{entry.data}"
    assert editor_client.get(f"/admin/partners/mensen/history/{els.pk}/").status_code == 200


@pytest.mark.parametrize("who", ["reviewer_client", "translator_client"])
def test_who_is_no_editor_makes_none(els, request, who):
    response = request.getfixturevalue(who).post(f"/admin/partners/{els.pk}/link/")
    assert response.status_code == 302 and "/partner/in/" not in response.content.decode()


def test_nobody_s_link_is_made(els, omar, editor_client):
    type(omar).objects.filter(pk=omar.pk).update(accepted_at=None)
    assert "/partner/in/" not in editor_client.post(f"/admin/partners/{omar.pk}/link/").content.decode()
    type(els.organisation).objects.filter(pk=els.organisation_id).update(status="suspended")
    assert "/partner/in/" not in editor_client.post(f"/admin/partners/{els.pk}/link/").content.decode()
    assert editor_client.get("/admin/partners/999999/link/").status_code == 404
