import datetime
import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.fields import EncryptedTextField
from network.enums import WORKING
from network.models import Organisation

KEPT = datetime.timedelta(hours=1)


class CalendarSourceQuerySet(models.QuerySet):
    def followed(self) -> "CalendarSourceQuerySet":
        return self.filter(is_followed=True, organisation__status__in=WORKING)


class CalendarSource(models.Model):
    """A calendar that an organisation keeps elsewhere: an address that is read again, or a file that was sent once."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="calendars", verbose_name=_("organisation"))
    url = models.URLField(_("address"), max_length=500, blank=True, help_text=_("Empty for a file that was sent."))
    name = models.CharField(_("name"), max_length=120, blank=True)
    is_followed = models.BooleanField(_("followed"), default=False, help_text=_("Read again every night."))
    followed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("who follows it"), editable=False,
    )  # fmt: skip
    where = models.JSONField(_("what its places are called"), default=dict, blank=True, editable=False)
    """The words of that calendar, normalised, and the key of the place they mean; 0 is a place that is left out."""
    contact_email = models.EmailField(_("e-mail"), blank=True, help_text=_("Shown with what comes from it."))
    contact_phone = models.CharField(_("phone"), max_length=30, blank=True, help_text=_("Shown with what comes from it."))
    etag = models.CharField(max_length=250, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    failure = models.CharField(_("what went wrong"), max_length=250, blank=True)

    objects = CalendarSourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar of a partner")
        verbose_name_plural = _("calendars of partners")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "url"], name="calendar_once")]

    def __str__(self) -> str:
        return self.name or self.url or str(_("a file"))

    @property
    def is_file(self) -> bool:
        return not self.url


class ImportedEvent(models.Model):
    """What an event looked like when it was last taken, there and here: so that what changed on either side is seen."""

    activity = models.OneToOneField("activities.Activity", on_delete=models.CASCADE, related_name="imported", verbose_name=_("activity"))
    digest = models.CharField(_("the event, as it stood there"), max_length=64)
    made = models.CharField(_("the activity, as it was made of it"), max_length=64)
    sequence = models.PositiveIntegerField(_("version in that calendar"), default=0)
    is_off = models.BooleanField(_("taken off there"), default=False, help_text=_("Cancelled there, or gone."))
    dates = models.JSONField(_("dates that differ, as they were made"), default=dict)

    class Meta:
        verbose_name = _("event of another calendar")
        verbose_name_plural = _("events of other calendars")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.activity)


def new_token() -> str:
    return secrets.token_urlsafe(32)


class PendingImportQuerySet(models.QuerySet):
    def kept(self) -> "PendingImportQuerySet":
        return self.filter(made_at__gt=timezone.now() - KEPT)

    def outdated(self) -> "PendingImportQuerySet":
        return self.filter(made_at__lte=timezone.now() - KEPT)


class PendingImport(models.Model):
    """A calendar between its preview and the yes to it, for an hour: what is taken in is exactly what was shown."""

    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+", verbose_name=_("organisation"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("who asked"))
    url = models.URLField(_("address"), max_length=500, blank=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    text = EncryptedTextField(_("text"))
    etag = models.CharField(max_length=250, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    objects = PendingImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar to be confirmed")
        verbose_name_plural = _("calendars to be confirmed")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name or self.url
