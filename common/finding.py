"""Which pages and activities hold some words, as Wagtail's index knows; who may see them is another question."""

from typing import Any

from django.db.models import QuerySet

MOST_FOUND = 1000


def keys_of(model: Any, words: str) -> QuerySet[Any]:
    """For `visible().filter(pk__in=…)`: Wagtail cannot read all that `visible()` asks, and would make a page of each it finds."""
    return model.objects.search(words, order_by_relevance=False).get_queryset().order_by().values("pk")
