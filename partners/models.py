import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.fields import EncryptedTextField
from network.enums import OrganisationKind
from network.models import Municipality
from partners.enums import Answer

__all__ = ["Application", "Kept", "SignInCode"]

DAY = datetime.timedelta(days=1)
MINUTES = datetime.timedelta(minutes=15)
HOUR = datetime.timedelta(hours=1)
MOST_TRIES = 5
APPLICATION_DAYS = datetime.timedelta(days=90)


class SignInCodeQuerySet(models.QuerySet):
    def usable(self) -> "SignInCodeQuerySet":
        return self.filter(made_at__gt=timezone.now() - MINUTES, tries__lt=MOST_TRIES, used_at=None)

    def of_this_hour(self) -> "SignInCodeQuerySet":
        return self.filter(made_at__gt=timezone.now() - HOUR)

    def outdated(self) -> "SignInCodeQuerySet":
        return self.filter(made_at__lte=timezone.now() - DAY)


class SignInCode(models.Model):
    """One mail that somebody asked for. A row for an unknown address too: nothing may tell the two apart."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+", editable=False)
    address_hash = models.CharField(max_length=64, db_index=True, editable=False)
    code_hash = models.CharField(max_length=64, editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    used_at = models.DateTimeField(null=True, editable=False)

    objects = SignInCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-in code")
        verbose_name_plural = _("sign-in codes")

    def __str__(self) -> str:
        return f"{self.made_at:%d-%m-%Y %H:%M}"


class KeptQuerySet(models.QuerySet):
    def readable(self) -> "KeptQuerySet":
        return self.filter(made_at__gt=timezone.now() - DAY)

    def outdated(self) -> "KeptQuerySet":
        return self.filter(made_at__lte=timezone.now() - DAY)


class Kept(models.Model):
    """What somebody typed in a form of the portal when they were not signed in any more: theirs again after signing in."""

    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    path = models.CharField(max_length=500, editable=False)
    typed = EncryptedTextField(editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = _("kept form")
        verbose_name_plural = _("kept forms")

    def __str__(self) -> str:
        return f"{self.path} {self.made_at:%d-%m-%Y %H:%M}"


class ApplicationQuerySet(models.QuerySet):
    def kept(self) -> "ApplicationQuerySet":
        """What the desk sees: by the clock, also before the nightly command has deleted what is older."""
        return self.filter(sent_at__gt=timezone.now() - APPLICATION_DAYS)

    def outdated(self) -> "ApplicationQuerySet":
        return self.filter(sent_at__lte=timezone.now() - APPLICATION_DAYS)


class Application(models.Model):
    """«Doe mee met je vereniging»: a club that nobody invited asks to take part. Public nowhere; forgotten after ninety days."""

    name = models.CharField(_("name of the organisation"), max_length=120, help_text=_("The name people know it by."))
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices, help_text=_("What best says what it is."))
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("municipality"),
        help_text=_("Where it is at home."),
    )  # fmt: skip
    elsewhere = models.CharField(_("another municipality"), max_length=80, blank=True, help_text=_("When it is not in the list."))
    contact_name = EncryptedTextField(_("who asks"), help_text=_("How they want to be called."))
    email = EncryptedTextField(_("e-mail"), help_text=_("Where the invitation goes."))
    phone = EncryptedTextField(_("phone"), blank=True, help_text=_("To call them back."))
    line = EncryptedTextField(_("in a line"), blank=True, help_text=_("What they wanted to add."))
    language = models.CharField(_("language"), max_length=10, default="nl", help_text=_("The language they wrote in."))
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices, default=Answer.NONE, help_text=_("What the desk said."))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("answered by"), editable=False,
    )  # fmt: skip
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to take part")
        verbose_name_plural = _("requests to take part")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def where(self) -> str:
        return self.municipality.name if self.municipality else self.elsewhere
