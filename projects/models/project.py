from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField, StreamField
from wagtail.models.pages import PageManager
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from common.ages import AGE
from common.fields import ChoiceListField, WebAddressField
from common.menu import page_context, page_language_links
from common.models import BasePage
from network.enums import Category
from network.models import Municipality, Organisation
from projects import blocks
from projects.blocks.filling import FilledStream
from projects.enums import Exactness, Group, Kind, PartOfYear, Principle, Status
from projects.forms import ProjectPageForm
from projects.models.queryset import DUTCH, ProjectPageQuerySet
from projects.panels import edit_handler

__all__ = ["ProjectPage"]

WORDS = ["bold", "italic", "ul", "link"]
MONTHS = [choice for choice in PartOfYear.choices if choice[0] < "20"]


def words(label: Any, help_text: Any) -> RichTextField:
    return RichTextField(label, features=WORDS, blank=True, help_text=help_text)


def stream(local_blocks: Any, label: Any, help_text: Any) -> StreamField:
    filled = local_blocks if isinstance(local_blocks, FilledStream) else FilledStream(local_blocks)
    return StreamField(filled, verbose_name=label, blank=True, use_json_field=True, help_text=help_text)


class ProjectPage(BasePage):
    """A programme or a project. Its facts are read from the Dutch page in every language, its words from each (docs/projects.md)."""

    template = "pages/project_page.html"
    parent_page_types = ["projects.ProjectIndexPage"]
    subpage_types: list[str] = []
    base_form_class = ProjectPageForm

    summary = models.CharField(_("summary"), max_length=250, help_text=_("One or two sentences for the list and for search."))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.PROJECT, help_text=_("What it is in the whole."))
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.RUNNING, help_text=_("Whether it is going on."))
    part_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="parts", limit_choices_to=DUTCH,
        verbose_name=_("part of"), help_text=_("The programme, call or action line to which it belongs."),
    )  # fmt: skip
    starts_on = models.DateField(_("begins"), null=True, blank=True, help_text=_("Left empty: not decided yet."))
    ends_on = models.DateField(_("ends"), null=True, blank=True, help_text=_("Left empty: not decided yet."))
    exactness = models.CharField(
        _("how exact"), max_length=5, choices=Exactness.choices, default=Exactness.YEAR, help_text=_("How well these days are known."),
    )  # fmt: skip
    goal = words(_("goal"), _("What is different when it worked."))
    why = words(_("why"), _("Why this, and why now? What do the numbers say?"))
    figures = stream(blocks.FIGURES, _("figures"), _("Numbers that tell something, each with its source."))
    for_whom = words(_("for whom"), _("Who it is for, and why they."))
    target_groups = ChoiceListField(verbose_name=_("groups"), words=Group.choices, help_text=_("All that fit."))
    age_from = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True, validators=AGE, help_text=_("The youngest it is meant for."))
    age_to = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True, validators=AGE, help_text=_("The oldest it is meant for."))
    does = words(_("what we do"), _("A short list."))
    does_not = words(_("what we do not do"), _("A short list: it saves others a disappointment."))
    functions = ChoiceListField(
        verbose_name=_("functions"), words=Category.choices, help_text=_("Which of the seven functions of a neighbourhood it serves.")
    )
    principles = ChoiceListField(verbose_name=_("principles"), words=Principle.choices, help_text=_("By which core principles it works."))
    municipalities = ParentalManyToManyField(
        Municipality, blank=True, related_name="projects", verbose_name=_("municipalities"), help_text=_("Where it happens."),
    )  # fmt: skip
    neighbourhood = models.CharField(_("neighbourhood"), max_length=120, blank=True, help_text=_("As people call it, if it is smaller than that."))
    partner_roles = stream(blocks.PARTNERS, _("partners and their roles"), _("Those of the network: the project stands on the page of each."))
    partners = words(_("about the partnership"), _("Organisations that take part; never a private person."))
    goals = stream(blocks.GOALS, _("goals and actions"), _("Each goal with its actions, each action with its steps."))
    plan_months = ChoiceListField(
        verbose_name=_("months of the year plan"), words=MONTHS, help_text=_("In which months you work at it. None ticked: not decided yet."),
    )  # fmt: skip
    plan_year = models.PositiveSmallIntegerField(_("year of the year plan"), null=True, blank=True, help_text=_("Of which year these months are."))
    milestones = stream(blocks.MILESTONES, _("timeline"), _("What happened and what is planned."))
    links = stream(blocks.LINKS, _("other actions and projects"), _("What this one touches."))
    communication = words(_("communication"), _("Where you tell about it, and to whom."))
    learning = words(_("what we want to learn"), _("Themes and questions."))
    resources = words(_("means and people"), _("Who puts in what, besides money."))
    money = stream(blocks.MONEY, _("money"), _("Who gives what, for which years."))
    criteria = stream(blocks.CRITERIA, _("we are satisfied when"), _("Each with the indicators that tell you so."))
    evaluation = stream(blocks.EVALUATION, _("evaluation"), _("How you find out whether it works."))
    body = stream(blocks.BODY_BLOCKS, _("text"), _("What is done, by whom, since when."))
    documents = stream(blocks.DOCUMENTS, _("documents"), _("Files that everybody may read."))
    contact_email = models.EmailField(_("e-mail"), blank=True, help_text=_("Of an organisation, never of a person. Shown on the site."))
    contact_phone = models.CharField(_("phone"), max_length=30, blank=True, help_text=_("Shown on the site."))
    website = WebAddressField(_("website"), blank=True, help_text=_("Its own address on the web, if it has one."))

    organisations = ParentalManyToManyField(
        Organisation, blank=True, related_name="projects", editable=False, verbose_name=_("organisations"),
        help_text=_("Those of the roles once more, a row each; read from the Dutch page."),
    )  # fmt: skip

    edit_handler = edit_handler()
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        *[index.SearchField(name) for name in ("goal", "why", "for_whom", "body", "partners", "goals", "criteria", "learning")],
        index.FilterField("locale"),
        index.FilterField("expire_at"),
        index.FilterField("go_live_at"),
        index.FilterField("first_published_at"),
    ]
    WORDS = ("summary", "goal", "why", "for_whom", "does", "does_not", "partners", "communication", "learning", "resources")
    STREAMS = (
        "figures", "partner_roles", "goals", "milestones", "links", "money", "criteria", "evaluation", "body", "documents",
    )  # fmt: skip
    translatable_fields = [TranslatableField(name) for name in ("title", "slug", *WORDS, *STREAMS, "neighbourhood")]

    objects = PageManager.from_queryset(ProjectPageQuerySet)()

    class Meta:
        verbose_name = pgettext_lazy("of the network", "project")
        verbose_name_plural = pgettext_lazy("of the network", "projects")

    @cached_property
    def language(self) -> str:
        return self.locale.language_code

    @cached_property
    def told_in(self) -> dict[str, "ProjectPage"]:
        """The pages of this project that the public may see, by language: one query for its facts and its language links."""
        pages = ProjectPage.objects.visible().filter(translation_key=self.translation_key)
        return {page.locale.language_code: page for page in (pages if not self.is_source else pages.defer(*self.WORDS, *self.STREAMS))}

    @property
    def is_source(self) -> bool:
        return self.language == settings.LANGUAGE_CODE

    @cached_property
    def source(self) -> "ProjectPage":
        """The page with the facts: the Dutch one, or this one where the public sees none."""
        return self if self.is_source else self.told_in.get(settings.LANGUAGE_CODE, self)

    @property
    def source_key(self) -> int:
        """0 for one that is previewed before it was ever saved: nothing belongs to it yet."""
        return self.source.pk or 0

    def language_links(self) -> list[dict[str, Any]]:
        return page_language_links({code: page.address() or "" for code, page in self.told_in.items()})

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = _("It ends before it begins: turn the two days round.")
        if self.part_of_id and self._stands_below_itself():
            errors["part_of"] = _("Then it would be a part of itself: choose something that does not stand below it.")
        if self.age_from is not None and self.age_to is not None and self.age_to < self.age_from:
            errors["age_to"] = _("The oldest is younger than the youngest: turn them round.")
        if self.plan_months and not self.plan_year:
            errors["plan_year"] = _("Say of which year these months are.")
        if errors:
            raise ValidationError(errors)

    def _stands_below_itself(self) -> bool:
        above = dict(ProjectPage.objects.dutch().order_by().values_list("pk", "part_of"))
        seen, place = {self.pk}, self.part_of_id
        while place is not None and place not in seen:
            seen.add(place)
            place = above.get(place)
        return place is not None

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from projects.page import project_context

        links = page_context(self.language_links())
        return super().get_context(request, *args, **kwargs) | links | project_context(self, request)
