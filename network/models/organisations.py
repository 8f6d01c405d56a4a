from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from stdnum.be import vat

from common.fields import EncryptedTextField, WebAddressField
from common.slugs import free_slug
from network.enums import PUBLIC, WORKING, OrganisationKind, OrganisationStatus, Trust
from network.models.places import Municipality


class OrganisationQuerySet(models.QuerySet):
    def visible(self) -> "OrganisationQuerySet":
        """What the public may see: who takes part now."""
        return self.filter(status__in=PUBLIC)

    def of_person(self, user: Any) -> "OrganisationQuerySet":
        """For whom somebody works in the portal; none once it is suspended or has stopped."""
        return self.filter(status__in=WORKING, memberships__user=user, memberships__accepted_at__isnull=False)


def check_number(number: str) -> None:
    """A number of the Belgian register of companies, in any of the ways people write it."""
    if not vat.is_valid(number):
        raise ValidationError(_("This is no company number: it has ten digits, as on the statutes (0123.456.789)."))


class Organisation(models.Model):
    """Who takes part: a club, a library, a school, an authority."""

    name = models.CharField(_("name"), max_length=120, unique=True, help_text=_("The name people know it by."))
    slug = models.SlugField(
        _("address"), max_length=120, unique=True, blank=True, help_text=_("In web addresses. Left empty, it follows the name."),
    )  # fmt: skip
    also_known_as = models.TextField(
        _("also known as"), blank=True, help_text=_("Other names, one on each line: an old one, a short one, an official one.")
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=OrganisationKind.choices, default=OrganisationKind.OTHER, help_text=_("What best says what it is."),
    )  # fmt: skip
    kbo = models.CharField(
        _("company number"), max_length=20, blank=True, validators=[check_number], help_text=_("Of the register of companies (KBO), if it has one."),
    )  # fmt: skip
    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="organisations", limit_choices_to={"successor": None},
        verbose_name=_("municipality"), help_text=_("Where it is at home."),
    )  # fmt: skip
    description = models.TextField(
        _("description"), max_length=600, blank=True, help_text=_("In two or three plain sentences: who they are and for whom.")
    )
    website = WebAddressField(_("website"), blank=True, help_text=_("Its own address on the web."))
    email = models.EmailField(_("e-mail for everybody"), blank=True, help_text=_("Shown on the site."))
    phone = models.CharField(_("phone for everybody"), max_length=30, blank=True, help_text=_("Shown on the site."))
    private_contact = EncryptedTextField(
        _("contact for the network"), blank=True, help_text=_("How editors reach them. Never shown on the site."),
    )  # fmt: skip
    status = models.CharField(
        _("status"), max_length=10, choices=OrganisationStatus.choices, default=OrganisationStatus.INVITED,
        help_text=_("Only who takes part is on the site."),
    )  # fmt: skip
    trust = models.CharField(
        _("trust"), max_length=10, choices=Trust.choices, default=Trust.MODERATED,
        help_text=_("Whether what they put on the agenda is read by a reviewer first."),
    )  # fmt: skip
    trust_offered_at = models.DateTimeField(_("trust was offered"), null=True, blank=True, editable=False)
    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        self.kbo = vat.compact(self.kbo) if self.kbo else ""
        self.slug = self.slug or free_slug(Organisation.objects.exclude(pk=self.pk), self.name, "organisatie")

    def save(self, *args: object, **kwargs: object) -> None:
        self.slug = self.slug or free_slug(Organisation.objects.exclude(pk=self.pk), self.name, "organisatie")
        super().save(*args, **kwargs)

    @property
    def is_trusted(self) -> bool:
        return self.trust == Trust.TRUSTED

    @property
    def other_names(self) -> list[str]:
        return [name.strip() for name in self.also_known_as.splitlines() if name.strip()]

    @property
    def company_number(self) -> str:
        """As people read it: 0123.456.789."""
        return f"{self.kbo[:4]}.{self.kbo[4:7]}.{self.kbo[7:]}" if self.kbo else ""
