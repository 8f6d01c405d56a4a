"""What pictures, sound and film share: somebody may be in it, and then it follows the narrowest consent of all of them."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from common.after_commit import after_commit
from common.cleaning import CleanUpload
from consent.case import Demand
from consent.models import ConsentRecord, Person
from consent.models.judged import Judged
from consent.windows import rebuild, together
from pictures.enums import PeopleState, Treatment
from pictures.storage import public_storage
from pictures.visibility import PublicCopyQuerySet, WindowQuerySet


class Peopled(models.Model):
    """The relations `people`, `windows` and `public` of a subclass have the same names in each."""

    people_state = models.CharField(
        _("Is anybody in it?"), max_length=10, choices=PeopleState.choices, default=PeopleState.UNCHECKED,
        help_text=_("Also from behind, blurry, or only a voice. Until somebody has looked, no visitor ever sees or hears it."),
    )  # fmt: skip

    # Given by Wagtail's image and document.
    title: Any
    file: Any

    has_new_file = False
    """Set by the field's own door, whoever wrote a file through it."""
    OF_THE_FILE: tuple[str, ...] = ("file", "file_size", "file_hash", "people_state")

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with together():
            before = type(self)._default_manager.filter(pk=self.pk).first() if self.pk else None
            if before and before.file.name != self.file.name:
                if self.has_new_file or not self.file._committed:
                    self._replace(before)
                else:
                    self._follow(before)
            super().save(*args, **kwargs)
            self.has_new_file = False
            if before and before.people_state != self.people_state:
                rebuild(self.story_uids())
            if before and before.public_words != self.public_words:
                rebuild(set(self.public.exclude(story_uid=None).values_list("story_uid", flat=True)))

    @property
    def public_words(self) -> str:
        """What stands in a page because of it: judged with the texts of the stories that show it."""
        return ""

    def _replace(self, before: "Peopled") -> None:
        """Another file: what was said of the one before does not hold for it; its public copies go, and it goes itself."""
        if self.people_state == before.people_state and self._asks_anew():
            self.people_state = PeopleState.UNCHECKED
        self.public.all().delete()
        if before.file.name:
            # Not before the commit: what is undone keeps its file.
            after_commit(before.file.storage.delete, before.file.name)

    def _asks_anew(self) -> bool:
        return True

    def _follow(self, before: "Peopled") -> None:
        """Somebody else replaced the file since this was read: the old one does not come back, nor what was said of it."""
        for name in self.OF_THE_FILE:
            setattr(self, name, getattr(before, name))

    def story_uids(self) -> set[uuid.UUID]:
        """The stories in which this may be, or was, clear."""
        subjects = self.people.values("person")
        told = ConsentRecord.objects.filter(subject__in=subjects).values_list("story_uid", flat=True)
        return {*told, *self.windows.values_list("story_uid", flat=True)}

    def demands(self) -> list[Demand]:
        """Whom it shows, with what of themselves; empty when that is not known of everyone, and then it is never clear."""
        people = list(self.people.all())
        if self.people_state != PeopleState.LISTED or any(row.person is None for row in people):
            return []
        return [Demand(row.person, frozenset({row.element})) for row in people]

    def name_neutrally(self, word: str) -> None:
        """A file is often called after the child in it: such a title gives way to `word`."""
        content = self.file.file if self.file and not self.file._committed else None
        given = content.given_name if isinstance(content, CleanUpload) else ""
        if not self.title.strip() or (given and _plain(self.title) in {_plain(given), _plain(given.rpartition(".")[0])}):
            self.title = word


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


class Appearance(Judged):
    """Somebody is in it. Saving or deleting one rebuilds the windows of the stories concerned."""

    owner = ""
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)s_set", verbose_name=_("person"),
        help_text=_("Who it is. While somebody in it is unknown, no visitor sees or hears it."),
    )  # fmt: skip
    treatment = models.CharField(
        _("treatment"), max_length=10, choices=Treatment.choices, default=Treatment.NONE,
        help_text=_("What was done so that this person is harder to recognise."),
    )  # fmt: skip

    class Meta:
        abstract = True

    def __str__(self) -> str:
        who = self.person or _("somebody we do not know")
        return f"{who} · {self.get_element_display()}"

    def story_uids(self) -> Iterable[uuid.UUID]:
        told = ConsentRecord.objects.filter(subject=self.person_id).values_list("story_uid", flat=True)
        return {*told, *getattr(self, self.owner).story_uids()}


class Window(models.Model):
    """When it is clear inside a story. A cache of consent's rules, rebuilt with them, never a truth."""

    story_uid = models.UUIDField(_("story"), help_text=_("The story in which it is clear."))
    opens_at = models.DateTimeField(_("from"), help_text=_("The moment from which it may be shown."))
    closes_at = models.DateTimeField(_("until"), null=True, help_text=_("The moment from which it may not; empty when none is known."))
    of_whom = models.CharField(
        _("of whom"), max_length=64, blank=True, editable=False, help_text=_("A hash of who was in it, with what, when this was judged.")
    )

    objects = WindowQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.story_uid} {self.opens_at} – {self.closes_at}"


class PublicCopy(models.Model):
    """A file in public storage: made when it is published, deleted with its row (see publication.py)."""

    owner = ""
    story_uid = models.UUIDField(_("story"), null=True, help_text=_("The story it is shown in; empty for pages that tell none."))

    objects = PublicCopyQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.copy.name

    @property
    def url(self) -> str:
        return self.copy.url


def copy_field() -> models.FileField:
    return models.FileField(_("copy"), storage=public_storage, help_text=_("The file that visitors get, under a random name."))
