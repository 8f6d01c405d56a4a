"""What went outside the site, where no lock of ours reaches: where it stands, and how far taking it down has come."""

import datetime
import uuid
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.fields import EncryptedTextField
from consent.enums import HANDED_OUT, OUT_THERE, Channel, PlacementState
from consent.models.stories import Clearance


class PlacementQuerySet(models.QuerySet):
    def of_stories(self, story_uids: Iterable[uuid.UUID] | None) -> "PlacementQuerySet":
        """None for all of them."""
        return self if story_uids is None else self.filter(story_uid__in=list(story_uids))

    def out_there(self) -> "PlacementQuerySet":
        return self.filter(state__in=OUT_THERE)

    def standing(self) -> "PlacementQuerySet":
        return self.filter(state=PlacementState.STANDS)

    def to_take_down(self) -> "PlacementQuerySet":
        return self.filter(state=PlacementState.TO_TAKE_DOWN)

    def cleared(self, at: datetime.datetime | None = None) -> "PlacementQuerySet":
        return self.filter(self._is_open(at))

    def uncleared(self, at: datetime.datetime | None = None) -> "PlacementQuerySet":
        return self.filter(~self._is_open(at))

    def to_do(self, at: datetime.datetime | None = None) -> "PlacementQuerySet":
        """What the desk has to ask or to hear of. By the clock: what ended a minute ago is there before any command noted it."""
        waiting = Q(state__in=[PlacementState.TO_TAKE_DOWN, PlacementState.ASKED])
        return self.filter(waiting | (Q(state=PlacementState.STANDS) & ~self._is_open(at))).order_by("-state", "since", "pk")

    def by_the_clock(self, at: datetime.datetime | None = None) -> "PlacementQuerySet":
        """Each knows whether its channel is clear at this moment: `state_now` says what its mark does not say yet."""
        return self.annotate(is_clear=self._is_open(at))

    @staticmethod
    def _is_open(at: datetime.datetime | None) -> Exists:
        return Exists(Clearance.objects.in_any_channel(at).filter(story_uid=OuterRef("story_uid"), channel=OuterRef("channel")))


class Placement(models.Model):
    """One place outside the site. Title and address of the story as they were then: the letter must name what the other side has."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    story_uid = models.UUIDField(_("story"), db_index=True, help_text=_("The story this is about."))
    channel = models.CharField(_("channel"), max_length=20, choices=Channel.choices, help_text=_("What kind of place it is."))
    where = models.CharField(_("where"), max_length=120, help_text=_("Which newspaper, account, hall or newsletter. Never the name of a person."))
    address = EncryptedTextField(_("address"), blank=True, help_text=_("The web address where it stands, or an e-mail address to ask at."))
    language = models.CharField(_("language"), max_length=10, default="nl", help_text=_("In which language they read our letter."))
    title = models.CharField(_("title"), max_length=255, blank=True, help_text=_("The title of the story as it was published."))
    story_address = models.CharField(_("address of the story"), max_length=300, blank=True, help_text=_("Where it stood on this site."))
    shown = models.JSONField(
        _("shown"), default=list, blank=True, editable=False, help_text=_("Who may be in a picture, voice or film that went along: uid and element.")
    )
    placed_on = models.DateField(_("since"), default=timezone.localdate, help_text=_("The day it was put there."))
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("noted by"), help_text=_("Who noted it."),
        editable=False,
    )  # fmt: skip
    state = models.CharField(
        _("state"), max_length=12, choices=PlacementState.choices, default=PlacementState.STANDS, help_text=_("How it stands."), db_index=True
    )
    since = models.DateTimeField(_("to be taken down since"), null=True, editable=False)
    asked_at = models.DateTimeField(_("take-down asked on"), null=True, editable=False)
    ended_at = models.DateTimeField(_("ended at"), null=True, editable=False)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("place outside the site")
        verbose_name_plural = _("places outside the site")
        ordering = ["-placed_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} · {self.where}"

    is_clear = True
    """Set by `by_the_clock()`."""

    @property
    def state_now(self) -> PlacementState:
        stands = self.state == PlacementState.STANDS
        return PlacementState.TO_TAKE_DOWN if stands and not self.is_clear else PlacementState(self.state)

    @property
    def is_out_there(self) -> bool:
        return self.state in OUT_THERE

    @property
    def may_stay(self) -> bool:
        """Whether «cannot be taken back» is an honest answer here."""
        return self.channel in HANDED_OUT

    @property
    def web_address(self) -> str:
        """Only what is surely one becomes a link."""
        return self.address if self.address.startswith(("https://", "http://")) else ""

    @property
    def mail_address(self) -> str:
        return self.address if "@" in self.address and not self.web_address else ""
