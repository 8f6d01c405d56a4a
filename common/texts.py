"""The words of something in several languages, beside a row that holds what is true in all of them.

The Dutch words follow what was approved and are what translators start from. A translation of older words is not shown.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.translation import get_language
from wagtail.models import Locale, TranslatableMixin

from common.language import direction


@dataclass(frozen=True)
class Told:
    """The words of one row, under the names they have there, and the language they are in."""

    words: Any
    language: str

    def __getattr__(self, name: str) -> Any:
        return getattr(self.words, name)

    @property
    def direction(self) -> str:
        return direction(self.language)


class TextInLanguage(TranslatableMixin, models.Model):
    """A subclass names the foreign key to its row (`OWNER`) and the fields that both have (`WORDS`)."""

    OWNER: str
    WORDS: tuple[str, ...]

    of = models.CharField(max_length=64, blank=True, editable=False)
    """Of which Dutch words it is a translation."""

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.of = self.digest(getattr(self, self.OWNER))
        super().save(*args, **kwargs)

    @classmethod
    def digest(cls, owner: Any) -> str:
        return hashlib.sha256("\x1f".join(getattr(owner, name) for name in cls.WORDS).encode()).hexdigest()

    @classmethod
    def follow(cls, owner: Any) -> None:
        """The Dutch words, as they were approved."""
        dutch = {cls.OWNER: owner, "locale": Locale.objects.get(language_code=settings.LANGUAGE_CODE)}
        text = cls.objects.filter(**dutch).first() or cls(**dutch)
        for name in cls.WORDS:
            setattr(text, name, getattr(owner, name))
        text.save()

    @classmethod
    def beside(cls, owners: QuerySet) -> QuerySet:
        """The rows with their words in the language of the page: `lend` then asks nothing more."""
        language = get_language() or settings.LANGUAGE_CODE
        if language == settings.LANGUAGE_CODE:
            return owners
        texts = cls.objects.filter(**{cls.OWNER: OuterRef("pk")}, locale__language_code=language)
        words = JSONObject(**{name: name for name in (*cls.WORDS, "of")})
        return owners.annotate(said=Subquery(texts.values(words=words)[:1], output_field=JSONField()))

    @classmethod
    def lend(cls, owners: Iterable[Any]) -> None:
        """Gives each a `text` (`Told`), all in one query; none in Dutch, or where the words came along (`beside`)."""
        listed = list(owners)
        language = get_language() or settings.LANGUAGE_CODE
        told: dict[int, Any] = {}
        if listed and all("said" in vars(one) for one in listed):
            told = {one.pk: SimpleNamespace(**one.said) for one in listed if one.said}
        elif language != settings.LANGUAGE_CODE and listed:
            texts = cls.objects.filter(**{f"{cls.OWNER}__in": {one.pk for one in listed}}, locale__language_code=language)
            told = {getattr(text, f"{cls.OWNER}_id"): text for text in texts}
        for one in listed:
            text = told.get(one.pk)
            is_current = text is not None and text.of == cls.digest(one)
            one.text = Told(text, language) if is_current else Told(one, settings.LANGUAGE_CODE)
