"""Wagtail's lists and forms, where the keepers need them a little otherwise."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views.generic import DeleteView, IndexView


class PeopleView(IndexView):
    """Found by code or exact name. The search is posted: an address with a name in it would lie in logs and histories."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.get(request, *args, **kwargs)

    @property
    def wanted(self) -> str:
        return self.request.POST.get("wie", "").strip()

    def get_base_queryset(self) -> Any:
        people = super().get_base_queryset()
        return people.known_as(self.wanted) if self.wanted else people


class GuardianshipForm(WagtailAdminModelForm):
    """Who answers for whom is noted once; another child or guardian is another line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("child", "guardian"):
            self.fields[name].disabled = bool(self.instance.pk)


class NoticeDeleteView(DeleteView):
    """A used notice stays, and says so."""

    def form_valid(self, form: Any) -> HttpResponse:
        if self.object.is_used:
            messages.error(self.request, _("This notice was used and stays."))
            return redirect(self.get_success_url())
        return super().form_valid(form)
