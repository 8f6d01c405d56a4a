import django.db.models.deletion
from django.db import migrations, models

import network.models.embedding


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0003_members_places_and_trust'),
    ]

    operations = [
        migrations.CreateModel(
            name='EmbedHost',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('host', models.CharField(help_text='“www.bibliotheek.be”. Every name by itself: with and without www are two.', max_length=253, unique=True, validators=[network.models.embedding.check_host], verbose_name='website')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='embed_hosts', to='network.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'website that may show the agenda',
                'verbose_name_plural': 'websites that may show the agenda',
                'ordering': ['host'],
            },
        ),
    ]
