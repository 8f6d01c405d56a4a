import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from network.enums import WORKING, Role
from network.models.organisations import Organisation

YEAR = datetime.timedelta(days=365)


class MembershipQuerySet(models.QuerySet):
    def working(self) -> "MembershipQuerySet":
        """Who said yes to the invitation, for an organisation that takes part or is about to."""
        return self.filter(accepted_at__isnull=False, organisation__status__in=WORKING, user__is_active=True)

    def of_address(self, email: str) -> "MembershipQuerySet":
        """Invited or at work under this address, for an organisation that takes part or is about to; the oldest first."""
        return self.filter(user__email__iexact=email, organisation__status__in=WORKING, user__is_active=True).order_by("pk")

    def to_ask(self) -> "MembershipQuerySet":
        """Who has not said for a year that they are still the one to write to, and was not asked in that year either."""
        ago = timezone.now() - YEAR
        return self.working().filter(confirmed_at__lt=ago).filter(models.Q(asked_at=None) | models.Q(asked_at__lt=ago))


class Membership(models.Model):
    """Somebody works for an organisation in the portal."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("person"),
        help_text=_("Who works for it."))  # fmt: skip
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("organisation"),
        help_text=_("For whom they work."))  # fmt: skip
    role = models.CharField(
        _("role"), max_length=10, choices=Role.choices, default=Role.EDITOR, help_text=_("An owner also invites others and lets them go."),
    )  # fmt: skip
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("invited by"), editable=False,
    )  # fmt: skip
    invited_at = models.DateTimeField(_("invited"), default=timezone.now, editable=False)
    accepted_at = models.DateTimeField(_("said yes"), null=True, blank=True, editable=False)
    confirmed_at = models.DateTimeField(_("still the one to write to"), default=timezone.now, editable=False)
    asked_at = models.DateTimeField(_("asked again"), null=True, blank=True, editable=False)
    declined_at = models.DateTimeField(_("says it is somebody else"), null=True, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["organisation", "invited_at"]
        constraints = [models.UniqueConstraint(fields=["user", "organisation"], name="member_once")]

    def __str__(self) -> str:
        """Without a name: Wagtail keeps it in its log."""
        return f"{self.organisation} · {self.get_role_display()}"

    @property
    def is_owner(self) -> bool:
        return self.role == Role.OWNER
