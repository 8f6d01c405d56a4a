"""`/partner/meten/`: what somebody's organisations measure, one value at a time. What they wrote themselves they may mend, nothing else."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from network.models import Organisation
from partners.doors import partner, portal_links
from partners.keeping import kept
from partners.measuring.forms import MeasurementForm
from projects.indicators.series import series_of
from projects.models import Indicator, Measurement

MOST, MOST_VALUES = 300, 60
SAVED, AWAY = "bewaard", "weg"


@partner
def indicators(request: HttpRequest) -> HttpResponse:
    rows = series_of(mine(request).order_by("project_title", "project", "sort_order", "pk")[:MOST])
    return render(request, "partners/measuring/list.html", portal_links(request) | {"page_title": _("Measuring"), "rows": rows})


@partner
def measure(request: HttpRequest, uid: UUID) -> HttpResponse:
    indicator = get_object_or_404(mine(request), uid=uid)
    return answer_form(request, Measurement(indicator=indicator))


@partner
def correct(request: HttpRequest, uid: UUID, pk: int) -> HttpResponse:
    return answer_form(request, own(request, uid, pk))


@partner
def away(request: HttpRequest, uid: UUID, pk: int) -> HttpResponse:
    """By POST alone."""
    measurement = own(request, uid, pk)
    if request.method != "POST":
        return redirect(f"{reverse('partner_measurement', args=[uid, pk])}?taal={get_language()}")
    log(measurement, "wagtail.delete", user=request.user, deleted=True)
    measurement.delete()
    return back(uid, AWAY)


def answer_form(request: HttpRequest, measurement: Measurement) -> HttpResponse:
    """Shows the form with what stands there, or keeps what it says."""
    indicator: Any = measurement.indicator
    (series,) = series_of([indicator])
    typed = request.POST if request.method == "POST" else kept(request)
    form = MeasurementForm(typed, instance=measurement, organisations=who_measures(request, indicator), unit=series.unit)
    if request.method == "POST" and form.is_valid() and keep(request, form):
        return back(indicator.uid, SAVED)
    mended = Measurement.objects.get(pk=measurement.pk) if measurement.pk else None
    context = {
        "page_title": series.text.name, "form": form, "series": series, "mended": mended, "done": request.GET.get("gedaan", ""),
        "was_kept": request.method == "GET" and form.is_bound, "values": values_of(request, indicator),
        "may_mend": form.same_day is not None and form.same_day.organisation in request.organisations,
    }  # fmt: skip
    return render(request, "partners/measuring/measure.html", portal_links(request) | context)


def keep(request: HttpRequest, form: MeasurementForm) -> bool:
    """False when somebody else wrote a value of that day at the same moment: the form says so."""
    is_new = form.instance.pk is None
    form.instance.by = request.user
    try:
        with transaction.atomic():
            saved = form.save()
    except IntegrityError:
        form.full_clean()
        return False
    log(saved, "wagtail.create" if is_new else "wagtail.edit", user=request.user, content_changed=True)
    return True


def back(uid: UUID, done: str) -> HttpResponse:
    return redirect(f"{reverse('partner_measure', args=[uid])}?gedaan={done}&taal={get_language()}")


def mine(request: HttpRequest) -> Any:
    """What they measure, each with the title of its project; another's is a 404."""
    return Indicator.objects.of_person(request.user).annotate(project_title=F("project__title"))


def own(request: HttpRequest, uid: UUID, pk: int) -> Measurement:
    """A value that one of their organisations wrote; 404 for anybody else's, the desk's too."""
    indicator = get_object_or_404(mine(request), uid=uid)
    found = values_of(request, indicator, most=None).filter(pk=pk).first()
    if found is None:
        raise Http404
    found.indicator = indicator
    return found


def values_of(request: HttpRequest, indicator: Indicator, most: int | None = MOST_VALUES) -> Any:
    written = Measurement.objects.filter(indicator=indicator, organisation__in=request.organisations)
    return written.select_related("organisation").order_by("-measured_on")[:most]


def who_measures(request: HttpRequest, indicator: Indicator) -> list[Organisation]:
    asked = set(indicator.measured_by.values_list("pk", flat=True))
    return [one for one in request.organisations if one.pk in asked]
