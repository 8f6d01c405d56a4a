import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import DraftStateMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from activities.enums import OFF, Booking, Status
from activities.models.imports import CalendarSource
from activities.models.queryset import ActivityQuerySet
from activities.models.schedule import Schedule
from common.ages import AGE
from common.fields import ChoiceListField, WebAddressField
from common.slugs import free_slug
from network.enums import Access, Category
from network.models import Organisation, Place
from pictures.models import Picture

OTHER_PAGES = {"inbedden", "maand"}
"""What stands below `/agenda/` already (activities/urls.py)."""


class Activity(index.Indexed, WorkflowMixin, DraftStateMixin, RevisionMixin, Schedule, ClusterableModel):
    """What a partner organises. One row and one uid in every language; the row is what was approved, a change waits as a revision.

    What must be true at once (`AT_ONCE`: cancelled, full) stands in the row alone, so that no revision brings back an older word.
    """

    MAILS = "agenda/mail"
    AT_ONCE = (
        "status", "status_reason", "moved_url", "is_full", "sequence", "changed_at", "ends_before", "built_until", "slug", "udb_event_id",
        "told_at", "reminded_on",
    )  # fmt: skip

    uid = models.UUIDField(_("uid"), default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=120, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="activities", verbose_name=_("organisation"), help_text=_("Who organises it."),
    )  # fmt: skip
    initiative = models.ForeignKey(
        "initiatives.Initiative", null=True, blank=True, on_delete=models.SET_NULL, related_name="activities", verbose_name=_("initiative"),
        help_text=_("What it is a part of."),
    )  # fmt: skip
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="followers", verbose_name=_("goes on after"), editable=False,
    )  # fmt: skip
    follows_from = models.DateField(_("from"), null=True, blank=True, editable=False)
    """The day of the earlier series from which this one takes its place."""
    title = models.CharField(_("title"), max_length=120, help_text=_("What it is, in a few words."))
    description = models.TextField(_("description"), max_length=2000, blank=True, help_text=_("What happens, for whom, what to bring."))
    category = models.CharField(_("kind"), max_length=10, choices=Category.choices, blank=True, help_text=_("Where families look for it."))
    place = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="activities", verbose_name=_("place"), help_text=_("Where it is."),
    )  # fmt: skip
    online_url = WebAddressField(_("address online"), blank=True, help_text=_("Where to find it, when it is online."))
    age_from = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True, validators=AGE, help_text=_("The youngest it is meant for."))
    age_to = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True, validators=AGE, help_text=_("The oldest it is meant for."))
    children_only = models.BooleanField(_("children come alone"), default=False, help_text=_("Parents do not stay."))
    price = models.DecimalField(
        _("price"), max_digits=6, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)],
        help_text=_("In euro; 0 is free, empty is not known."),
    )  # fmt: skip
    price_note = models.CharField(_("about the price"), max_length=200, blank=True, help_text=_("“1 euro with UiTPAS”."))
    booking = models.CharField(_("sign up"), max_length=10, choices=Booking.choices, blank=True, help_text=_("Whether people sign up first."))
    booking_url = WebAddressField(_("where to sign up"), blank=True, help_text=_("Left empty, people sign up with the contact."))
    capacity = models.PositiveIntegerField(_("room for"), null=True, blank=True, help_text=_("How many people there is room for."))
    childcare_from = models.TimeField(_("childcare from"), null=True, blank=True, help_text=_("From when children are welcome before it begins."))
    childcare_until = models.TimeField(_("childcare until"), null=True, blank=True, help_text=_("Until when somebody stays with them afterwards."))
    overnight = models.BooleanField(_("they sleep there"), default=False, help_text=_("A camp with nights."))
    departure_places = models.TextField(_("where we leave from"), max_length=500, blank=True, help_text=_("One place a line."))
    access = ChoiceListField(_("accessibility"), words=Access.choices, help_text=_("What is there."))
    access_note = models.CharField(_("about accessibility"), max_length=250, blank=True, help_text=_("What somebody should know beforehand."))
    picture = models.ForeignKey(
        Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("picture"), help_text=_("Nobody is in it."),
    )  # fmt: skip
    contact_name = models.CharField(_("who answers"), max_length=80, blank=True, help_text=_("A first name is enough. Shown on the site."))
    contact_email = models.EmailField(_("e-mail"), blank=True, help_text=_("Shown on the site."))
    contact_phone = models.CharField(_("phone"), max_length=30, blank=True, help_text=_("Shown on the site."))

    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.SCHEDULED, help_text=_("Whether it goes on."))
    status_reason = models.CharField(_("reason"), max_length=200, blank=True, help_text=_("In one sentence, for who wanted to come."))
    moved_url = WebAddressField(_("address online, once moved"), blank=True, help_text=_("Where to find it, since it was moved online."))
    is_full = models.BooleanField(_("full"), default=False, help_text=_("Nobody can join any more."))
    sequence = models.PositiveIntegerField(_("version for calendars"), default=0, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)
    built_until = models.DateField(_("dates made until"), null=True, editable=False)
    told_at = models.DateTimeField(_("told to the desk"), null=True, editable=False)
    reminded_on = models.DateField(_("reviewers were reminded"), null=True, editable=False)
    source = models.ForeignKey(
        CalendarSource, null=True, blank=True, on_delete=models.SET_NULL, related_name="activities", verbose_name=_("calendar it comes from"),
        editable=False,
    )  # fmt: skip
    source_uid = models.CharField(_("uid in that calendar"), max_length=255, blank=True, editable=False)
    udb_event_id = models.CharField(_("number in UiTdatabank"), max_length=36, blank=True, editable=False)

    objects = ActivityQuerySet.as_manager()
    search_fields = [
        index.SearchField("title", boost=3),
        index.AutocompleteField("title"),
        index.SearchField("description"),
        index.RelatedFields("organisation", [index.SearchField("name"), index.FilterField("status")]),
        index.FilterField("live"),
    ]

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "source_uid"], condition=~models.Q(source_uid=""), name="imported_once"),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        self.clean_schedule()
        if not self.place_id and not self.online_url:
            raise ValidationError({"place": _("Say where it is: an address, or online.")})
        if self.place_id and self.place.organisation_id != self.organisation_id:
            raise ValidationError({"place": _("This place belongs to somebody else.")})
        if not self.contact_email and not self.contact_phone:
            raise ValidationError({"contact_phone": _("Give a phone number or an e-mail address: families may have a question.")})
        if self.age_from is not None and self.age_to is not None and self.age_to < self.age_from:
            raise ValidationError({"age_to": _("The oldest is younger than the youngest: turn them round.")})
        for name in ("title", "price_note", "access_note", "contact_name", "contact_phone"):
            setattr(self, name, " ".join(getattr(self, name).split()))

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or free_slug(Activity.objects.exclude(pk=self.pk), self.title, "activiteit", OTHER_PAGES)
        super().save(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> "Activity":
        """A revision never brings back what stands at once, nor another uid or owner."""
        made = super().with_content_json(content)
        for name in (*self.AT_ONCE, "uid", "organisation_id", "source_id", "source_uid"):
            setattr(made, name, getattr(self, name))
        return made

    def publish(self, *args: Any, **kwargs: Any) -> None:
        """Its dates are made in the same transaction: site and calendars never say two things."""
        from activities.occurrences import published

        with transaction.atomic():
            super().publish(*args, **kwargs)
            published(Activity.objects.select_for_update().get(pk=self.pk))

    def unpublish(self, set_expired: bool = False, commit: bool = True, user: Any = None, log_action: bool = True) -> None:
        """Wagtail asks pages alone who may; here the desk's view and the portal have asked already."""
        action = UnpublishAction(self, set_expired=set_expired, commit=commit, user=user, log_action=log_action)
        action.execute(skip_permission_checks=True)

    @property
    def portal_path(self) -> str:
        return reverse("partner_activity", args=[self.uid])

    @property
    def is_off(self) -> bool:
        return self.status in OFF

    @property
    def online_address(self) -> str:
        return self.moved_url or self.online_url

    @property
    def is_free(self) -> bool:
        return self.price == 0

    @property
    def municipality(self) -> Any:
        return self.place.municipality if self.place else None
