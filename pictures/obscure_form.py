"""Boxes as rows of numbers: they are the truth, with or without the script that draws them."""

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from pictures.blurring import Box
from pictures.models import Picture
from pictures.obscuring import Plan

ROWS = 8
NUMBERS = ("left", "top", "width", "height")


class What(TextChoices):
    BLUR = "blur", _("make blurry")
    KEEP = "keep", _("keep only this, cut off the rest")


def _number(label: Any) -> forms.FloatField:
    attrs = {"inputmode": "decimal", "step": "0.1"}
    return forms.FloatField(label=label, required=False, min_value=0, max_value=100, widget=forms.NumberInput(attrs=attrs))


class BoxForm(forms.Form):
    left = _number(_("From the left (%)"))
    top = _number(_("From the top (%)"))
    width = _number(_("Width (%)"))
    height = _number(_("Height (%)"))
    what = forms.ChoiceField(label=_("What"), choices=What.choices)
    who = forms.ChoiceField(label=_("Who is this?"), required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = people

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        values = [cleaned.get(name) for name in NUMBERS]
        if self.errors or self.is_empty:
            return cleaned
        if None in values or not (cleaned["width"] and cleaned["height"]):
            raise ValidationError(_("Fill in all four numbers, or none of them."), code="incomplete")
        if cleaned["left"] + cleaned["width"] > 100.05 or cleaned["top"] + cleaned["height"] > 100.05:
            raise ValidationError(_("This box goes beyond the picture: make it smaller or move it."), code="outside")
        if cleaned["what"] == What.KEEP and cleaned.get("who"):
            raise ValidationError(_("Choose a person only for a box that is made blurry."), code="who_is_kept")
        return cleaned

    @property
    def is_empty(self) -> bool:
        return all(self.cleaned_data.get(name) is None for name in NUMBERS)

    @property
    def box(self) -> Box:
        return Box(*(self.cleaned_data[name] for name in NUMBERS))


class BaseBoxes(forms.BaseFormSet):
    def clean(self) -> None:
        if any(self.errors):
            return
        kept = [row for row in self.filled if row.cleaned_data["what"] == What.KEEP]
        if not self.filled:
            raise ValidationError(_("Draw at least one box."), code="no_box")
        if len(kept) > 1:
            raise ValidationError(_("Only one box can be kept: make the others blurry, or empty them."), code="two_kept")

    @property
    def filled(self) -> list[Any]:
        return [row for row in self.forms if not row.is_empty]

    def plan(self, of: str) -> Plan:
        blurred = [row for row in self.filled if row.cleaned_data["what"] == What.BLUR]
        kept = next((row.box for row in self.filled if row.cleaned_data["what"] == What.KEEP), None)
        covered = frozenset(int(row.cleaned_data["who"]) for row in blurred if row.cleaned_data["who"])
        return Plan(of, [row.box for row in blurred], kept, covered)


def boxes(picture: Picture, data: Any = None) -> Any:
    made = forms.formset_factory(BoxForm, formset=BaseBoxes, extra=ROWS, max_num=ROWS, absolute_max=ROWS)
    # Aliases and codes; the columns with names are not even read.
    people = picture.people.select_related("person").only("element", "treatment", "picture", "person__number", "person__public_alias")
    choices = [("", "—"), *((str(row.pk), str(row)) for row in people)]
    return made(data, prefix="box", form_kwargs={"people": choices})


def mark(plan: Plan) -> str:
    """Of what an example was shown: kept for ever is only what was looked at."""
    return hashlib.sha256(repr(plan).encode()).hexdigest()
