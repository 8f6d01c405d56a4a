"""The form of a project, by sections. The first tab says which of them are still empty."""

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface, TitleFieldPanel

from projects.completeness import StillEmptyPanel

SHORT = [
    StillEmptyPanel(),
    TitleFieldPanel("title"),
    FieldPanel("summary"),
    FieldRowPanel([FieldPanel("kind"), FieldPanel("status")]),
    FieldPanel("part_of"),
    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("exactness")]),
    FieldPanel("goal"),
    FieldPanel("body"),
]
WHY = [
    FieldPanel("why"),
    FieldPanel("figures"),
    FieldPanel("for_whom"),
    FieldPanel("target_groups"),
    FieldRowPanel([FieldPanel("age_from"), FieldPanel("age_to")]),
    FieldPanel("does"),
    FieldPanel("does_not"),
    MultiFieldPanel([FieldPanel("functions"), FieldPanel("principles")], heading=_("In the frame of neighbourhood networks"), classname="collapsed"),
]
WHO = [
    FieldPanel("partner_roles"),
    FieldPanel("partners"),
    FieldPanel("resources"),
    FieldPanel("money"),
    FieldPanel("neighbourhood"),
    FieldPanel("municipalities", widget=CheckboxSelectMultiple),
    FieldPanel("elsewhere"),
]
PLAN = [
    FieldPanel("goals"),
    FieldPanel("milestones"),
    FieldRowPanel([FieldPanel("plan_year"), FieldPanel("plan_months")]),
    FieldPanel("links"),
    FieldPanel("communication"),
]
MEASURE = [FieldPanel("criteria"), FieldPanel("evaluation"), FieldPanel("learning")]
MORE = [
    FieldPanel("documents"),
    FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone"), FieldPanel("website")], heading=_("Contact")),
    MultiFieldPanel([FieldPanel("slug"), FieldPanel("search_description")], heading=_("Address and search engines")),
]


def edit_handler() -> TabbedInterface:
    tabs = (
        (SHORT, _("In short")), (WHY, _("Why and for whom")), (WHO, _("Who and where")), (PLAN, _("Plan")),
        (MEASURE, _("Measuring")), (MORE, _("More")),
    )  # fmt: skip
    return TabbedInterface([ObjectList(panels, heading=heading) for panels, heading in tabs])
