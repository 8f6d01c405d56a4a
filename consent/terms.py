"""Ages and terms: dated settings with a source, strict by default. The network's data protection officer has the last word."""

import datetime
from dataclasses import dataclass
from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import models
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Default:
    value: int
    label: str
    source: str


CHOSEN = _("no law says how long: the network chose this, so that it asks again in time")

DEFAULTS = {
    "decides_along_age": Default(12, _("a child decides along from this age"), _("Belgian youth law: discernment, 12-14; strict reading")),
    "adult_age": Default(18, _("the parents' word ends at this age"), _("Belgian Civil Code, art. 388")),
    "default_years": Default(2, _("a consent lasts this many years unless said otherwise"), CHOSEN),
    "longest_years": Default(5, _("a consent lasts at most this many years"), CHOSEN),
    "heirs_years": Default(20, _("heirs decide for this many years"), _("right to one's image, Belgian case law")),
    "evidence_years": Default(5, _("a signed paper is kept this many years after its consent ended"), _("Belgian old Civil Code, art. 2262bis, § 1")),
    "review_years": Default(1, _("a notice is read again after this many years"), _("no law says when: a keeper looks each year")),
    "one_holder_suffices": Default(
        0, _("one parent may declare that the other agrees (another name, no picture): 1 is yes"), _("strict reading: no")
    ),
}  # fmt: skip


class Term(models.Model):
    """A term that differs from the default from a day on."""

    key = models.CharField(
        _("term"), max_length=40, choices=[(key, default.label) for key, default in DEFAULTS.items()], help_text=_("Which age or term.")
    )
    value = models.PositiveSmallIntegerField(_("value"), help_text=_("A number: an age, years, or 1 for yes and 0 for no."))
    valid_from = models.DateField(_("valid from"), help_text=_("The day from which this term holds."))
    source = models.TextField(_("source"), help_text=_("The law, advice or decision this term comes from, with its date."))

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["key", "-valid_from"]
        constraints = [models.UniqueConstraint(fields=["key", "valid_from"], name="one_term_a_day")]

    def __str__(self) -> str:
        return f"{self.key} = {self.value} ({self.valid_from})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        from consent.windows import rebuild_all, together

        with together():
            super().save(*args, **kwargs)
            rebuild_all()


def years_after(day: datetime.date, years: int) -> datetime.date:
    """The calendar ends in 9999: what lies beyond never comes."""
    try:
        return day + relativedelta(years=years)
    except (ValueError, OverflowError):
        return datetime.date.max


class Terms:
    """All terms, read once; `terms.on(day)["adult_age"]`."""

    def __init__(self) -> None:
        self.all = list(Term.objects.order_by("valid_from"))
        self.rows = [(term.key, term.valid_from, term.value) for term in self.all]

    def on(self, day: datetime.date) -> dict[str, int]:
        values = {key: default.value for key, default in DEFAULTS.items()}
        values.update({key: value for key, valid_from, value in self.rows if valid_from <= day})
        return values

    def in_force(self, day: datetime.date) -> list[Term]:
        """A term for each key: the last that has begun, else the default, which began on no day."""
        found = {key: Term(key=key, value=default.value, source=default.source) for key, default in DEFAULTS.items()}
        found.update({term.key: term for term in self.all if term.valid_from <= day and term.key in DEFAULTS})
        return list(found.values())

    def days(self) -> set[datetime.date]:
        return {valid_from for _key, valid_from, _value in self.rows}
