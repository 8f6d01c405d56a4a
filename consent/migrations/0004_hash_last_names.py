from typing import Any

from django.db import migrations

from common.encryption import keyed_hash


def hash_last_names(apps: Any, _schema_editor: Any) -> None:
    """So that people noted before are found by their last name too. The column is encrypted: no query can do it."""
    for person in apps.get_model("consent", "Person").objects.iterator():
        if person.last_name:
            person.last_name_hash = keyed_hash(person.last_name)
            person.save(update_fields=["last_name_hash"])


class Migration(migrations.Migration):
    dependencies = [("consent", "0003_last_name_hash")]
    operations = [migrations.RunPython(hash_last_names, migrations.RunPython.noop)]
