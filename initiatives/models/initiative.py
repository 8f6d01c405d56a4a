import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from common.ages import AGE
from common.fields import ChoiceListField, WebAddressField
from common.slugs import free_slug
from initiatives.enums import Cost, Freshness, Licence, Spoken
from initiatives.freshness import freshness
from initiatives.models.category import Category
from initiatives.models.queryset import InitiativeQuerySet
from network.enums import PUBLIC, Access
from network.models import Organisation, Region


class Initiative(index.Indexed, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, ClusterableModel):
    """What exists near you. One row in every language; the row is what was approved, a change waits as a revision.

    What an answer of today says (`AT_ONCE`: when it was confirmed) stands in the row alone: no revision brings back an older word.
    """

    MAILS = "initiatives/mail"
    AT_ONCE = ("slug", "last_confirmed_at", "asked_at", "reminded_on", "told_at")

    uid = models.UUIDField(_("uid"), default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=120, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120, help_text=_("The name people know it by."))
    summary = models.CharField(_("in short"), max_length=250, blank=True, help_text=_("What it is and for whom, in one or two plain sentences."))
    description = models.TextField(_("description"), max_length=3000, blank=True, help_text=_("What happens there, how somebody begins."))
    category = models.ForeignKey(
        Category, null=True, on_delete=models.PROTECT, related_name="initiatives", verbose_name=_("kind"), help_text=_("Where families look for it."),
    )  # fmt: skip
    also = ParentalManyToManyField(
        Category, blank=True, related_name="also_initiatives", verbose_name=_("also"), help_text=_("Where else families may look for it."),
    )  # fmt: skip
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="initiatives",
        verbose_name=_("organisation"), help_text=_("Who runs it: its people keep this page in the portal."))  # fmt: skip
    partners = ParentalManyToManyField(
        Organisation, blank=True, related_name="shared_initiatives", verbose_name=_("partners"), help_text=_("Who else helps to run it."),
    )  # fmt: skip
    projects = ParentalManyToManyField(
        "projects.ProjectPage", blank=True, related_name="initiatives", limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
        verbose_name=_("projects"), help_text=_("Of the network, of which it is a part."),
    )  # fmt: skip
    everywhere = models.ForeignKey(
        Region, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives", verbose_name=_("everywhere in"),
        help_text=_("When it is in no one place but in a whole region."),
    )  # fmt: skip
    age_from = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True, validators=AGE, help_text=_("The youngest it is meant for."))
    age_to = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True, validators=AGE, help_text=_("The oldest it is meant for."))
    when_note = models.CharField(_("when"), max_length=200, blank=True, help_text=_("In a few words; dates stand on the agenda."))
    cost = models.CharField(_("price"), max_length=10, choices=Cost.choices, blank=True, help_text=_("Left empty when nobody knows."))
    cost_note = models.CharField(_("about the price"), max_length=200, blank=True, help_text=_("“1 euro with UiTPAS”."))
    welcome_who = models.CharField(_("who waits for you"), max_length=200, blank=True,
        help_text=_("Who opens the door the first time? “Somebody with a red scarf stands at the door.”"))  # fmt: skip
    welcome_company = models.CharField(
        _("may you bring somebody"), max_length=200, blank=True, help_text=_("A friend, a grandmother, a buddy, a baby?"),
    )  # fmt: skip
    languages = ChoiceListField(_("languages we speak"), words=Spoken.choices, help_text=_("In which somebody can help you there."))
    access = ChoiceListField(_("accessibility"), words=Access.choices, help_text=_("What is there."))
    access_note = models.CharField(_("about accessibility"), max_length=250, blank=True, help_text=_("What somebody should know beforehand."))
    contact_name = models.CharField(_("who answers"), max_length=80, blank=True, help_text=_("A first name is enough. Shown on the site."))
    contact_email = models.EmailField(_("e-mail"), blank=True, help_text=_("Shown on the site."))
    contact_phone = models.CharField(_("phone"), max_length=30, blank=True, help_text=_("Shown on the site."))
    website = WebAddressField(_("website"), blank=True, help_text=_("Its own address on the web, if it has one."))
    source = models.CharField(_("source"), max_length=200, blank=True, help_text=_("Where this comes from."))
    licence = models.CharField(
        _("licence"), max_length=12, choices=Licence.choices, default=Licence.CC_BY, help_text=_("Whether others may use what stands here."),
    )  # fmt: skip

    last_confirmed_at = models.DateTimeField(_("last confirmed"), default=timezone.now, editable=False)
    asked_at = models.DateTimeField(_("asked whether it is still right"), null=True, editable=False)
    reminded_on = models.DateField(_("reviewers were reminded"), null=True, editable=False)
    told_at = models.DateTimeField(_("told to the desk"), null=True, editable=False)

    objects = InitiativeQuerySet.as_manager()
    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.SearchField("summary"),
        index.SearchField("description"),
        index.RelatedFields("organisation", [index.SearchField("name"), index.SearchField("also_known_as"), index.FilterField("status")]),
        index.FilterField("live"),
        index.FilterField("last_confirmed_at"),
    ]

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["live", "last_confirmed_at"], name="initiatives_listed")]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.age_from is not None and self.age_to is not None and self.age_to < self.age_from:
            raise ValidationError({"age_to": _("The oldest is younger than the youngest: turn them round.")})
        for name in ("name", "summary", "when_note", "cost_note", "access_note", "welcome_who", "welcome_company", "contact_name", "contact_phone"):
            setattr(self, name, " ".join(getattr(self, name).split()))

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or free_slug(Initiative.objects.exclude(pk=self.pk), self.name, "initiatief")
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "Initiative":
        """A revision never brings back what stands at once, nor another uid."""
        made = super().with_content_json(content)
        for name in (*self.AT_ONCE, "uid"):
            setattr(made, name, getattr(self, name))
        return made

    def publish(self, *args: Any, **kwargs: Any) -> None:
        from initiatives.models.text import InitiativeText

        with transaction.atomic():
            super().publish(*args, **kwargs)
            InitiativeText.follow(Initiative.objects.get(pk=self.pk))

    def unpublish(self, set_expired: bool = False, commit: bool = True, user: Any = None, log_action: bool = True) -> None:
        """Wagtail asks pages alone who may; here the desk's view and the portal have asked already."""
        action = UnpublishAction(self, set_expired=set_expired, commit=commit, user=user, log_action=log_action)
        action.execute(skip_permission_checks=True)

    def get_absolute_url(self) -> str:
        return reverse("initiative", args=[self.pk, self.slug])

    @property
    def portal_path(self) -> str:
        return reverse("partner_initiative", args=[self.uid])

    @property
    def is_visible(self) -> bool:
        """As `visible()` says, of a row that was read with its organisation."""
        return self.live and (self.organisation is None or self.organisation.status in PUBLIC)

    @property
    def freshness(self) -> Freshness:
        return freshness(self.last_confirmed_at, timezone.now())

    @property
    def is_marked(self) -> bool:
        """Nobody has said for long that it is still right: the page says so."""
        return self.freshness != Freshness.FRESH

    @property
    def spoken(self) -> list[str]:
        """The languages, in words."""
        return [str(Spoken(code).label) for code in self.languages if code in Spoken.values]

    @property
    def towns(self) -> list[str]:
        """Where it is, each municipality once; for lists that have read its places along."""
        return list(dict.fromkeys(place.municipality.name for place in self.places.all()))
