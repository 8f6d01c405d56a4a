"""A notice counts once somebody who speaks its language found it right: they say so themselves, by a button."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from consent.desk.permissions import refuse_unless
from consent.models import Notice


@require_POST
def find_right(request: HttpRequest, notice_id: int) -> HttpResponse:
    refuse_unless(request, "consent.change_notice")
    get_object_or_404(Notice, pk=notice_id).sign_off(request.user)
    messages.success(request, _("Noted: you found this text right."))
    return redirect("notice:edit", notice_id)
