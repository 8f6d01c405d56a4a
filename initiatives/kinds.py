"""Choosing a kind: the seven functions, with their kinds below each."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext as _

from initiatives.models import Category


class _Grouped(ModelChoiceIterator):
    """A group for each function; it can be chosen itself, for what is none of its kinds."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        every = list(self.queryset.order_by("sort_order", "name"))
        for function in (one for one in every if one.parent_id is None):
            below = [self.choice(one) for one in every if one.parent_id == function.pk]
            itself = (function.pk, _("%(function)s, something else") % {"function": function.label} if below else function.label)
            yield function.label, [*below, itself]


class KindField(forms.ModelChoiceField):
    iterator = _Grouped

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Category.objects.select_related("parent"), **kwargs)


class KindsField(forms.ModelMultipleChoiceField):
    iterator = _Grouped

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Category.objects.select_related("parent"), **kwargs)
