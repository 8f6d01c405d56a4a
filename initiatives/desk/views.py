"""For reviewers: what partners sent, beside what was approved."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy

from initiatives.desk.comparing import lines
from initiatives.models import Initiative
from network.review.desk import Reviewing
from network.review.desk import review as answer

OF_INITIATIVES = Reviewing(
    lines=lines, icon="site", button=gettext_lazy("Put it on the map"), done=gettext_lazy("It is on the map now; the partner gets a mail."),
)  # fmt: skip


def review(request: HttpRequest, pk: int) -> HttpResponse:
    return answer(request, get_object_or_404(Initiative.objects.select_related("organisation"), pk=pk), OF_INITIATIVES)
