"""Wagtail's log keeps the label of everything that was edited: what was erased is emptied there too."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import ModelLogEntry

from common.words import holds

EMPTY: dict[str, Any] = {"label": "", "data": {}}


def forget_log_of(instance: Model) -> None:
    ModelLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(instance), object_id=str(instance.pk)).update(**EMPTY)


def forget_log_with(words: Iterable[str]) -> None:
    """Whatever it is the log of: a guardianship is labelled with the code of the child and what somebody typed. Whole words: an
    alias like «An» stands inside many others."""
    if wanted := list(filter(None, words)):
        labels = ModelLogEntry.objects.exclude(label="").values_list("pk", "label").iterator()
        found = [pk for pk, label in labels if any(holds(label, word) for word in wanted)]
        ModelLogEntry.objects.filter(pk__in=found).update(**EMPTY)
