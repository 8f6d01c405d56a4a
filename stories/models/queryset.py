import datetime
import uuid

from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery

from common.models import PublicPageQuerySet
from consent.models import Clearance
from stories.cards import FIELDS, CardIterable


class StoryQuerySet(PublicPageQuerySet):
    def visible(self, at: datetime.datetime | None = None) -> "StoryQuerySet":
        """Live and clear for the website at this moment, by the clock; invented stories only where a demo may run.

        Each row asks for a window of its own. Written as `story_uid__in`: an `Exists()` breaks Wagtail's `.search()`.
        """
        pages = super().visible(at).filter(story_uid__in=Clearance.objects.open(at=at).of_outer_story().values("story_uid"))
        return (pages if settings.DEMO_ALLOWED else pages.filter(invented=False)).with_houses()

    def with_houses(self) -> "StoryQuerySet":
        from stories.models.house import House

        return self.annotate(house_row=Subquery(House.objects.filter(story_uid=OuterRef("story_uid")).values("number")[:1]))

    def told_once(self) -> "StoryQuerySet":
        """One page per story and language, the first of these pages: a copy is the same story. Searched before, not after (`Exists`).

        Looked up story by story: few have a copy, and those that have none ask nothing more.
        """
        earlier = self.model.objects.filter(story_uid=OuterRef("story_uid"), pk__lt=OuterRef("pk"))
        here = self.order_by().filter(pk=OuterRef("pk"), locale_id=OuterRef(OuterRef("locale_id")))
        return self.filter(~Exists(earlier.filter(Exists(here))))

    def tell_outer_story(self) -> Exists:
        """For rows of another table with a `story_uid`. The story is looked up first, whatever else these pages are filtered by."""
        pages = self.model.objects.filter(story_uid=OuterRef("story_uid"))
        return Exists(pages.filter(Exists(self.order_by().filter(pk=OuterRef("pk")))))

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
