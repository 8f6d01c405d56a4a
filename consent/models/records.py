import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.storage import private_storage
from consent.enums import FINAL, Answer, Capacity, Channel, Element, Method, Phase, RecordState
from consent.models.judged import Judged
from consent.models.notices import Notice
from consent.models.people import Person
from consent.terms import Terms

# What a saved record may still change: how it ended. Everything else needs a new record (promise I5).
MAY_CHANGE = ("state", "ended_at")
ENDED = _("This consent has ended for good: note a new one.")


class ConsentRecordQuerySet(models.QuerySet):
    def standing(self) -> "ConsentRecordQuerySet":
        """Given, not taken back, and the last word of this giver about this person; over by the clock or not."""
        same = {name: OuterRef(name) for name in ("story_uid", "subject", "giver")}
        later = Q(valid_from__gt=OuterRef("valid_from")) | Q(valid_from=OuterRef("valid_from"), pk__gt=OuterRef("pk"))
        return self.filter(~Exists(ConsentRecord.objects.filter(later, **same)), state=RecordState.GIVEN)

    def ending(self, since: datetime.datetime, until: datetime.datetime) -> "ConsentRecordQuerySet":
        return self.standing().filter(valid_until__range=(since, until))


class ConsentRecord(Judged):
    """What one giver said about one subject in one story, after reading one notice. The newest that has begun governs."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    story_uid = models.UUIDField(_("story"), db_index=True, help_text=_("The story this is about."))
    subject = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="records", verbose_name=_("about"), help_text=_("Who is in the story.")
    )
    giver = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="given_records", verbose_name=_("given by"), help_text=_("Who answered.")
    )
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="records", verbose_name=_("notice"), help_text=_("What they read."))
    capacity = models.CharField(_("capacity"), max_length=10, choices=Capacity.choices, help_text=_("In which role they answered."))
    relation = models.CharField(
        _("relation"), max_length=40, blank=True, help_text=_("What an heir is to the one who died: daughter, brother, partner.")
    )
    method = models.CharField(_("how"), max_length=12, choices=Method.choices, default=Method.PAPER, help_text=_("How the answer was given."))
    given_at = models.DateTimeField(_("answered on"), default=timezone.now, help_text=_("When they answered."))
    place = models.CharField(_("where"), max_length=120, blank=True, help_text=_("Where they answered."))
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("noted by"))
    help_is_free = models.BooleanField(
        _("help does not depend on it"), default=False, help_text=_("It was said aloud that help never depends on telling the story.")
    )
    other_agrees = models.BooleanField(
        _("declares that the other parent agrees"), default=False, help_text=_("Counts only where a dated term says one parent suffices.")
    )
    state = models.CharField(_("state"), max_length=12, choices=RecordState.choices, default=RecordState.GIVEN, help_text=_("How it stands."))
    valid_from = models.DateTimeField(_("valid from"), default=timezone.now, help_text=_("The moment from which it holds."))
    valid_until = models.DateTimeField(_("valid until"), help_text=_("The moment it ends by itself; at most five years."))
    ended_at = models.DateTimeField(_("ended at"), null=True, editable=False)
    supersedes = models.OneToOneField("self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="superseded_by")

    made_in: object | None = None

    objects = ConsentRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-valid_from", "-pk"]
        permissions = [("note_consentrecord", "Can note what somebody allows")]
        constraints = [models.CheckConstraint(condition=Q(valid_until__gt=F("valid_from")), name="consent_ends_after_it_begins")]
        indexes = [models.Index(fields=["story_uid", "subject", "giver"])]

    def __str__(self) -> str:
        return f"{self.subject.code} · {self.giver.code} · {self.get_state_display()}"

    def clean(self) -> None:
        if self.valid_until <= self.valid_from:
            raise ValidationError({"valid_until": _("This consent ends before it begins: choose a later day.")})
        years = Terms().on(self.valid_from.date())["longest_years"]
        if self.valid_until > self.valid_from + relativedelta(years=years):
            raise ValidationError({"valid_until": _("A consent lasts at most %(years)s years: choose an earlier day.") % {"years": years}})
        if not self.help_is_free:
            raise ValidationError({"help_is_free": _("Say first that help does not depend on it, then tick this.")})
        if self.capacity == Capacity.SELF and self.giver_id != self.subject_id:
            raise ValidationError({"capacity": _("Only the person in the story can answer for themselves.")})

    def before_save(self) -> None:
        from consent.windows import act

        before = ConsentRecord.objects.filter(pk=self.pk).first()
        if self.state in FINAL and (before is None or before.state not in FINAL):
            # What is over is over now, not later; an end that was announced comes sooner.
            self.ended_at = min(filter(None, (self.ended_at, before and before.ended_at, timezone.now())))
        elif before and before.ended_at and before.ended_at != self.ended_at:
            raise ValidationError(ENDED)
        if before:
            self._refuse_widening(before)
        else:
            self._refuse_erased()
            self._end_at_adulthood()
            self.made_in = act()

    def _refuse_erased(self) -> None:
        """The form was checked before the lock: an erasure may have come between."""
        if Person.objects.filter(pk__in=[self.subject_id, self.giver_id]).exclude(erased_at=None).exists():
            raise ValidationError({"who": _("This person was erased. Nothing is noted of them any more.")})

    def _refuse_widening(self, before: "ConsentRecord") -> None:
        fields = [field.attname for field in self._meta.concrete_fields if field.name not in MAY_CHANGE]
        changed = [name for name in fields if getattr(before, name) != getattr(self, name)]
        shortened = changed == ["valid_until"] and self.valid_until < before.valid_until
        if changed and not shortened:
            raise ValidationError(_("A consent is never made wider or longer: note a new one."))
        if before.state in FINAL and before.state != self.state:
            raise ValidationError(ENDED)

    @property
    def is_being_made(self) -> bool:
        """Inside the `together()` that made it; afterwards nothing is granted any more."""
        from consent.windows import act

        return self.made_in is not None and self.made_in is act()

    def _end_at_adulthood(self) -> None:
        """What was said of a minor ends on the eighteenth birthday, whoever said it and whatever date was chosen."""
        if adult_on := self.subject.adult_on:
            limit = timezone.make_aware(datetime.datetime.combine(adult_on, datetime.time()))
            if limit > self.valid_from:
                self.valid_until = min(self.valid_until, limit)

    def story_uids(self) -> Iterable[uuid.UUID]:
        return [self.story_uid]


class GrantQuerySet(models.QuerySet):
    def bulk_create(self, objs: Iterable["Grant"], *args: Any, **kwargs: Any) -> list["Grant"]:
        grants = list(objs)
        kept = Grant.objects.in_bulk([grant.pk for grant in grants if grant.pk])
        for grant in grants:
            grant.refuse_widening(kept.get(grant.pk))
        return super().bulk_create(grants, *args, **kwargs)


class Grant(Judged):
    record = models.ForeignKey(ConsentRecord, on_delete=models.CASCADE, related_name="grants", verbose_name=_("consent"))
    element = models.CharField(_("element"), max_length=20, choices=Element.choices, help_text=_("What may be shown."))
    channel = models.CharField(_("channel"), max_length=20, choices=Channel.choices, help_text=_("Where it may be shown."))
    phase = models.CharField(_("phase"), max_length=10, choices=Phase.choices, default=Phase.PUBLISH, help_text=_("Recording it, or showing it."))
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices, default=Answer.NOT_ASKED, help_text=_("What they said."))

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        constraints = [models.UniqueConstraint(fields=["record", "element", "channel", "phase"], name="one_answer_a_question")]

    def __str__(self) -> str:
        return f"{self.get_element_display()} · {self.get_channel_display()}: {self.get_answer_display()}"

    def before_save(self) -> None:
        self.refuse_widening(Grant.objects.filter(pk=self.pk).first() if self.pk else None)

    def refuse_widening(self, before: "Grant | None") -> None:
        """A yes comes with its consent; afterwards it may only become a no, and of the same question."""
        if before:
            moved = any(getattr(before, name) != getattr(self, name) for name in ("record_id", "element", "channel", "phase"))
            widens = moved or self.answer not in {before.answer, Answer.REFUSED}
        else:
            widens = self.answer == Answer.GRANTED and not self.record.is_being_made
        if widens:
            raise ValidationError(_("A consent is never made wider or longer: note a new one."))

    def story_uids(self) -> Iterable[uuid.UUID]:
        return [self.record.story_uid]


def evidence_name(_evidence: "Evidence", filename: str) -> str:
    return f"evidence/{uuid.uuid4().hex}{filename[filename.rfind('.') :].lower()}"


class Evidence(models.Model):
    """The signed paper or recording. Private; keepers only; every reading is logged; it outlives withdrawal."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    record = models.ForeignKey(ConsentRecord, on_delete=models.PROTECT, related_name="evidence", verbose_name=_("consent"))
    file = models.FileField(_("file"), upload_to=evidence_name, storage=private_storage)
    content_type = models.CharField(max_length=40, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    erased_at = models.DateTimeField(null=True, editable=False)
    """Since then the file is gone; that there was one stays known."""

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")

    def __str__(self) -> str:
        return str(self.uid)


class EvidenceReading(models.Model):
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("reading of evidence")
        verbose_name_plural = _("readings of evidence")

    def __str__(self) -> str:
        return f"{self.evidence} {self.at}"
