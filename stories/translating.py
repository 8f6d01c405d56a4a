"""When a translation may go online: after its Dutch story, and in its own words."""

import datetime
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Revision
from wagtail_localize.models import Translation

if TYPE_CHECKING:
    from stories.models import StoryPage

SHORT = ("title", "summary", "short_version")
"""What a translation holds at least; the rest of the text may stay in Dutch and is then not shown."""


def waits_for_dutch(page: "StoryPage", at: datetime.datetime | None = None) -> str:
    """The Dutch page went through review: while it is not online (or is not at that moment), no other language is."""
    from stories.models import StoryPage

    dutch = StoryPage.objects.filter(story_uid=page.story_uid, locale__language_code="nl")
    online = Q(live=True)
    if at:
        online |= Q(latest_revision__in=Revision.objects.filter(approved_go_live_at__lte=at))
    if page.is_source or dutch.filter(online).exists():
        return ""
    return _("The Dutch story is not online yet: a translation follows it.")


def not_translated(page: "StoryPage") -> str:
    """What still stands there in Dutch, for a page that localize fills."""
    translations = Translation.objects.filter(source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True)
    translation = translations.select_related("source", "target_locale").first()
    if translation is None:
        return ""
    segments = translation.source.stringsegment_set.filter(context__path__in=SHORT).annotate_translation(translation.target_locale)
    missing = set(segments.filter(translation=None).values_list("context__path", flat=True))
    fields = ", ".join(str(page._meta.get_field(name).verbose_name) for name in SHORT if name in missing)
    return _("Translate first: %(fields)s.") % {"fields": fields} if fields else ""


def would_be(page: "StoryPage") -> "StoryPage":
    """The page as localize would publish it now, else its last draft."""
    translation = Translation.objects.filter(source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True).first()
    if translation is None:
        return page.get_latest_revision_as_object()
    return translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
