import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0004_places_of_what_was_there")]
    operations = [
        migrations.AlterField(
            model_name="initiative", name="slug",
            field=models.SlugField(editable=False, max_length=120, unique=True, verbose_name="address"),
        ),
        migrations.AlterField(
            model_name="initiative", name="uid",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="uid"),
        ),
        migrations.RemoveField(model_name="initiative", name="municipality"),
    ]
