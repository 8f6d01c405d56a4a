from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models


class Judged(models.Model):
    """A row that clearance depends on: saving or deleting it rebuilds the windows in the same transaction."""

    class Meta:
        abstract = True

    def story_uids(self) -> Iterable[UUID]:
        raise NotImplementedError

    def before_save(self) -> None:
        """Refuse, or fill in what is missing; nobody else changes what clearance reads meanwhile."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        from consent.windows import rebuild, together

        with together():
            self.before_save()
            rebuild(self._stored_story_uids())
            super().save(*args, **kwargs)
            rebuild(self.story_uids())

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        from consent.windows import rebuild, together

        with together():
            rebuild(self.story_uids())
            return super().delete(*args, **kwargs)

    def _stored_story_uids(self) -> Iterable[UUID]:
        """The row may leave a story: what is stored tells which."""
        stored = type(self)._default_manager.filter(pk=self.pk).first() if self.pk else None
        return stored.story_uids() if stored else []
