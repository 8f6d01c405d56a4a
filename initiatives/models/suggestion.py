import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.fields import EncryptedTextField, WebAddressField
from initiatives.enums import Decision, SuggestionKind
from initiatives.models.category import Category
from initiatives.models.initiative import Initiative
from network.models import Municipality

DAYS_SENDER_KEPT = 30
"""After somebody decided; the address of who sent it is deleted then."""
MOST_DAYS = 180
"""However long it waits."""


class SuggestionQuerySet(models.QuerySet):
    def waiting(self) -> "SuggestionQuerySet":
        return self.filter(decision=Decision.WAITING).order_by("sent_at")

    def with_sender_to_forget(self) -> "SuggestionQuerySet":
        now = timezone.now()
        decided = Q(decided_at__lte=now - datetime.timedelta(days=DAYS_SENDER_KEPT))
        # What is encrypted cannot be compared; that nothing is kept can be seen.
        kept = self.annotate(ciphertext=Cast("sender", models.TextField())).exclude(ciphertext="")
        return kept.filter(decided | Q(sent_at__lte=now - datetime.timedelta(days=MOST_DAYS)))


class Suggestion(models.Model):
    """What somebody without an account tells: never public itself, a reviewer decides what becomes of it."""

    kind = models.CharField(_("what it is about"), max_length=10, choices=SuggestionKind.choices, help_text=_("New, changed or gone."))
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.CASCADE, related_name="suggestions", verbose_name=_("initiative"),
        help_text=_("Which one it is about."),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=120, blank=True, help_text=_("What it is called."))
    category = models.ForeignKey(Category, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("kind"),
        help_text=_("Where families look for it."))  # fmt: skip
    words = models.TextField(_("what they tell"), max_length=2000, blank=True, help_text=_("In their own words."))
    street = models.CharField(_("street and number"), max_length=120, blank=True, help_text=_("Where it is."))
    postal_code = models.CharField(_("postal code"), max_length=4, blank=True, help_text=_("Four digits."))
    municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality"),
        help_text=_("Where it is."))  # fmt: skip
    website = WebAddressField(_("website"), blank=True, help_text=_("Where to read more."))
    sender = EncryptedTextField(_("address of who sent it"), blank=True, help_text=_("To ask something. Deleted after a while."))
    language = models.CharField(_("language"), max_length=10, default="nl", help_text=_("The language they wrote in."))
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    decision = models.CharField(
        _("decision"), max_length=10, choices=Decision.choices, default=Decision.WAITING, help_text=_("What became of it."),
    )  # fmt: skip
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("decided by"), editable=False,
    )  # fmt: skip

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        """Without the words of who sent it: Wagtail keeps this in its log."""
        return f"{self.get_kind_display()} · {self.sent_at:%d-%m-%Y}"
