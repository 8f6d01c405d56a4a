"""Lock 1: an uncleared story does not go live, by any door of the table in CONSENT.md. Lock 3: what slips past is not shown."""

import datetime
import io

import pytest
from dateutil.relativedelta import relativedelta
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from consent.audit import of_live_story
from consent.clearance import clearance
from consent.enums import Element
from consent.factories import PersonFactory, clear, guard, take_part
from consent.gate import NotCleared
from consent.models import Attestation
from stories.factories import StoryPageFactory
from stories.models import House, StoryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(index):
    return StoryPageFactory(parent=index, cleared=False)


def is_public(client, story):
    number = House.objects.filter(story_uid=story.story_uid).values_list("number", flat=True).first()
    served = number is not None and client.get(f"/nl/verhalen/{number}-{story.slug}/").status_code == 200
    return served or StoryPage.objects.visible().filter(pk=story.pk).exists()


def test_it_works(client, index):
    story = StoryPageFactory(parent=index)
    assert is_public(client, story)


def test_publishing_a_revision_is_refused(draft):
    with pytest.raises(NotCleared) as refusal:
        draft.save_revision().publish()
    assert str(refusal.value)
    assert not StoryPage.objects.get(pk=draft.pk).live


def test_saving_it_live_is_refused(draft):
    draft.live = True
    with pytest.raises(NotCleared):
        draft.save()


def test_saving_the_base_page_live_is_refused(draft):
    page = Page.objects.get(pk=draft.pk)
    page.live = True
    with pytest.raises(NotCleared):
        page.save()


def test_adding_a_child_live_is_refused(index):
    with pytest.raises(NotCleared):
        index.add_child(instance=StoryPage(title="Zo live", slug="zo-live", summary="s", locale=index.locale))


def test_copying_it_live_is_refused(index):
    story = StoryPageFactory(parent=index)
    StoryPage.objects.filter(pk=story.pk).update(live=True)
    Attestation.objects.filter(story_uid=story.story_uid).delete()
    with pytest.raises(NotCleared):
        StoryPage.objects.get(pk=story.pk).copy(update_attrs={"slug": "kopie"}, keep_live=True, recursive=False)


def test_an_alias_of_an_uncleared_story_is_not_public(client, draft, index):
    StoryPage.objects.filter(pk=draft.pk).update(live=True)
    with pytest.raises(NotCleared):
        StoryPage.objects.get(pk=draft.pk).create_alias(update_slug="alias")


def test_a_copy_is_the_same_story(index):
    story = StoryPageFactory(parent=index)
    copy = story.copy(update_attrs={"slug": "kopie"}, keep_live=False)
    assert copy.story_uid == story.story_uid


def test_a_translation_is_the_same_story_and_is_refused_too(index):
    draft = StoryPageFactory(parent=index, cleared=False)
    french = draft.copy_for_translation(Locale.objects.get(language_code="fr"))
    assert french.story_uid == draft.story_uid
    with pytest.raises(NotCleared):
        french.save_revision().publish()


def test_a_scheduled_story_that_lost_its_consent_is_skipped_and_reported(index):
    story, other = StoryPageFactory(parent=index, live=False), StoryPageFactory(parent=index, live=False)
    for page in (story, other):
        page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
        page.save_revision().publish()
    Attestation.objects.filter(story_uid=story.story_uid).delete()
    past = timezone.now() - datetime.timedelta(minutes=1)
    for page in (story, other):
        revision = page.latest_revision
        content = revision.content | {"go_live_at": past.isoformat()}
        type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)
    err = io.StringIO()
    call_command("publish_scheduled", stderr=err, verbosity=0)
    assert str(story.story_uid) in err.getvalue()
    assert not StoryPage.objects.get(pk=story.pk).live
    assert StoryPage.objects.get(pk=other.pk).live


def test_a_bulk_update_slips_in_but_is_never_shown_and_is_reported(client, draft):
    StoryPage.objects.filter(pk=draft.pk).update(live=True)
    assert not is_public(client, draft)
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("audit_consent", stdout=out)
    assert str(draft.story_uid) in out.getvalue()


def test_the_audit_of_the_demo_finds_nothing():
    call_command("audit_consent", stdout=io.StringIO())


def test_the_audit_says_when_the_kept_windows_lie(index):
    story = StoryPageFactory(parent=index)
    Attestation.objects.filter(story_uid=story.story_uid).delete()
    with pytest.raises(CommandError):
        call_command("audit_consent", stdout=io.StringIO())


def test_an_expired_story_is_hidden_by_the_clock_and_can_still_be_mended(client, index, editor_client, time_machine):
    story = StoryPageFactory(parent=index, consent={"valid_until": timezone.now() + datetime.timedelta(minutes=1)})
    address = story.get_url()
    assert client.get(address).status_code == 200
    time_machine.move_to(timezone.now() + datetime.timedelta(minutes=2))
    assert client.get(address).status_code == 410
    assert editor_client.get(f"/admin/pages/{story.pk}/edit/").status_code == 200
    story.refresh_from_db()
    story.summary = "Een tikfout minder."
    story.save()
    story.save_revision()


@pytest.mark.parametrize("age", [12, 18])
def test_a_birthday_that_closes_a_story_is_no_fault_to_the_audit(index, time_machine, age):
    """Nobody did wrong: the clock hides it, and `nightly` tidies it, as when a consent ends."""
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    child = PersonFactory(kind="child", birth_date=tomorrow - relativedelta(years=age))
    for relation in ("mama", "papa"):
        guard(child, relation)
    story = StoryPageFactory(parent=index, people=[child])
    time_machine.move_to(timezone.now() + datetime.timedelta(days=2))
    assert not clearance(story.story_uid)
    (finding,) = of_live_story(story.story_uid)
    assert not finding.is_wrong


def test_the_button_is_not_shown_and_pressing_it_anyway_keeps_the_draft(admin_client, draft):
    address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    page = admin_client.get(address)
    assert 'name="action-publish"' not in page.content.decode()
    verdict = clearance(draft.story_uid)
    assert not verdict


def test_a_real_name_in_the_text_is_refused(index):
    story = StoryPageFactory(parent=index, cleared=False)
    child = PersonFactory(first_name="Zeldzame", public_alias="Noor")
    clear(story.story_uid, people=[child])
    story.summary = "Zeldzame leerde fietsen."
    with pytest.raises(NotCleared) as refusal:
        story.save_revision().publish()
    assert child.code in str(refusal.value)
    assert "Zeldzame" not in str(refusal.value)


def test_a_name_in_the_address_is_refused(index):
    story = StoryPageFactory(parent=index, cleared=False, slug="samen-fietsen-met-noor")
    clear(story.story_uid, people=[PersonFactory(first_name="Zeldzame", public_alias="Noor")])
    with pytest.raises(NotCleared):
        story.save_revision().publish()


def test_somebody_who_joins_later_closes_the_story_until_they_answered(client, index):
    story = StoryPageFactory(parent=index)
    take_part(story.story_uid, PersonFactory(), elements=[Element.FACTS])
    assert not is_public(client, story)


def test_raw_fixtures_pass_so_that_a_backup_can_be_read(draft):
    from django.core import serializers

    StoryPage.objects.filter(pk=draft.pk).update(live=True)
    data = serializers.serialize("json", [Page.objects.get(pk=draft.pk)])
    for item in serializers.deserialize("json", data):
        item.save()
    assert not StoryPage.objects.visible().filter(pk=draft.pk).exists()
