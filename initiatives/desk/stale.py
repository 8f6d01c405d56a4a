"""For editors: what nobody has confirmed for long, or what nobody can be asked about."""

import re

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from common.paging import page_links, paginate
from consent.desk.permissions import refuse_unless
from initiatives.confirming import confirm
from initiatives.desk.suggestions import edit_address
from initiatives.freshness import ASKED_AFTER
from initiatives.models import Initiative
from initiatives.models.queryset import InitiativeQuerySet
from network.models import Membership

A_PAGE = 50
MAY = "initiatives.change_initiative"


def to_look_at() -> InitiativeQuerySet:
    """The longest unconfirmed first: stale, or due to be asked with nobody to ask."""
    at_work = Membership.objects.working().filter(organisation=OuterRef("organisation"))
    due = Initiative.objects.visible().filter(last_confirmed_at__lte=timezone.now() - ASKED_AFTER)
    nobody = due.filter(~Exists(at_work), contact_email="")
    return (Initiative.objects.stale() | nobody).select_related("organisation").order_by("last_confirmed_at", "pk")


def stale(request: HttpRequest) -> HttpResponse:
    refuse_unless(request, MAY)
    if request.method == "POST":
        number = request.POST.get("initiative", "")
        initiative = get_object_or_404(Initiative.objects.visible(), pk=int(number) if re.fullmatch(r"\d{1,15}", number, re.ASCII) else 0)
        confirm(initiative)
        messages.success(request, _("Noted: “%(name)s” is still right.") % {"name": initiative.name})
        return redirect(request.get_full_path())
    page = paginate(request, to_look_at(), A_PAGE)
    for one in page.object_list:
        one.edit_url = edit_address(one)
    context = {"initiatives": page, "page_links": page_links(request, page), "tab": "stale"}
    return render(request, "initiatives/desk/stale.html", context)
