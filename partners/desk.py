"""The desk's own pages about partners: a sign-in link on the spot, and the answer to who asks to take part."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from common.language import ours
from common.qr import qr_svg
from consent.desk.permissions import refuse_unless
from network.accounts import accounts, language_of_person
from network.models import Membership
from partners.desk_forms import AnswerForm, ReasonForm
from partners.entering import link_for
from partners.enums import Answer
from partners.invitations import send_invitation
from partners.joining import say_no, say_yes, send_no, similar_to
from partners.models import Application

LINK_MADE = "partners.link"


def sign_in_link(request: HttpRequest, pk: int) -> HttpResponse:
    """For who stands beside the editor and gets no mail. The button makes it; it is kept nowhere, and the log says who made it."""
    refuse_unless(request, "network.change_organisation")
    membership = get_object_or_404(Membership.objects.select_related("user__wagtail_userprofile", "organisation"), pk=pk)
    works = Membership.objects.working().filter(pk=pk, user__in=accounts()).exists()
    context = {"membership": membership, "works": works}
    if request.method == "POST" and works:
        link = link_for(membership.user, ours(language_of_person(membership.user)))
        log(membership, LINK_MADE, user=request.user)
        context |= {"link": link, "qr": qr_svg(link)}
    return render(request, "partners/desk_link.html", context)


def application(request: HttpRequest, pk: int) -> HttpResponse:
    refuse_unless(request, "partners.view_application")
    asked = get_object_or_404(Application.objects.kept().select_related("municipality", "answered_by"), pk=pk)
    similar = similar_to(asked.name) if asked.answer == Answer.NONE else []
    pressed = request.POST.get("answer", "") if request.method == "POST" else ""
    yes = AnswerForm(request.POST if pressed == Answer.YES else None, similar=similar)
    no = ReasonForm(request.POST if pressed == Answer.NO else None)
    if pressed:
        refuse_unless(request, "network.change_organisation")
    if (pressed == Answer.YES and yes.is_valid()) or (pressed == Answer.NO and no.is_valid()):
        try:
            left = answer_yes(request, asked, yes) if pressed == Answer.YES else answer_no(request, asked, no)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("partner_application", pk=pk)
        if not left:
            messages.error(request, _("It is noted, but the mail did not leave: call them."))
        return redirect("partner_applications:index")
    return render(request, "partners/desk_application.html", {"asked": asked, "similar": similar, "yes": yes, "no": no})


def answer_yes(request: HttpRequest, asked: Application, form: AnswerForm) -> bool:
    membership = say_yes(asked, request.user, form.cleaned_data["existing"])
    messages.success(request, _("%(name)s takes part. The invitation is on its way.") % {"name": membership.organisation})
    return send_invitation(membership)


def answer_no(request: HttpRequest, asked: Application, form: ReasonForm) -> bool:
    say_no(asked, request.user)
    messages.success(request, _("%(name)s hears that it is not now, and why.") % {"name": asked})
    return send_no(asked, form.cleaned_data["reason"])
