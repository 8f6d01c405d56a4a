"""The rest of the form, folded under «More»."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.enums import Booking
from activities.models import Activity
from network.enums import Access, Category
from partners.agenda.fields import ClockField
from pictures.enums import PeopleState
from pictures.forms import PictureFileField
from pictures.models import Picture

PLAIN = (
    "description", "category", "age_from", "age_to", "children_only", "price", "price_note", "booking", "booking_url", "capacity",
    "childcare_from", "childcare_until", "overnight", "departure_places", "access", "access_note",
)  # fmt: skip
EMPTY = ("", gettext_lazy("not chosen"))
OLDEST = 120


class MoreForm(forms.Form):
    description = forms.CharField(
        label=gettext_lazy("What happens?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("In plain sentences: what you do, for whom, what to bring."),
    )  # fmt: skip
    category = forms.ChoiceField(label=gettext_lazy("What kind of thing is it?"), required=False, choices=[EMPTY, *Category.choices])
    age_from = forms.IntegerField(label=gettext_lazy("From age"), required=False, min_value=0, max_value=OLDEST)
    age_to = forms.IntegerField(label=gettext_lazy("To age"), required=False, min_value=0, max_value=OLDEST)
    children_only = forms.BooleanField(label=gettext_lazy("Children come alone, parents do not stay"), required=False)
    price = forms.DecimalField(
        label=gettext_lazy("Price in euro"), required=False, min_value=0, max_digits=6, decimal_places=2, localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}), help_text=gettext_lazy("0 when it is free."),
    )  # fmt: skip
    price_note = forms.CharField(label=gettext_lazy("About the price"), required=False, max_length=200)
    booking = forms.ChoiceField(label=gettext_lazy("Do people sign up?"), required=False, choices=[EMPTY, *Booking.choices])
    booking_url = forms.URLField(label=gettext_lazy("Where do they sign up?"), required=False, assume_scheme="https", max_length=200,
        help_text=gettext_lazy("A web address. Left empty, they call or write to you."))  # fmt: skip
    capacity = forms.IntegerField(label=gettext_lazy("For how many people is there room?"), required=False, min_value=1, max_value=100_000)
    childcare_from = ClockField(label=gettext_lazy("Childcare before: children are welcome from"), required=False)
    childcare_until = ClockField(label=gettext_lazy("Childcare afterwards: somebody stays until"), required=False)
    overnight = forms.BooleanField(label=gettext_lazy("They sleep there"), required=False)
    departure_places = forms.CharField(label=gettext_lazy("Where do you leave from?"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=gettext_lazy("One place a line, when you leave together."))  # fmt: skip
    access = forms.MultipleChoiceField(
        label=gettext_lazy("Accessibility"), required=False, choices=Access.choices, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    access_note = forms.CharField(label=gettext_lazy("What should somebody know beforehand?"), required=False, max_length=250)
    picture = PictureFileField(
        label=gettext_lazy("Picture"), required=False, widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,.webp"}),
        help_text=gettext_lazy("Without people in it: a place, a drawing, a thing. Somebody of the network looks at it before it is shown."),
    )  # fmt: skip
    alt_text = forms.CharField(label=gettext_lazy("What is to be seen on it?"), required=False, max_length=250,
        help_text=gettext_lazy("One sentence for who cannot see it. Never a name."))  # fmt: skip
    without_picture = forms.BooleanField(label=gettext_lazy("Take the picture away"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("picture") and not cleaned.get("alt_text"):
            self.add_error("alt_text", _("Say in one sentence what is to be seen on the picture."))
        youngest, oldest = cleaned.get("age_from"), cleaned.get("age_to")
        if youngest is not None and oldest is not None and oldest < youngest:
            self.add_error("age_to", _("The oldest is younger than the youngest: turn them round."))
        return cleaned

    def more(self, activity: Activity) -> None:
        for name in PLAIN:
            setattr(activity, name, self.cleaned_data[name])
        if self.cleaned_data["without_picture"]:
            activity.picture = None

    def keep_picture(self, activity: Activity) -> None:
        """After all else was found right: a file is not undone with the transaction."""
        if self.cleaned_data["picture"]:
            # Nobody has looked yet: until somebody of the desk has, no visitor sees it.
            activity.picture = Picture.objects.create(
                title="", file=self.cleaned_data["picture"], alt_text=self.cleaned_data["alt_text"], people_state=PeopleState.UNCHECKED,
            )  # fmt: skip


def answers(activity: Activity) -> dict[str, Any]:
    return {name: getattr(activity, name) for name in PLAIN}
