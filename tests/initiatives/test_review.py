"""A reviewer reads what a partner put on the map beside what was approved."""

import pytest

from initiatives.factories import InitiativeFactory, place_at
from initiatives.models import Category, Initiative
from network.enums import Progress
from network.review.deciding import DecidedAlready, approve
from network.review.progress import state_of
from network.review.sending import send
from tests.support import html
from tests.support.portal import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(data):
    return member()


@pytest.fixture
def sent(partner):
    return send(InitiativeFactory(organisation=partner.organisation, name="Zangplek", live=False), partner.user)


def review(client, initiative, **answers):
    return client.post(f"/admin/initiatieven/nalezen/{initiative.pk}/", {"revision": initiative.latest_revision_id} | answers)


def test_it_works(reviewer_client, partner):
    initiative = InitiativeFactory(organisation=partner.organisation, name="Zangplek", languages=["nl"])
    draft = initiative.get_latest_revision_as_object()
    draft.languages, draft.also = ["nl", "ar"], [Category.objects.get(slug="garden")]
    draft.places.add(place_at("2400", "Markt 3", (51.1911, 5.1157)))
    send(draft, partner.user)
    page = html.read(reviewer_client.get(f"/admin/initiatieven/nalezen/{initiative.pk}/")).soup
    lines = [" ".join(row.get_text(" ").split()) for row in page.select(".review__differs")]
    assert len(lines) == 3
    assert any("2400 Mol" in line and "51.19110" in line for line in lines), "places in words, with how exact they are"
    assert review(reviewer_client, Initiative.objects.get(pk=initiative.pk), decision="approve").status_code == 302
    changed = Initiative.objects.get(pk=initiative.pk)
    assert changed.places.count() == 2 and [one.slug for one in changed.also.all()] == ["garden"]


def test_no_reason_is_asked_for(reviewer_client, sent):
    assert review(reviewer_client, sent, decision="send_back", reason=" ").status_code == 200
    assert state_of(sent) == Progress.WAITING


def test_the_second_reviewer_is_told(reviewer_client, admin_client, sent, reviewer):
    review(reviewer_client, sent, decision="approve")
    assert review(admin_client, sent, decision="send_back", reason="Nee.").status_code == 302
    with pytest.raises(DecidedAlready):
        approve(sent, sent.latest_revision_id, reviewer)
    assert Initiative.objects.get(pk=sent.pk).live


def test_another_version_was_sent_meanwhile(reviewer_client, sent, partner):
    newer = Initiative.objects.get(pk=sent.pk).get_latest_revision_as_object()
    newer.name = "Iets heel anders"
    send(newer, partner.user)
    assert review(reviewer_client, sent, decision="approve").status_code == 302
    assert not Initiative.objects.get(pk=sent.pk).live


def test_who_does_not_review_does_not_decide(editor_client, translator_client, partner, sent):
    for one in (editor_client, translator_client, partner.client):
        assert review(one, sent, decision="approve").status_code in {302, 403}
    assert not Initiative.objects.get(pk=sent.pk).live
