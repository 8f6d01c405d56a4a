import datetime
import hashlib
import json
import uuid
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.after_commit import after_commit
from common.locks import hold
from consent.enums import ERASING, EventKind


class ConsentEventManager(models.Manager):
    @transaction.atomic
    def append(self, kind: EventKind, *, actor: Any = None, **uids: uuid.UUID | None) -> "ConsentEvent":
        """Add one event to the chain. `uids`: story_uid, person_uid, record_uid, file_uid. Never a name, never a reason."""
        from consent.restoring import ledger

        hold("clearance")  # the order of common/locks.py: what is logged mostly changed a consent too
        hold("consent events")
        last = self.order_by("-pk").first()
        event = ConsentEvent(kind=kind, actor=str(actor.pk) if actor and actor.pk else "", previous=last.hash if last else "", **uids)
        event.hash = event.digest()
        event.save(force_insert=True)
        after_commit(ledger.follow if last else ledger.write)  # the first event of all begins the ledger
        return event

    def erased_since(self, moment: datetime.datetime) -> models.QuerySet:
        return self.filter(at__gte=moment, kind__in=ERASING)

    def broken_at(self) -> "ConsentEvent | None":
        """The first event that does not fit the one before it."""
        previous = ""
        for event in self.order_by("pk").iterator():
            if event.previous != previous or event.hash != event.digest():
                return event
            previous = event.hash
        return None


class ConsentEvent(models.Model):
    """Append-only and chained: triggers refuse change, each hash covers the one before (see triggers.py)."""

    at = models.DateTimeField(_("at"), default=timezone.now, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=EventKind.choices, editable=False)
    story_uid = models.UUIDField(_("story"), null=True, editable=False, db_index=True)
    person_uid = models.UUIDField(_("person"), null=True, editable=False)
    record_uid = models.UUIDField(_("consent"), null=True, editable=False)
    file_uid = models.UUIDField(_("file"), null=True, editable=False)
    actor = models.CharField(_("by"), max_length=20, blank=True, editable=False)
    previous = models.CharField(max_length=64, blank=True, editable=False)
    hash = models.CharField(max_length=64, unique=True, editable=False)

    objects = ConsentEventManager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.get_kind_display()}"

    def digest(self) -> str:
        fields = [self.at.astimezone(datetime.UTC).isoformat(), self.kind, self.actor, self.previous]
        fields += [str(uid or "") for uid in (self.story_uid, self.person_uid, self.record_uid)]
        fields += [str(self.file_uid)] if self.file_uid else []  # came later: what was written before keeps its hash
        return hashlib.sha256(json.dumps(fields).encode()).hexdigest()
