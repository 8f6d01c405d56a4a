"""What the clock announces to keepers: told once for each step, a task until it is done or no longer true."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consent.enums import ReminderKind
from consent.models.notices import Notice
from consent.models.people import Person
from consent.models.records import ConsentRecord


class ReminderQuerySet(models.QuerySet):
    def open(self) -> "ReminderQuerySet":
        """Still to do: nobody pressed done, and what it was about still stands as it was."""
        living = Q(person=None) | Q(person__erased_at=None, person__deceased_on=None)
        standing = Q(record=None) | Q(record__in=ConsentRecord.objects.standing().values("pk"))
        return self.filter(living, standing, done_at=None)

    def with_subjects(self) -> "ReminderQuerySet":
        return self.select_related("record__subject", "record__giver", "person", "notice").prefetch_related("person__participations")


class Reminder(models.Model):
    """One step of one announcement. The constraints are what makes it told once, whoever else runs `nightly` at that moment."""

    what = models.CharField(_("what"), max_length=20, choices=ReminderKind.choices, editable=False)
    record = models.ForeignKey(ConsentRecord, null=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("consent"), editable=False)
    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"), editable=False)
    notice = models.ForeignKey(Notice, null=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("notice"), editable=False)
    day = models.DateField(_("day"), editable=False)
    step = models.PositiveSmallIntegerField(_("days before"), editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    mailed_at = models.DateTimeField(null=True, editable=False)
    done_at = models.DateTimeField(null=True, editable=False)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["day", "pk"]
        permissions = [("hand_over", "Can hand over the work of somebody who leaves")]
        constraints = [
            models.UniqueConstraint(fields=["record", "what", "day", "step"], name="reminded_once_of_record"),
            models.UniqueConstraint(fields=["person", "what", "day", "step"], name="reminded_once_of_person"),
            models.UniqueConstraint(fields=["notice", "what", "day", "step"], name="reminded_once_of_notice"),
        ]

    def __str__(self) -> str:
        return f"{self.codes} · {self.get_what_display()} · {self.day:%d-%m-%Y}"

    @property
    def codes(self) -> str:
        """Whom or what it is about, as a mail may say it: codes, or the version of a notice."""
        if self.record:
            return " · ".join(dict.fromkeys([self.record.subject.code, self.record.giver.code]))
        return self.person.code if self.person else f"{self.notice.get_audience_display()} · {self.notice.language} · v{self.notice.version}"

    def about(self) -> tuple[Any, ...]:
        """What it announces, whatever the step."""
        return self.what, self.record_id, self.person_id, self.notice_id, self.day

    def finish(self, user: Any) -> None:
        self.done_at, self.done_by = timezone.now(), user
        self.save(update_fields=["done_at", "done_by"])
