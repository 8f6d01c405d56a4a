from typing import Any

from django import template
from django.utils.translation import get_language

from initiatives.models import Initiative
from network.review.progress import states_of
from partners.projects import roles_of_person

register = template.Library()
MOST = 300


@register.inclusion_tag("partners/initiatives/list.html", takes_context=True)
def own_initiatives(context: Any) -> dict[str, Any]:
    """What somebody's organisations have on the map, with its state: a fixed number of queries."""
    request = context["request"]
    rows = list(Initiative.objects.of_person(request.user).select_related("organisation").order_by("name", "pk")[:MOST])
    return {"rows": rows, "states": states_of(rows), "request": request}


@register.inclusion_tag("partners/own_projects.html", takes_context=True)
def own_projects(context: Any) -> dict[str, Any]:
    """The projects somebody's organisations take part in, with their role."""
    return {"roles": roles_of_person(context["request"].user), "LANGUAGE_CODE": get_language()}
