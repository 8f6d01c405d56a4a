"""Lock 1: no uncleared story turns from not live to live, whatever the door. docs/consent.md lists the doors."""

from typing import Any
from uuid import UUID

from django.db.models.signals import pre_save
from wagtail.models import Page

from consent.clearance import clearance
from consent.registry import story_uid_of
from consent.sentences import refusal


class NotCleared(Exception):
    """Publication refused; `str()` is one sentence in the reader's language. (No PermissionDenied: the admin would swallow it.)"""


def refuse_uncleared(story_uid: UUID, words: str | None = None) -> None:
    verdict = clearance(story_uid, words=words)
    if not verdict:
        raise NotCleared(refusal(verdict))


def _before_page_save(sender: Any, instance: Any, raw: bool = False, **_kwargs: Any) -> None:
    """For every page class, the base `Page` too; fixtures and the models of migrations pass."""
    if raw or not isinstance(instance, Page) or not instance.live:
        return
    story_uid = story_uid_of(instance)
    if story_uid is None:
        return
    was_live = bool(instance.pk) and Page.objects.filter(pk=instance.pk, live=True).exists()
    if not was_live:
        refuse_uncleared(story_uid, instance.all_words() if hasattr(instance, "all_words") else None)


def close() -> None:
    pre_save.connect(_before_page_save, dispatch_uid="consent.gate")
