"""Stories for tests and the demo, with traits for their situation."""

import uuid
from typing import Any

import factory
from django.utils import timezone

from consent.factories import clear
from stories.models import House, StoryIndexPage, StoryPage


class HouseFactory(factory.django.DjangoModelFactory):
    """A child whose story stays inside."""

    class Meta:
        model = House


class StoryPageFactory(factory.django.DjangoModelFactory):
    """`StoryPageFactory(parent=index, cleared=True, live=True)`; `cleared=False` for a story nobody allowed.

    `cleared=False, live=True` is the story that slipped past every gate, as `update(live=True)` does.
    """

    class Meta:
        model = StoryPage

    title = factory.Sequence(lambda number: f"Samen op weg {number}")
    slug = factory.LazyFunction(lambda: f"samen-op-weg-{uuid.uuid4().hex[:12]}")
    summary = "Elke zaterdag om tien uur staat er iemand klaar met een helm en een grap."
    short_version = "<p>Twee mensen leren samen fietsen. Nu rijden ze naar zee.</p>"
    good_at = "Ik kan lang doorgaan."
    talent = "sport"
    themes = factory.LazyFunction(lambda: ["friendship"])
    told_on = factory.LazyFunction(timezone.localdate)
    body = factory.LazyFunction(lambda: [("text", "<p>Eerst durfde het niet. Toen ging het vanzelf, elke zaterdag een straat verder.</p>")])

    @classmethod
    def _create(cls, model_class: type[StoryPage], *args: Any, **kwargs: Any) -> StoryPage:
        parent = kwargs.pop("parent", None) or StoryIndexPage.objects.get(locale__language_code="nl")
        cleared, people, consent = kwargs.pop("cleared", True), kwargs.pop("people", ()), kwargs.pop("consent", {})
        live = kwargs.pop("live", cleared)
        page = model_class(live=False, locale=parent.locale, **kwargs)
        parent.refresh_from_db()
        parent.add_child(instance=page)
        revision = page.save_revision()
        if cleared:
            clear(page.story_uid, people=people, **consent)
        if live and cleared:
            revision.publish()
        elif live:
            StoryPage.objects.filter(pk=page.pk).update(live=True)
        return StoryPage.objects.get(pk=page.pk)
