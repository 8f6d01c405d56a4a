"""Erasing the words: pages, revisions, localize's copies, labels in the logs, what a form kept, and pictures nobody else shows."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from taggit.models import Tag
from wagtail.admin.models import EditingSession, FormState
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry, ReferenceIndex
from wagtail_localize.models import String, StringTranslation, Template, TranslatableObject, TranslationSource

from consent import registry
from consent.models import Person
from pictures.models import File, Picture
from stories.media import files_of, pictures_of
from stories.models import House, StoryFacts, StoryPage


@registry.on_erasure
def erase_pages(story_uid: UUID) -> None:
    """The house stays, dark, and its old addresses answer as those of every closed house."""
    pages = list(StoryPage.objects.filter(story_uid=story_uid).order_by("-depth", "-pk"))
    shown = {(model, pk) for page in pages for told in every_version(page) for model, pk in shown_by(told)}
    for page in pages:
        at_its_address = rf"(^|/)([0-9]+-)?{re.escape(page.slug)}(/|$)"
        Redirect.objects.filter(Q(old_path__regex=at_its_address) | Q(redirect_link__regex=at_its_address)).delete()
        page.delete()
    for model, pk in shown:
        _erase_file(model, pk)
    Tag.objects.filter(taggit_taggeditem_items=None).delete()
    StoryFacts.objects.filter(story_uid=story_uid).delete()
    House.objects.filter(story_uid=story_uid).update(story_uid=None)


@registry.on_person_erasure
def erase_history(_person: Person, story_uids: Iterable[UUID]) -> None:
    """They were written out of these stories: earlier versions still hold them."""
    for page in StoryPage.objects.filter(story_uid__in=list(story_uids)):
        page.revisions.exclude(pk__in=[pk for pk in (page.latest_revision_id, page.live_revision_id) if pk]).delete()
        forget_words(page)
        forget_translation(page)


def every_version(page: StoryPage) -> Iterator[StoryPage]:
    yield page
    for revision in page.revisions.iterator():
        yield revision.as_object()


def shown_by(told: StoryPage) -> Iterator[tuple[type[Model], int]]:
    yield from ((Picture, pk) for pk in pictures_of(told))
    yield from ((File, pk) for pk in files_of(told))


def _erase_file(model: type[Model], pk: int) -> None:
    """Unless another page shows it too."""
    if not ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(model), to_object_id=str(pk)).exists():
        for one in model._default_manager.filter(pk=pk):
            one.delete()


def forget_page(sender: Any, instance: StoryPage, **_kwargs: Any) -> None:
    """Whenever a story page is deleted, by an erasure or at the desk: no log, form or translation keeps its words."""
    forget_words(instance)
    if not StoryPage.objects.filter(translation_key=instance.translation_key).exists():
        forget_translation(instance)


def forget_words(page: StoryPage) -> None:
    PageLogEntry.objects.filter(page=page.pk).update(label="", data={})
    forget_forms([page])


def forget_forms(pages: Iterable[StoryPage]) -> None:
    """What the desk keeps of half-typed forms, in pages and below them."""
    pks = [str(page.pk) for page in pages]
    of_stories = Q(content_type=ContentType.objects.get_for_model(StoryPage), object_id__in=pks)
    FormState.objects.filter(of_stories | Q(parent_object_id__in=pks)).delete()
    EditingSession.objects.filter(of_stories).delete()


def forget_translation(page: StoryPage) -> None:
    """Localize keeps every segment ever translated; those of no other page go."""
    TranslationSource.objects.filter(object_id=page.translation_key).delete()  # its segments protect what comes next
    # Before their context: without it they would stay while a copy has the same words, and localize could not delete them any more.
    StringTranslation.objects.filter(context__object_id=page.translation_key).delete()
    TranslatableObject.objects.filter(translation_key=page.translation_key).delete()
    String.objects.filter(segments=None).delete()
    Template.objects.filter(segments=None).delete()
