import datetime
import uuid

from django.conf import settings
from django.db.models import Min, OuterRef, Subquery

from common.models import PublicPageQuerySet
from consent.models import Clearance
from stories.cards import FIELDS, CardIterable


class StoryQuerySet(PublicPageQuerySet):
    def visible(self, at: datetime.datetime | None = None) -> "StoryQuerySet":
        """Live and clear for the website at this moment, by the clock; invented stories only where a demo may run.

        Written as `story_uid__in`: an `Exists()` breaks Wagtail's `.search()`.
        """
        pages = super().visible(at).filter(story_uid__in=Clearance.objects.open(at=at).values("story_uid"))
        return (pages if settings.DEMO_ALLOWED else pages.filter(invented=False)).with_houses()

    def with_houses(self) -> "StoryQuerySet":
        from stories.models.house import House

        return self.annotate(house_row=Subquery(House.objects.filter(story_uid=OuterRef("story_uid")).values("number")[:1]))

    def told_once(self) -> "StoryQuerySet":
        """One page per story and language: a copy is the same story."""
        firsts = self.order_by().values("story_uid", "locale_id").annotate(first=Min("pk")).values("first")
        return self.filter(pk__in=firsts)

    def cards(self) -> "StoryQuerySet":
        """As `Card`s; the last word of a query, whatever is filtered comes before."""
        cards = self.values_list(*FIELDS)
        cards._iterable_class = CardIterable
        return cards

    def with_theme(self, theme: str) -> "StoryQuerySet":
        return self.filter(facts__theme_rows__theme=theme)

    def newest_first(self) -> "StoryQuerySet":
        return self.order_by("-first_published_at", "-pk")

    def of_story(self, story_uid: uuid.UUID) -> "StoryQuerySet":
        return self.filter(story_uid=story_uid)
