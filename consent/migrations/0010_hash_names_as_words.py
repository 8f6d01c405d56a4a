from typing import Any

from django.db import migrations

from common.encryption import keyed_hash
from common.words import normal


def _as_words(name: str) -> str:
    words = normal(name).strip()
    return keyed_hash(words) if words else ""


def _as_written(name: str) -> str:
    return keyed_hash(name) if name else ""


def _hash_all(apps: Any, hashed: Any) -> None:
    """The columns are encrypted: no query can do it, and PERSONAL_DATA_KEYS must be those that wrote them."""
    for person in apps.get_model("consent", "Person").objects.iterator():
        person.first_name_hash, person.last_name_hash = hashed(person.first_name), hashed(person.last_name)
        person.full_name_hash = hashed(f"{person.first_name} {person.last_name}") if person.last_name else ""
        person.save(update_fields=["first_name_hash", "last_name_hash", "full_name_hash"])


def as_words(apps: Any, _schema_editor: Any) -> None:
    """As texts are compared, so that a name retyped on a page is found by its hash alone."""
    _hash_all(apps, _as_words)


def as_written(apps: Any, _schema_editor: Any) -> None:
    _hash_all(apps, _as_written)


class Migration(migrations.Migration):
    dependencies = [("consent", "0009_keeping")]
    operations = [migrations.RunPython(as_words, as_written)]
