"""What the agenda knows of a project: the next dates of its initiatives."""

from typing import Any

from activities.models import Activity
from activities.public.next_dates import next_dates_of
from projects.joining import joins


@joins
def dates(page: Any) -> dict[str, Any]:
    return {"dates": next_dates_of(Activity.objects.visible().filter(initiative__projects=page.source_key))}
