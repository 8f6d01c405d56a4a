"""What follows when a story goes live, through whatever door; and that a house, once made, is drawn and stays."""

from typing import Any

from django.db.models import ProtectedError
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page

from common.after_commit import after_commit
from consent.models import Participation
from consent.registry import story_uid_of
from consent.windows import rebuild
from stories.erasing import forget_page
from stories.full_text import note_full_text
from stories.media import publish_media_of
from stories.models import House, StoryFacts, StoryPage
from stories.sharing import draw_share_picture


def _after_page_save(sender: Any, instance: Any, raw: bool = False, **_kwargs: Any) -> None:
    if raw or not isinstance(instance, Page) or not instance.live or (sender is not StoryPage and sender is not Page):
        return
    if story_uid := story_uid_of(instance):
        story = instance if isinstance(instance, StoryPage) else StoryPage.objects.get(pk=instance.pk)
        House.objects.give(story_uid, year=story.told_on.year, invented=story.invented)
        story.__dict__.pop("house_number", None)
        if story.is_source:
            StoryFacts.objects.follow(story)
        else:
            note_full_text(story)
        StoryFacts.objects.lend_links(story)
        # What takes time and no visitor waits for: the public copies of pictures and sound.
        after_commit(publish_media_of, story.story_uid)


def _text_changed(sender: Any, instance: StoryPage, raw: bool = False, **_kwargs: Any) -> None:
    """Names are judged by the text (consent/naming.py): another draft, another public text or one page less is another question."""
    if not raw and Participation.objects.filter(story_uid=instance.story_uid).exists():
        rebuild([instance.story_uid])


def _draw_house(sender: Any, instance: House, created: bool, raw: bool = False, **_kwargs: Any) -> None:
    """Every house, at once: drawn at the first publication alone, the file would tell for ever which houses once told."""
    if created and not raw:
        after_commit(draw_share_picture, instance.number)


def _houses_stay(sender: Any, instance: House, **_kwargs: Any) -> None:
    """The last house's number would be given again, and its old addresses would lead to another child."""
    raise ProtectedError("A house is never taken away: without a story its curtains are closed.", {instance})


def connect() -> None:
    post_save.connect(_after_page_save, dispatch_uid="stories.after_save")
    post_save.connect(_draw_house, sender=House, dispatch_uid="stories.draw_house")
    pre_delete.connect(_houses_stay, sender=House, dispatch_uid="stories.houses_stay")
    post_save.connect(_text_changed, sender=StoryPage, dispatch_uid="stories.text_saved")
    post_delete.connect(forget_page, sender=StoryPage, dispatch_uid="stories.forget_page")
    post_delete.connect(_text_changed, sender=StoryPage, dispatch_uid="stories.text_deleted")
