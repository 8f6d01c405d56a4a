from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import models, transaction


class Judged(models.Model):
    """A row that clearance depends on: saving or deleting it rebuilds the windows in the same transaction."""

    class Meta:
        abstract = True

    def story_uids(self) -> Iterable[UUID]:
        raise NotImplementedError

    def save(self, *args: Any, **kwargs: Any) -> None:
        from consent.windows import rebuild

        with transaction.atomic():
            super().save(*args, **kwargs)
            rebuild(self.story_uids())

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        from consent.windows import rebuild

        with transaction.atomic():
            stories = list(self.story_uids())
            deleted = super().delete(*args, **kwargs)
            rebuild(stories)
        return deleted
