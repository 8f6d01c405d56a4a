from typing import Any

from django import template

from initiatives.models import Initiative
from network.review.progress import states_of

register = template.Library()
MOST = 300


@register.inclusion_tag("partners/initiatives/list.html", takes_context=True)
def own_initiatives(context: Any) -> dict[str, Any]:
    """What somebody's organisations have on the map, with its state: a fixed number of queries."""
    request = context["request"]
    rows = list(Initiative.objects.of_person(request.user).select_related("organisation").order_by("name", "pk")[:MOST])
    return {"rows": rows, "states": states_of(rows), "request": request}
