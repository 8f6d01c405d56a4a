import datetime
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.locks import hold

FIRST_DAY = datetime.date(2000, 1, 1)
NOT_POSSIBLE = _("Before the year 2000, or still to come: check it once more.")


def this_year() -> int:
    return timezone.localdate().year


class HouseManager(models.Manager):
    @transaction.atomic
    def give(self, story_uid: uuid.UUID, **values: Any) -> "House":
        """The house of a story; at its first publication in any language the next number, without gap or double."""
        hold("house number")
        house = self.filter(story_uid=story_uid).first()
        return house or self.create(story_uid=story_uid, **values)


class House(models.Model):
    """One child who grew stronger. With a story it may be lit; without, its curtains are closed for good or for now."""

    number = models.PositiveIntegerField(_("number"), unique=True, editable=False)
    story_uid = models.UUIDField(_("story"), unique=True, null=True, blank=True, editable=False)
    year = models.PositiveSmallIntegerField(_("year"), default=this_year, help_text=_("The year in which the child was helped."))
    invented = models.BooleanField(_("invented"), default=False, editable=False)

    objects = HouseManager()

    class Meta:
        verbose_name = _("house")
        verbose_name_plural = _("houses")
        ordering = ["number"]

    def __str__(self) -> str:
        return str(_("House %(number)s")) % {"number": self.number}

    def clean(self) -> None:
        if self.year is not None and not FIRST_DAY.year <= self.year <= this_year():
            raise ValidationError({"year": NOT_POSSIBLE})

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            if self.number is None:
                hold("house number")
                self.number = (House.objects.aggregate(last=models.Max("number"))["last"] or 0) + 1
            super().save(*args, **kwargs)
