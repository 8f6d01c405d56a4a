"""Two indexes on Wagtail's table of pages: the menu asks for a depth, lists for the newest, both in one language.

Wagtail declares none like them. Should one of its migrations ever drop them (SQLite makes a table anew to change it),
pages are slower and nothing else; tests/stories/test_growth.py would tell.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("common", "0001_initial"), ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX page_by_language_and_depth ON wagtailcore_page (locale_id, depth)",
            "DROP INDEX page_by_language_and_depth",
        ),
        migrations.RunSQL(
            "CREATE INDEX page_newest_of_language ON wagtailcore_page (locale_id, first_published_at, id)",
            "DROP INDEX page_newest_of_language",
        ),
    ]
