from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from stories.models import House, StoryPage


class HouseForm(WagtailAdminModelForm):
    """A closed house whose child tells after all: its story moves in, so that no child counts twice."""

    story = forms.ModelChoiceField(
        StoryPage.objects.none(), required=False, label=_("A story that moves in"), empty_label=_("none: the curtains stay closed"),
        help_text=_("Only when this child tells after all: choose the draft. Its window lights up when it is published."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.story_uid or not self.instance.pk:
            del self.fields["story"]
        else:
            housed = House.objects.exclude(story_uid=None).values("story_uid")
            self.fields["story"].queryset = StoryPage.objects.filter(locale__language_code="nl", live=False).exclude(story_uid__in=housed)

    def save(self, commit: bool = True) -> House:
        if story := self.cleaned_data.get("story"):
            self.instance.story_uid = story.story_uid
        return super().save(commit)
