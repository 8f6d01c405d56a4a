"""The form of a story: what everybody needs in sight, the rest under «More»."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface, TitleFieldPanel

from consent.panels import ConsentPanel

CONTENT_PANELS = [
    TitleFieldPanel("title"),
    FieldPanel("summary"),
    FieldPanel("short_version"),
    FieldPanel("body"),
    FieldRowPanel([FieldPanel("municipality"), FieldPanel("told_on")]),
    FieldPanel("themes"),
    MultiFieldPanel(
        [FieldPanel("good_at"), FieldPanel("talent"), FieldPanel("project"), FieldPanel("initiative"),
         FieldRowPanel([FieldPanel("age_group"), FieldPanel("buddy_kind")])],
        heading=_("More"), classname="collapsed",
    ),
]  # fmt: skip
PROMOTE_PANELS = [
    MultiFieldPanel([FieldPanel("slug"), FieldPanel("search_description")], heading=_("Address and search engines")),
]


def edit_handler() -> TabbedInterface:
    return TabbedInterface([
        ObjectList(CONTENT_PANELS, heading=_("Story")),
        ObjectList([ConsentPanel()], heading=_("Consent")),
        ObjectList(PROMOTE_PANELS, heading=_("Address")),
    ])  # fmt: skip
