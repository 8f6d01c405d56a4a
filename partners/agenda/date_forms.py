"""What can be said of one date, or of all of them, and stands at once."""

import datetime
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from activities.enums import Status
from activities.models import Activity, Occurrence
from network.models import Place
from partners.agenda.fields import ClockField, DayField


class What(TextChoices):
    CANCELLED = "cancelled", gettext_lazy("It does not go on")
    POSTPONED = "postponed", gettext_lazy("It is postponed, we do not know yet until when")
    MOVED = "moved", gettext_lazy("It is at another time")
    ELSEWHERE = "elsewhere", gettext_lazy("It is at another place")
    MOVED_ONLINE = "moved_online", gettext_lazy("It is online")
    FULL = "full", gettext_lazy("It is full")
    AS_PLANNED = "as_planned", gettext_lazy("It goes on as planned after all")


STATUS = {What.CANCELLED: Status.CANCELLED, What.POSTPONED: Status.POSTPONED, What.MOVED_ONLINE: Status.MOVED_ONLINE}


class AllForm(forms.Form):
    """Of the whole series."""

    what = forms.ChoiceField(
        label=gettext_lazy("What changes?"), widget=forms.RadioSelect, choices=[one for one in What.choices if one[0] not in ("moved", "elsewhere")],
        error_messages={"required": gettext_lazy("Choose what changes.")},
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Why?"), required=False, max_length=200, help_text=gettext_lazy("One sentence for who wanted to come. Shown on the site."),
    )  # fmt: skip
    online_url = forms.URLField(label=gettext_lazy("Address online"), required=False, assume_scheme="https", max_length=200)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("what") in {What.CANCELLED, What.POSTPONED} and not cleaned.get("reason"):
            self.add_error("reason", _("Say why in one sentence: people wonder."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """For `change_all`."""
        what, reason = self.cleaned_data["what"], " ".join(self.cleaned_data["reason"].split())
        if what == What.FULL:
            return {"is_full": True}
        if what == What.AS_PLANNED:
            return {"status": Status.SCHEDULED, "status_reason": "", "is_full": False, "moved_url": ""}
        return {"status": STATUS[what], "status_reason": reason, "moved_url": self.cleaned_data["online_url"] if what == What.MOVED_ONLINE else ""}


class DateForm(AllForm):
    """Of one date."""

    day = DayField(label=gettext_lazy("New day"), required=False)
    start_time = ClockField(label=pgettext_lazy("hour", "From"), required=False)
    end_time = ClockField(label=pgettext_lazy("hour", "Until"), required=False)
    place = forms.ModelChoiceField(Place.objects.none(), label=gettext_lazy("Which place?"), required=False)

    def __init__(self, *args: Any, activity: Activity, date: Occurrence, **kwargs: Any) -> None:
        self.activity = activity
        starts, ends = date.starts, date.ends
        kwargs["initial"] = {"day": starts.date(), "start_time": starts.time(), "end_time": ends.time()} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = What.choices
        self.fields["place"].queryset = activity.organisation.places.filter(in_use=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("what") == What.MOVED:
            for name in ("day", *(() if self.activity.all_day else ("start_time", "end_time"))):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Say when it is now."))
        if cleaned.get("what") == What.ELSEWHERE and not cleaned.get("place") and "place" not in self.errors:
            self.add_error("place", _("Choose where it is now."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """For `change_date`: a date that goes on is told so, whatever was said of it before."""
        cleaned, reason = self.cleaned_data, " ".join(self.cleaned_data["reason"].split())
        what = cleaned["what"]
        if what == What.FULL:
            return {"is_full": True}
        if what == What.MOVED:
            starts, ends = self._times()
            return {"status": Status.SCHEDULED, "reason": reason, "starts": starts, "ends": ends}
        if what == What.ELSEWHERE:
            return {"status": Status.SCHEDULED, "reason": reason, "place": cleaned["place"]}
        return {"status": STATUS[what], "reason": reason, "online_url": cleaned["online_url"] if what == What.MOVED_ONLINE else ""}

    def _times(self) -> tuple[datetime.datetime, datetime.datetime]:
        day = self.cleaned_data["day"]
        if self.activity.all_day:
            starts = datetime.datetime.combine(day, datetime.time())
            return starts, starts + (self.activity.ends - self.activity.starts)
        starts = datetime.datetime.combine(day, self.cleaned_data["start_time"])
        ends = datetime.datetime.combine(day, self.cleaned_data["end_time"])
        return starts, ends if ends > starts else ends + datetime.timedelta(days=1)
