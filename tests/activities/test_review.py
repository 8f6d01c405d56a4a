"""A reviewer reads what a partner sent beside what was approved, and decides once."""

import pytest
from django.core import mail

from activities.factories import ActivityFactory
from activities.models import Activity
from network.enums import Progress, Trust
from network.review.deciding import DecidedAlready, approve, send_back
from network.review.progress import state_of
from network.review.sending import send
from pictures.factories import PictureFactory
from tests.support import html
from tests.support.portal import member, reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(data):
    return member(email="els@example.org")


@pytest.fixture
def sent(partner):
    activity = ActivityFactory(organisation=partner.organisation, title="Zangstonde", live=False)
    return send(activity, partner.user)


def review(client, activity, **answers):
    return client.post(f"/admin/agenda/nalezen/{activity.pk}/", {"revision": activity.latest_revision_id} | answers)


def test_it_works(reviewer_client, sent, client, django_capture_on_commit_callbacks):
    assert "Zangstonde" in reviewer_client.get("/admin/wacht-op-mij/").content.decode()
    assert "Zangstonde" in reviewer_client.get(f"/admin/agenda/nalezen/{sent.pk}/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert review(reviewer_client, sent, decision="approve").status_code == 302
    assert client.get("/nl/agenda/zangstonde/").status_code == 200
    (message,) = mail.outbox
    assert message.to == ["els@example.org"] and f"/partner/activiteit/{sent.uid}/" in message.body and "/admin/" not in message.body


def test_it_stands_beside_the_approved_version(reviewer_client, partner):
    activity = ActivityFactory(organisation=partner.organisation, title="Zangstonde")
    activity.title = "Zangstonde voor beginners"
    send(activity, partner.user)
    page = html.read(reviewer_client.get(f"/admin/agenda/nalezen/{activity.pk}/")).soup
    cells = [cell.get_text(strip=True) for cell in page.select(".review__differs td")]
    assert cells == ["Zangstonde", "Zangstonde voor beginners"]
    assert len(page.select(".review tbody tr")) > 3


def test_sent_back_with_a_reason(reviewer_client, sent, partner, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        review(reviewer_client, sent, decision="send_back", reason="Voor welke leeftijd is het?")
    assert client.get("/nl/agenda/zangstonde/").status_code == 404
    (message,) = mail.outbox
    assert message.to == ["els@example.org"] and "Voor welke leeftijd is het?" in message.body
    page = partner.client.get(f"/partner/activiteit/{sent.uid}/").content.decode()
    assert "Voor welke leeftijd is het?" in page and state_of(Activity.objects.get(pk=sent.pk)) == Progress.TO_MEND
    partner.client.post(f"/partner/activiteit/{sent.uid}/wijzig/", reading(where=str(sent.place_id), age_from="6"))
    assert state_of(Activity.objects.get(pk=sent.pk)) == Progress.WAITING


def test_a_mail_speaks_the_language_of_the_partner(sent, partner, reviewer, django_capture_on_commit_callbacks):
    from wagtail.users.models import UserProfile

    UserProfile.objects.update_or_create(user=partner.user, defaults={"preferred_language": "fr"})
    with django_capture_on_commit_callbacks(execute=True):
        approve(sent, sent.latest_revision_id, reviewer)
    assert mail.outbox[0].subject.startswith("À l’agenda")


def test_no_reason_is_asked_for(reviewer_client, sent):
    response = review(reviewer_client, sent, decision="send_back", reason=" ")
    assert response.status_code == 200 and state_of(sent) == Progress.WAITING


def test_wagtail_sends_no_mail_of_its_own(sent, reviewer, admin, django_capture_on_commit_callbacks):
    """They would lead partners to the desk."""
    with django_capture_on_commit_callbacks(execute=True):
        approve(sent, sent.latest_revision_id, reviewer)
    assert [message.to for message in mail.outbox] == [["els@example.org"]]


def test_the_second_reviewer_is_told(reviewer_client, admin_client, sent):
    review(reviewer_client, sent, decision="approve")
    page = review(admin_client, sent, decision="send_back", reason="Nee.")
    assert page.status_code == 302
    assert "iemand anders" in admin_client.get(page.headers["Location"]).content.decode().lower()
    assert Activity.objects.get(pk=sent.pk).live


def test_another_version_was_sent_meanwhile(reviewer, sent, partner):
    seen = sent.latest_revision_id
    newer = Activity.objects.get(pk=sent.pk).get_latest_revision_as_object()
    newer.title = "Iets heel anders"
    send(newer, partner.user)
    for decide in (lambda: approve(sent, seen, reviewer), lambda: send_back(sent, seen, reviewer, "Nee.")):
        with pytest.raises(DecidedAlready):
            decide()
    assert not Activity.objects.get(pk=sent.pk).live


def test_who_does_not_review_does_not_decide(editor_client, translator_client, partner, sent):
    for one in (editor_client, translator_client, partner.client):
        assert review(one, sent, decision="approve").status_code in {302, 403}
    assert not Activity.objects.get(pk=sent.pk).live


def test_trust_is_offered_after_the_first(admin_client, reviewer, sent, partner):
    waiting = "/admin/wacht-op-mij/"
    offer = f"/admin/agenda/vertrouwen/{partner.organisation.pk}/"
    assert offer not in admin_client.get(waiting).content.decode()
    approve(sent, sent.latest_revision_id, reviewer)
    assert offer in admin_client.get(waiting).content.decode()
    admin_client.post(offer, {"trust": "yes"})
    partner.organisation.refresh_from_db()
    assert partner.organisation.trust == Trust.TRUSTED and offer not in admin_client.get(waiting).content.decode()


def test_trust_that_is_not_given_is_offered_once(admin_client, reviewer, sent, partner):
    approve(sent, sent.latest_revision_id, reviewer)
    admin_client.post(f"/admin/agenda/vertrouwen/{partner.organisation.pk}/", {"trust": "no"})
    partner.organisation.refresh_from_db()
    assert partner.organisation.trust == Trust.MODERATED
    assert f"/admin/agenda/vertrouwen/{partner.organisation.pk}/" not in admin_client.get("/admin/wacht-op-mij/").content.decode()


def test_nobody_sees_a_picture_before_somebody_has_looked(reviewer_client, partner, client, django_capture_on_commit_callbacks):
    activity = ActivityFactory(organisation=partner.organisation, title="Zangstonde", live=False)
    activity.picture = PictureFactory(alt_text="Een lege zaal")
    send(activity, partner.user)
    activity = Activity.objects.get(pk=activity.pk)
    with django_capture_on_commit_callbacks(execute=True):
        review(reviewer_client, activity, decision="approve")
    assert "Een lege zaal" not in client.get("/nl/agenda/zangstonde/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        reviewer_client.post(f"/admin/agenda/foto/{activity.pk}/", {"people": "none"})
    page = html.read(client.get("/nl/agenda/zangstonde/")).soup
    assert page.select_one("main img")["alt"] == "Een lege zaal"
    assert client.get(page.select_one("main img")["src"]).status_code == 200
