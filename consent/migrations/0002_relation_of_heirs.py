from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="consentrecord",
            name="relation",
            field=models.CharField(
                blank=True, help_text="What an heir is to the one who died: daughter, brother, partner.", max_length=40, verbose_name="relation"
            ),
        ),
    ]
