from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from network.forms import offer_municipalities
from stories.models.house import FIRST_DAY, NOT_POSSIBLE
from stories.names import participants, people_in_slug, slug_sentence

MOST_THEMES = 3


class StoryPageForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_municipalities(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        people = [row.person for row in participants(self.instance.story_uid)]
        if found := slug_sentence(people_in_slug(cleaned.get("slug") or "", people)):
            self.add_error("slug", found)
        if len(cleaned.get("themes") or []) > MOST_THEMES:
            self.add_error("themes", _("Choose three themes at most: the ones a reader would name."))
        if (told_on := cleaned.get("told_on")) and not FIRST_DAY <= told_on <= timezone.localdate():
            self.add_error("told_on", NOT_POSSIBLE)
        return cleaned
