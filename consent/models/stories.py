"""What consent knows of a story: its uid, who is in it, whether it was stopped, and when it is clear."""

import datetime
import uuid
from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consent.enums import TEXT_ELEMENTS, Channel, Element
from consent.models.judged import Judged
from consent.models.people import Person


def default_elements() -> list[str]:
    return [Element.PSEUDONYM.value, Element.FACTS.value, Element.OWN_WORDS.value]


class OfOneStory(Judged):
    story_uid = models.UUIDField(_("story"), db_index=True, help_text=_("The story this is about."))

    class Meta:
        abstract = True

    def story_uids(self) -> Iterable[uuid.UUID]:
        return [self.story_uid]


class Participation(OfOneStory):
    """Somebody is in the text of a story, with these elements of themselves."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations", verbose_name=_("person"), help_text=_("Who."))
    role = models.CharField(_("role"), max_length=60, blank=True, help_text=_("Who this is in the story: the child, the buddy, the mother."))
    elements = models.JSONField(_("elements"), default=default_elements, help_text=_("With what of themselves they are in the text."))

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["story_uid", "person"], name="person_in_story_once")]

    def __str__(self) -> str:
        return f"{self.person} · {self.role}"

    def clean(self) -> None:
        if self.person_id and Participation.objects.filter(story_uid=self.story_uid, person=self.person).exclude(pk=self.pk).exists():
            raise ValidationError({"person": _("%(person)s is in this story already.") % {"person": self.person}})
        if not self.elements or set(self.elements) - TEXT_ELEMENTS:
            raise ValidationError({"elements": _("Choose with what of themselves this person is in the text.")})


class Attestation(OfOneStory):
    """Somebody looked and says: everyone who is in this story is listed."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("attestation")
        verbose_name_plural = _("attestations")

    def __str__(self) -> str:
        return f"{self.story_uid} {self.at}"


class Stop(OfOneStory):
    """A story taken offline as a whole, no proof asked; only a keeper lifts it."""

    placed_at = models.DateTimeField(_("since"), default=timezone.now)
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)

    class Meta:
        verbose_name = _("stop")
        verbose_name_plural = _("stops")

    def __str__(self) -> str:
        return f"{self.story_uid} {self.placed_at}"


class ClearanceQuerySet(models.QuerySet):
    def open(self, channel: str = Channel.WEBSITE, at: datetime.datetime | None = None) -> "ClearanceQuerySet":
        return self.in_any_channel(at).filter(channel=channel)

    def in_any_channel(self, at: datetime.datetime | None = None) -> "ClearanceQuerySet":
        at = at or timezone.now()
        return self.filter(opens_at__lte=at).filter(Q(closes_at__gt=at) | Q(closes_at=None))

    def of_outer_story(self) -> "ClearanceQuerySet":
        """Inside a subquery: those of the row outside. Each row asks for its own, no list of all that is open is made first."""
        return self.filter(story_uid=OuterRef("story_uid"))


class Clearance(models.Model):
    """When a story is clear for a channel. A cache of the rules in `rules.py`, never a truth; `audit_consent` compares."""

    story_uid = models.UUIDField(_("story"))
    channel = models.CharField(_("channel"), max_length=20, choices=Channel.choices)
    opens_at = models.DateTimeField(_("from"))
    closes_at = models.DateTimeField(_("until"), null=True)

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("clearance")
        verbose_name_plural = _("clearances")
        indexes = [
            models.Index(fields=["channel", "opens_at", "closes_at", "story_uid"]),
            # One story's windows are read off the index alone; in this order SQLite takes it without being told how many rows there are.
            models.Index(fields=["story_uid", "channel", "opens_at", "closes_at"], name="windows_of_a_story"),
            models.Index(fields=["channel", "closes_at", "opens_at"], name="windows_by_their_end"),
        ]

    def __str__(self) -> str:
        return f"{self.story_uid} {self.channel} {self.opens_at} – {self.closes_at}"
