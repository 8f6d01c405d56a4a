from typing import Any

from wagtail.admin.panels import Panel

from consent.desk.overview import context


class ConsentPanel(Panel):
    """The Toestemming tab: read in ten seconds, nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "consent/tab.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            values = super().get_context_data(parent_context)
            return values | (context(self.instance.story_uid) if self.instance.pk else {})
