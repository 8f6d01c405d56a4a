"""Wagtail's lists and forms, where the keepers need them a little otherwise."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views.generic import CreateView, DeleteView, IndexView

from common.cleaning import clean_sound
from consent.terms import DEFAULTS, Terms


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


class NoticeForm(WagtailAdminModelForm):
    """The recording has no address on the desk: families alone hear it, on the page where they answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.sound:
            self.fields["sound"].help_text = _("There is a recording. Once the notice is used it stays as it is.")

    def clean_sound(self) -> Any:
        sound = self.cleaned_data["sound"]
        if not isinstance(sound, UploadedFile):
            return sound
        return clean_sound(sound)


class TermsView(IndexView):
    """What holds today, the defaults included; below it the rows that somebody added."""

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(*args, **kwargs) | {"in_force": Terms().in_force(timezone.localdate())}


class TermCreateView(CreateView):
    """`?key=` chooses the term."""

    def get_initial(self) -> dict[str, Any]:
        key = self.request.GET.get("key", "")
        return super().get_initial() | ({"key": key} if key in DEFAULTS else {})


class NoticeDeleteView(DeleteView):
    """A used notice stays, and says so."""

    def form_valid(self, form: Any) -> HttpResponse:
        if self.object.is_used:
            messages.error(self.request, _("This notice was used and stays."))
            return redirect(self.get_success_url())
        return super().form_valid(form)
