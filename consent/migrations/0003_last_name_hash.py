from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consent", "0002_relation_of_heirs")]
    operations = [
        migrations.AddField(
            model_name="person",
            name="last_name_hash",
            field=models.CharField(blank=True, db_index=True, editable=False, max_length=64),
        ),
    ]
