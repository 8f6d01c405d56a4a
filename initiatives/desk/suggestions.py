"""For reviewers: what visitors told, one by one beside what stands."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from common.language import own_name
from common.paging import page_links, paginate
from consent.desk.permissions import refuse_unless
from initiatives.desk.deciding import ACTS
from initiatives.enums import SuggestionKind
from initiatives.models import Initiative, Suggestion
from network.review.deciding import DecidedAlready

A_PAGE = 50
MAY = "initiatives.change_suggestion"


def suggestions(request: HttpRequest) -> HttpResponse:
    refuse_unless(request, MAY)
    page = paginate(request, Suggestion.objects.waiting().select_related("initiative", "category", "municipality"), A_PAGE)
    context = {"suggestions": page, "page_links": page_links(request, page), "tab": "suggestions"}
    return render(request, "initiatives/desk/suggestions.html", context)


def suggestion(request: HttpRequest, pk: int) -> HttpResponse:
    refuse_unless(request, MAY)
    one = get_object_or_404(Suggestion.objects.select_related("initiative", "category__parent", "municipality", "decided_by"), pk=pk)
    act = ACTS[one.kind].get(request.POST.get("decision", "")) if request.method == "POST" else None
    if act is None:
        return render(request, "initiatives/desk/suggestion.html", _context(one))
    try:
        made = act(one.pk, request.user)
    except DecidedAlready as sentence:
        messages.warning(request, str(sentence))
        return redirect("suggestions")
    if isinstance(made, Initiative):
        messages.success(request, _("It is a draft now: complete it and publish it."))
        return redirect(edit_address(made))
    messages.success(request, _("It is noted what you decided."))
    return redirect("suggestions")


def edit_address(initiative: Initiative) -> str:
    return reverse(Initiative.snippet_viewset.get_url_name("edit"), args=[quote(initiative.pk)])


def _context(one: Suggestion) -> dict[str, Any]:
    initiative = one.initiative
    return {
        "suggestion": one,
        "initiative": initiative,
        "places": initiative.places.select_related("municipality") if initiative else [],
        "edit_url": edit_address(initiative) if initiative else "",
        "language": own_name(one.language),
        "is_new": one.kind == SuggestionKind.NEW,
    }
