"""What partners miss for families: they tell it, see what the desk does with it, and may take it back while nobody has read it."""

from uuid import UUID

from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from common.ages import ages_in_words
from partners.doors import partner, portal_links
from partners.keeping import kept
from partners.signals.forms import SignalForm
from signals.enums import Progress
from signals.models import Signal

SENT, BACK, READ = "verstuurd", "terug", "gelezen"
MOST = 300


@partner
def signals(request: HttpRequest) -> HttpResponse:
    sent = list(Signal.objects.of_person(request.user).select_related("organisation", "municipality")[:MOST])
    for signal in sent:
        signal.ages = ages_in_words(signal.age_from, signal.age_to)
    context = {"page_title": pgettext("for families", "What is missing"), "signals": sent, "done": request.GET.get("gedaan", "")}
    return render(request, "partners/signals/list.html", portal_links(request) | context)


@partner
def new(request: HttpRequest) -> HttpResponse:
    typed = request.POST if request.method == "POST" else kept(request)
    form = SignalForm(typed, organisations=request.organisations, asked=request.GET.get("organisatie", ""))
    if request.method == "POST" and form.is_valid():
        try:
            form.send(request.user)
        except IntegrityError:
            # Pressed twice at one moment: the first press told it.
            if not Signal.objects.of_person(request.user).filter(uid=form.cleaned_data["uid"]).exists():
                raise
        return back_to_list(SENT)
    context = {"page_title": _("Tell what is missing"), "form": form, "was_kept": request.method == "GET" and form.is_bound}
    return render(request, "partners/signals/form.html", portal_links(request) | context)


@partner
def take_back(request: HttpRequest, uid: UUID) -> HttpResponse:
    """By POST alone. 404 for another organisation's, as for one that never was; what somebody has read stays."""
    signal = Signal.objects.of_person(request.user).filter(uid=uid).first()
    if signal is None:
        raise Http404
    if request.method != "POST":
        return back_to_list("")
    # Asked of the database once more: the desk may have read it at this moment.
    number, _rows = Signal.objects.filter(pk=signal.pk, progress=Progress.NEW).delete()
    return back_to_list(BACK if number else READ)


def back_to_list(done: str) -> HttpResponse:
    return redirect(f"{reverse('partner_signals')}?gedaan={done}&taal={get_language()}")
