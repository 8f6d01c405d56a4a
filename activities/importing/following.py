"""Calendars that are followed, read again at night. What goes wrong is noted for the partner to read and stops no other."""

import logging
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.importing.asking import ask, make_plan
from activities.importing.plan import Plan
from activities.importing.taking import Outcome, take
from activities.models import CalendarSource, PendingImport
from common.fetching import Fetched, NotFetched
from common.language import ours

logger = logging.getLogger(__name__)
LONGEST_FAILURE = 250


def follow_all() -> int:
    """How many were read without a failure. Previews that nobody said yes to go at the same time."""
    PendingImport.objects.outdated().delete()
    sources = CalendarSource.objects.followed().select_related("organisation", "followed_by__wagtail_userprofile")
    return sum(follow(source) for source in list(sources))


def follow(source: CalendarSource) -> bool:
    with translation.override(_language(source.followed_by)):
        try:
            source.failure = _read_again(source)
        except NotFetched as refusal:
            source.failure = refusal.sentence
        except ValidationError as refusal:
            source.failure = " ".join(refusal.messages)
        except Exception:
            # Whatever a stranger's file can still do: the other calendars are read, and the log tells.
            logger.exception("Calendar %s could not be followed", source.pk)
            source.failure = _("Something went wrong on our side. We try again tonight.")
    source.failure = source.failure[:LONGEST_FAILURE]
    source.save(update_fields=["failure", "read_at", "etag", "last_modified"])
    return not source.failure


def _read_again(source: CalendarSource) -> str:
    """What the partner should know, if anything."""
    user = source.followed_by
    if not (user and source.organisation.memberships.working().filter(user=user).exists()):
        return _("Who followed this calendar does not work for you any more. Stop following it, or bring it in again.")
    found = ask(source)
    if found.is_unchanged:
        source.read_at = timezone.now()
        return ""
    plan = make_plan(source, found.data.decode())
    if not plan.events:
        return _("There is nothing at all in this calendar now. We changed nothing: look whether its address still holds.")
    outcome = take(plan, user)
    source.read_at = timezone.now()
    sentence = _to_know(plan, outcome)
    if not sentence:  # else it is read again in full tomorrow
        note_version(source, found)
    return sentence


def note_version(source: CalendarSource, found: Fetched | PendingImport) -> None:
    """One that is too long to keep is not kept: cut off, it would be another one."""
    source.etag = found.etag if len(found.etag) <= CalendarSource._meta.get_field("etag").max_length else ""
    source.last_modified = found.last_modified if len(found.last_modified) <= CalendarSource._meta.get_field("last_modified").max_length else ""


def _to_know(plan: Plan, outcome: Outcome) -> str:
    waiting = sum(not taken.has_place for taken in [*plan.new, *plan.changed])
    sentences = []
    if waiting:
        text = ngettext(
            "%(number)s activity waits: bring the calendar in again and say where it is.",
            "%(number)s activities wait: bring the calendar in again and say where they are.",
            waiting,
        )
        sentences.append(text % {"number": waiting})
    if outcome.left_out:
        first = outcome.left_out[0]
        sentences.append(_("“%(title)s” could not come in: %(reason)s") % {"title": first.title, "reason": first.reason})
    return " ".join(sentences)


def _language(user: Any) -> str:
    profile = getattr(user, "wagtail_userprofile", None)
    return ours(profile.preferred_language if profile else "")
