from typing import Any

from django.utils import timezone

from consent.models import Notice
from home.foundation.tree import SOURCE, read


def make_notices() -> None:
    """The first notices. The Dutch ones count from the start; the others once a speaker found them right."""
    for entry in read("notices.toml")["notice"]:
        for code, text in entry.items():
            if isinstance(text, dict):
                _make(entry, code, text)


def _make(entry: dict[str, Any], code: str, text: dict[str, str]) -> None:
    known = {"key": entry["key"], "audience": entry["audience"], "language": code, "version": 1}
    signed_off_at = timezone.now() if code == SOURCE else None
    Notice.objects.get_or_create(**known, defaults={"title": text["title"], "body": text["body"], "signed_off_at": signed_off_at})
