import datetime
import re
import uuid
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.encryption import keyed_hash
from common.fields import EncryptedDateField, EncryptedTextField
from common.locks import hold
from common.words import normal
from consent.enums import EventKind, PersonKind, Recognisable
from consent.models.judged import Judged
from consent.terms import Terms, years_after

CODE = re.compile(r"(?:K-)?(\d{1,9})", re.IGNORECASE)
SAME_RELATION = _("“%(relation)s” is there twice: tell them apart, like “mama” and “other mama”.")


def refuse_impossible(day: datetime.date) -> None:
    """For days of birth and of death."""
    if day > timezone.localdate():
        raise ValidationError(_("This day has not come yet: check the year."))
    if day.year < 1900:
        raise ValidationError(_("This day lies too far back: check the year."))


def name_hash(name: str) -> str:
    """Of the words of a name as texts are compared (common/words.py): «Zoë» and «zoe» are one, and so are d'Hondt and D’HONDT."""
    words = normal(name).strip()
    return keyed_hash(words) if words else ""


class PersonQuerySet(models.QuerySet):
    def named(self, name: str) -> "PersonQuerySet":
        """People with exactly this first, last or full name, in any case, with or without accents."""
        digest = name_hash(name)
        return self.none() if not digest else self.filter(Q(first_name_hash=digest) | Q(last_name_hash=digest) | Q(full_name_hash=digest))

    def known_as(self, words: str) -> "PersonQuerySet":
        """Whose code this is, or whose name."""
        code = CODE.fullmatch(words)
        return self.filter(number=int(code[1])) if code else self.named(words)


class Person(Judged):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveIntegerField(unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=PersonKind.choices, help_text=_("Who this person is in the stories."))
    first_name = EncryptedTextField(_("first name"), blank=True, help_text=_("The real first name; only keepers ever see it again."))
    last_name = EncryptedTextField(_("last name"), blank=True, help_text=_("The real last name; only keepers ever see it."))
    phone = EncryptedTextField(_("phone"), blank=True, help_text=_("A number on which this person can be reached."))
    email = EncryptedTextField(_("e-mail"), blank=True, help_text=_("An address on which this person can be reached."))
    birth_date = EncryptedDateField(_("birth date"), blank=True, help_text=_("Needed for a child: it tells who decides along."))
    first_name_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    last_name_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    full_name_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    language = models.CharField(_("language"), max_length=10, default="nl", help_text=_("The language this person reads best."))
    needs = models.CharField(_("needs"), max_length=200, blank=True, help_text=_("Plain language, an interpreter, read aloud."))
    public_alias = models.CharField(_("name in the story"), max_length=60, blank=True, help_text=_("The name readers see."))
    may_be_recognisable = models.CharField(
        _("May this person be recognisable?"), max_length=20, choices=Recognisable.choices, default=Recognisable.NOT_ASKED,
        help_text=_("For a minor only a clear yes counts. Never note a reason."),
    )  # fmt: skip
    recognisable_asked_on = models.DateField(_("asked on"), null=True, blank=True, help_text=_("The day this was asked."))
    deceased_on = models.DateField(_("died on"), null=True, blank=True, help_text=_("From then on the heirs decide."))
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["number"]
        permissions = [("see_names", "Can see names and contact details"), ("erase_person", "Can erase people and stories for good")]

    def __str__(self) -> str:
        return f"{self.public_alias} ({self.code})" if self.public_alias else self.code

    @property
    def code(self) -> str:
        return f"K-{self.number:03d}"

    def before_save(self) -> None:
        self._log_hiding()
        self.first_name_hash = name_hash(self.first_name)
        self.last_name_hash = name_hash(self.last_name)
        self.full_name_hash = name_hash(f"{self.first_name} {self.last_name}") if self.last_name else ""
        if self.number is None:
            hold("person number")
            self.number = (Person.objects.aggregate(last=models.Max("number"))["last"] or 0) + 1

    def _log_hiding(self) -> None:
        """What closes pictures and stories is logged: after a restore it is done again (restoring/)."""
        from consent.models.events import ConsentEvent

        hides = {Recognisable.NO, Recognisable.HIDDEN}
        if self.may_be_recognisable in hides and Person.objects.filter(pk=self.pk).exclude(may_be_recognisable=self.may_be_recognisable).exists():
            ConsentEvent.objects.append(EventKind.NOT_RECOGNISABLE, person_uid=self.uid)

    def clean(self) -> None:
        if self.kind == PersonKind.CHILD and not self.birth_date:
            raise ValidationError({"birth_date": _("Note the child's birth date: it tells who decides along.")})
        for name in ("birth_date", "deceased_on"):
            try:
                refuse_impossible(getattr(self, name) or timezone.localdate())
            except ValidationError as error:
                raise ValidationError({name: error.messages}) from None
        if self.birth_date and self.deceased_on and self.deceased_on < self.birth_date:
            raise ValidationError({"deceased_on": _("The day of death lies before the day of birth: check both.")})

    def story_uids(self) -> Iterable[uuid.UUID]:
        from consent.models.stories import Participation

        return Participation.objects.filter(person=self).values_list("story_uid", flat=True)

    def birthday(self, age: int) -> datetime.date | None:
        return years_after(self.birth_date, age) if self.birth_date else None

    @property
    def decides_along_on(self) -> datetime.date | None:
        return self.birthday(Terms().on(datetime.date.today())["decides_along_age"])

    @property
    def adult_on(self) -> datetime.date | None:
        return self.birthday(Terms().on(datetime.date.today())["adult_age"])


class Guardianship(Judged):
    child = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="guardianships", verbose_name=_("child"), help_text=_("The child."))
    guardian = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="wards", verbose_name=_("guardian"), help_text=_("Who decides for the child.")
    )
    relation = models.CharField(_("relation"), max_length=40, help_text=_("What the child calls this person: mama, papa, foster parent."))
    alone = models.BooleanField(_("decides alone"), default=False, help_text=_("Only with a paper that says so: a judgment, a death certificate."))
    evidence = models.CharField(_("evidence"), max_length=200, blank=True, help_text=_("Which paper says so, and where it is kept."))
    valid_from = models.DateField(_("from"), default=datetime.date.today, help_text=_("The day from which this holds."))
    valid_to = models.DateField(_("until"), null=True, blank=True, help_text=_("Leave empty while it lasts."))
    out_of_reach_since = models.DateField(
        _("out of reach since"), null=True, blank=True, help_text=_("Since when nobody can reach this parent. Only a decision changes who is asked.")
    )
    decided_by = models.CharField(
        _("decided by"), max_length=200, blank=True,
        help_text=_("Who of the organisation decided that they are not asked: the data protection officer, for instance."),
    )  # fmt: skip
    decided_on = models.DateField(
        _("decided on"), null=True, blank=True, help_text=_("From this day on they are not asked. A no of theirs counts all the same.")
    )

    class Meta:
        verbose_name = _("guardianship")
        verbose_name_plural = _("guardianships")
        constraints = [
            models.UniqueConstraint(fields=["child", "guardian"], name="guardian_of_child_once"),
            models.CheckConstraint(condition=~Q(child=F("guardian")), name="nobody_guards_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.child.code}: {self.relation}"

    def clean(self) -> None:
        if self.child_id and not self._is_minor():
            raise ValidationError(_("%(person)s is an adult and decides alone: nobody is noted as guardian.") % {"person": self.child})
        if self.valid_to and self.valid_to <= self.valid_from:
            raise ValidationError({"valid_to": _("The end lies before the beginning: choose a later day.")})
        if self.alone and not self.evidence:
            raise ValidationError({"evidence": _("Name the paper that says this person decides alone.")})
        self._clean_out_of_reach()
        still = Guardianship.objects.filter(Q(valid_to=None) | Q(valid_to__gt=self.valid_from)).exclude(pk=self.pk)
        if self.child_id and still.filter(child=self.child, relation__iexact=self.relation).exists():
            raise ValidationError({"relation": SAME_RELATION % {"relation": self.relation}})

    def _clean_out_of_reach(self) -> None:
        since, decided_on = self.out_of_reach_since, self.decided_on
        if self.alone and since:
            raise ValidationError({"out_of_reach_since": _("This person decides alone: without them nobody answers.")})
        if decided_on and not self.decided_by:
            raise ValidationError({"decided_by": _("Say who decided this: from then on this parent is not asked.")})
        if self.decided_by and not decided_on:
            raise ValidationError({"decided_on": _("Note the day on which this was decided.")})
        if decided_on and not since:
            raise ValidationError({"out_of_reach_since": _("Note since when this parent is out of reach.")})
        for name in ("out_of_reach_since", "decided_on"):
            try:
                refuse_impossible(getattr(self, name) or timezone.localdate())
            except ValidationError as error:
                raise ValidationError({name: error.messages}) from None
        if since and decided_on and decided_on < since:
            raise ValidationError({"decided_on": _("The decision lies before the day from which they are out of reach: check both.")})

    def _is_minor(self) -> bool:
        """A young buddy has parents too."""
        adult_on = self.child.adult_on
        return self.valid_from < adult_on if adult_on else self.child.kind == PersonKind.CHILD

    def story_uids(self) -> Iterable[uuid.UUID]:
        return self.child.story_uids()

    def holds_on(self, day: datetime.date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def is_out_of_reach_on(self, day: datetime.date) -> bool:
        """And somebody of the organisation decided that they need not be asked: without a decision they must."""
        if not (self.out_of_reach_since and self.decided_by and self.decided_on):
            return False
        return max(self.out_of_reach_since, self.decided_on) <= day
