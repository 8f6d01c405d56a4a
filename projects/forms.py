"""The form of a project on the desk."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm

from network.models import Municipality


class ProjectPageForm(WagtailAdminPageForm):
    elsewhere = forms.CharField(
        label=gettext_lazy("Other municipalities"), required=False,
        help_text=gettext_lazy("Outside the region: their names, with commas between them."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if part_of := self.fields.get("part_of"):
            part_of.queryset = part_of.queryset.exclude(pk=self.instance.pk).order_by("title")
        if places := self.fields.get("municipalities"):
            chosen = [place.pk for place in self.instance.municipalities.all()] if self.instance.pk else []
            near = Municipality.objects.of_today().of_region()
            places.queryset = Municipality.objects.filter(Q(pk__in=near.values("pk")) | Q(pk__in=chosen)).order_by("name")

    def clean_elsewhere(self) -> list[Municipality]:
        names = [name.strip() for name in self.cleaned_data["elsewhere"].split(",") if name.strip()]
        found = [Municipality.objects.of_today().filter(name__iexact=name).first() for name in names]
        if None in found:
            raise forms.ValidationError(_("No municipality is called “%(name)s”: write its name as on a map.") % {"name": names[found.index(None)]})
        return [place for place in found if place]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if elsewhere := cleaned.get("elsewhere"):
            cleaned["municipalities"] = [*cleaned.get("municipalities", []), *elsewhere]
        return cleaned
