"""Who is in it, as rows of three choices: works without a script, in every form Wagtail shows for a picture or file."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from consent.models import Person
from pictures.enums import Treatment

UNKNOWN = "unknown"
EMPTY_ROWS = 2
MOST_ROWS = 60


@dataclass(frozen=True)
class Row:
    """`who` is the key of a person, `UNKNOWN`, or nothing in a row left empty."""

    who: str = ""
    element: str = ""
    treatment: str = "none"


def people_choices() -> list[tuple[str, str]]:
    """Aliases and codes; the columns with names are not even read."""
    people = Person.objects.filter(erased_at=None).only("number", "public_alias").order_by("number")
    return [("", "—"), (UNKNOWN, str(_("somebody we do not know"))), *((str(person.pk), str(person)) for person in people)]


class PeopleWidget(forms.Widget):
    template_name = "pictures/people_widget.html"

    def __init__(self, elements: list[tuple[str, Any]], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.elements = elements

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-who-0" if id_ else id_

    def get_context(self, name: str, value: Iterable[Row] | None, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        people = people_choices()
        rows = [row for row in value or [] if row.who] + [Row()] * EMPTY_ROWS
        context["widget"]["rows"] = [
            [
                (f"{name}-who", _("Who"), row.who, people),
                (f"{name}-element", _("Shown with"), row.element, self.elements),
                (f"{name}-treatment", _("Treatment"), row.treatment, Treatment.choices),
            ]
            for row in rows
        ]
        return context

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-who" not in data

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Row] | None:
        """None when the form did not ask, as Wagtail's first form for many uploads does not."""
        if self.value_omitted_from_data(data, files, name) or not hasattr(data, "getlist"):
            return None
        parts = (data.getlist(f"{name}-{part}") for part in ("who", "element", "treatment"))
        return [Row(*row) for row in zip(*parts, strict=False)][:MOST_ROWS]


class PeopleField(forms.Field):
    """Its value: a list of rows, or None when nothing was asked."""

    def __init__(self, elements: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(required=False, widget=PeopleWidget(elements), **kwargs)
        self.elements = dict(elements)

    def clean(self, value: list[Row] | None) -> list[Row] | None:
        if value is None:
            return None
        rows = [row for row in value if row.who]
        known = dict(people_choices())
        for row in rows:
            if row.who not in known:
                raise ValidationError(_("Choose people from the list."), code="no_such_person")
            if row.element not in self.elements or row.treatment not in Treatment.values:
                raise ValidationError(_("Choose for each person with what of themselves they are in it."), code="no_such_element")
        named = [row.who for row in rows if row.who != UNKNOWN]
        for who in named:
            if named.count(who) > 1:
                raise ValidationError(_("%(person)s stands here twice: one line each."), code="twice", params={"person": known[who]})
        return rows

    def has_changed(self, initial: list[Row] | None, data: list[Row] | None) -> bool:
        return data is not None and [row for row in data if row.who] != list(initial or [])
