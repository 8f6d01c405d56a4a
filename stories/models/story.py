import datetime
import uuid
from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager, Revision
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from common.fields import ChoiceListField
from common.models import BasePage
from consent.gate import NotCleared
from consent.registry import story_pages
from consent.windows import together
from network.models import Municipality
from stories.addresses import numbered
from stories.blocks import NEW_STORY, WORDS
from stories.body import StoryBody
from stories.caching import seconds_until
from stories.enums import AgeGroup, BuddyKind, Talent, Theme
from stories.forms import StoryPageForm
from stories.gate import refuse_dutch_words, refuse_unready, unschedule
from stories.media import alt_texts
from stories.models.facts import StoryFacts
from stories.models.house import House
from stories.models.queryset import StoryQuerySet
from stories.panels import edit_handler
from stories.permissions import StoryPermissionTester
from stories.reading import minutes_for, plain_text, words_of_html

if TYPE_CHECKING:
    from stories.beforehand import WayBack

SOURCE_LANGUAGE = "nl"
LESSONS = {"obstacle", "learned"}
"""Blocks from which others learn."""


@story_pages
class StoryPage(BasePage):
    """A buddy story. Without consent none of it is public: docs/consent.md tells the three locks."""

    template = "pages/story_page.html"
    parent_page_types = ["stories.StoryIndexPage"]
    subpage_types: list[str] = []
    base_form_class = StoryPageForm

    story_uid = models.UUIDField(default=uuid.uuid4, editable=False, db_index=True)
    facts = models.ForeignKey(StoryFacts, null=True, editable=False, on_delete=models.PROTECT, related_name="pages")
    summary = models.CharField(_("summary"), max_length=200, help_text=_("One or two sentences for the cards and for search."))
    short_version = RichTextField(_("short version"), features=WORDS, blank=True,
        help_text=_("The whole story in about eighty plain words. Readers see it first, and it is what gets translated."))  # fmt: skip
    good_at = models.CharField(_("what I am good at"), max_length=160, blank=True, help_text=_("In the child's own words: I can ..."))
    body = StreamField(StoryBody(), verbose_name=_("story"), blank=True, default=NEW_STORY, use_json_field=True,
        help_text=_("Five blocks stand ready; use what you need and leave out the rest."))  # fmt: skip
    told_on = models.DateField(_("told on"), default=timezone.localdate, help_text=_("The day the story was told to you."))
    municipality = models.ForeignKey(Municipality, null=True, blank=True, on_delete=models.PROTECT, related_name="stories",
        verbose_name=_("municipality"), help_text=_("Where the story took place. Never more precise than this."))  # fmt: skip
    themes = ChoiceListField(verbose_name=_("themes"), words=Theme.choices, help_text=_("What the story is about: one to three."))
    talent = models.CharField(_("talent"), max_length=20, choices=Talent.choices, blank=True, help_text=_("The talent that shines in it."))
    age_group = models.CharField(_("age of the child"), max_length=10, choices=AgeGroup.choices, blank=True,
        help_text=_("Tells the desk which stories are still missing. Not shown."))  # fmt: skip
    buddy_kind = models.CharField(_("kind of buddy"), max_length=10, choices=BuddyKind.choices, blank=True,
        help_text=_("Tells the desk which stories are still missing. Not shown."))  # fmt: skip
    project = models.ForeignKey("projects.ProjectPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="stories",
        verbose_name=_("project"), help_text=_("The project it belongs to, if any."))  # fmt: skip
    initiative = models.ForeignKey("initiatives.Initiative", null=True, blank=True, on_delete=models.SET_NULL, related_name="stories",
        verbose_name=_("initiative"), help_text=_("The initiative that helped, if any."))  # fmt: skip
    invented = models.BooleanField(_("invented"), default=False, editable=False)
    is_full = models.BooleanField(default=True, editable=False)
    """Whether the whole text stands in this page's own language; a translation may hold the short version alone."""

    body_words = models.TextField(blank=True, editable=False)
    body_length = models.PositiveIntegerField(default=0, editable=False)
    """Text of the body and its number of words: cards and search read them without opening a stream."""
    has_sound = models.BooleanField(default=False, editable=False)
    has_lessons = models.BooleanField(default=False, editable=False)
    """Whether something got in the way or was learned in it: “Wat we leren” reads the bodies of these alone."""

    objects = PageManager.from_queryset(StoryQuerySet)()

    edit_handler = edit_handler()
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("short_version"),
        index.SearchField("good_at"),
        index.SearchField("body"),
        index.FilterField("story_uid"),
        index.FilterField("locale"),
        index.FilterField("invented"),
        index.FilterField("expire_at"),
        index.FilterField("go_live_at"),
        index.FilterField("first_published_at"),
    ]
    translatable_fields = [
        SynchronizedField("story_uid", overridable=False),
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("summary"),
        TranslatableField("short_version"),
        TranslatableField("good_at"),
        TranslatableField("body"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    clear_until: datetime.datetime | None = None
    may_be_found = False
    """Both set where lock 3 let the page through: when its consent ends, and whether search engines may show it."""
    shown_media: dict[str, Any] | None = None
    way_back: "WayBack | None" = None
    """Both set for a family: what it sees of the story before anybody else does, and its way back to where it came from."""

    @property
    def is_source(self) -> bool:
        return self.locale.language_code == SOURCE_LANGUAGE

    @cached_property
    def house_number(self) -> int | None:
        row = getattr(self, "house_row", None)
        return row if row is not None else House.objects.filter(story_uid=self.story_uid).values_list("number", flat=True).first()

    @property
    def municipality_name(self) -> str:
        return self.facts.municipality.name if self.facts and self.facts.municipality else ""

    def words_of_body(self) -> str:
        """The body's text as it is searched: no template is rendered for it."""
        return plain_text(" ".join(self.body.stream_block.get_searchable_content(self.body)))

    @property
    def short_minutes(self) -> int:
        return minutes_for(words_of_html(self.short_version))

    @property
    def reading_minutes(self) -> int:
        return minutes_for(self.body_length) if self.is_full else self.short_minutes

    def all_words(self) -> str:
        """Every word of it that a reader, a screen reader or a search engine meets."""
        texts = [self.title, self.summary, plain_text(self.short_version), self.good_at, self.words_of_body()]
        return " ".join([*texts, self.seo_title, self.search_description, *alt_texts(self)])

    def permissions_for_user(self, user: Any) -> StoryPermissionTester:
        return StoryPermissionTester(user, self)

    def address(self) -> str | None:
        """Below its index as `<number>-<slug>`; a story that never had a house has no address."""
        path = super().address()
        return numbered(path, self.slug, self.house_number) if path and self.house_number else None

    @together()
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Here, as in each act that writes a page, "clearance" is held before its row (common/locks.py)."""
        if not kwargs.get("update_fields"):
            refuse_dutch_words(self)
        if self.facts is None or self.facts.story_uid != self.story_uid:
            self.facts, _created = StoryFacts.objects.get_or_create(story_uid=self.story_uid)
        self.note_body()
        super().save(*args, **kwargs)

    def note_body(self) -> None:
        self.body_words = self.words_of_body()
        self.body_length = len(self.body_words.split())
        types = {raw["type"] for raw in self.body.raw_data}
        self.has_sound, self.has_lessons = "sound" in types, bool(types & LESSONS)

    def serializable_data(self) -> dict[str, Any]:
        """For a revision: with the words of its own body, not with those of the body before."""
        self.note_body()
        return super().serializable_data()

    @together()
    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        return super().save_revision(*args, **kwargs)

    @together()
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        return super().delete(*args, **kwargs)

    def publish(self, revision: Revision, user: Any = None, **kwargs: Any) -> None:
        try:
            with together():
                refuse_unready(revision, user)
                super().publish(revision, user=user, **kwargs)
        except NotCleared:
            unschedule(revision)  # afterwards: a refusal takes back all that was written inside
            raise

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from stories.context import story_context

        return super().get_context(request, *args, **kwargs) | story_context(self, request)

    def seconds_to_keep(self) -> int:
        return seconds_until(self.clear_until)
