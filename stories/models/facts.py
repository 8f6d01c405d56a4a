import uuid
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from network.models import Municipality
from stories.enums import AgeGroup, BuddyKind, Talent, Theme

if TYPE_CHECKING:
    from stories.models.story import StoryPage


FACTS = ("told_on", "talent", "age_group", "buddy_kind", "themes", "municipality_id", "project_id", "initiative_id")
LINKS = ("municipality_id", "project_id", "initiative_id")


class StoryFactsManager(models.Manager):
    def follow(self, page: "StoryPage") -> None:
        """Take the facts of the Dutch page as it was published; every language reads this row."""
        facts = page.facts
        for name in FACTS:
            setattr(facts, name, getattr(page, name))
        facts.save()
        kept = set(facts.theme_rows.values_list("theme", flat=True))
        facts.theme_rows.exclude(theme__in=page.themes).delete()
        StoryTheme.objects.bulk_create(StoryTheme(facts=facts, theme=theme) for theme in page.themes if theme not in kept)

    def lend_links(self, page: "StoryPage") -> None:
        """Translations carry the links too, for reverse managers (`municipality.stories`); their own copy never counts."""
        facts = self.get(story_uid=page.story_uid)
        links = {name: getattr(facts, name) for name in LINKS}
        type(page).objects.filter(story_uid=page.story_uid).exclude(locale__language_code="nl").update(**links)


class StoryFacts(models.Model):
    """What is true of a story in every language: one row, never a synchronised copy."""

    story_uid = models.UUIDField(default=uuid.uuid4, unique=True)
    told_on = models.DateField(_("told on"), null=True)
    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("municipality"))
    project = models.ForeignKey("projects.ProjectPage", null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("project"))
    initiative = models.ForeignKey("initiatives.Initiative", null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("initiative"))
    talent = models.CharField(_("talent"), max_length=20, choices=Talent.choices, blank=True)
    age_group = models.CharField(_("age of the child"), max_length=10, choices=AgeGroup.choices, blank=True)
    buddy_kind = models.CharField(_("kind of buddy"), max_length=10, choices=BuddyKind.choices, blank=True)

    themes = models.JSONField(_("themes"), default=list)

    objects = StoryFactsManager()

    class Meta:
        verbose_name = _("facts of a story")
        verbose_name_plural = _("facts of stories")

    def __str__(self) -> str:
        return str(self.story_uid)


class StoryTheme(models.Model):
    """The themes of a story once more, a row each: what the wall filters by, in any database."""

    facts = models.ForeignKey(StoryFacts, on_delete=models.CASCADE, related_name="theme_rows")
    theme = models.CharField(_("theme"), max_length=20, choices=Theme.choices)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [models.UniqueConstraint(fields=["facts", "theme"], name="theme_of_story_once")]
        indexes = [models.Index(fields=["theme", "facts"], name="stories_of_a_theme")]

    def __str__(self) -> str:
        return self.theme
