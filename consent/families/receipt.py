"""The receipt: what was answered, until when, and how to take it back. As a page, on paper, by mail for who wants it."""

from django import forms
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from common.models import SiteConfiguration
from common.public_form import PublicForm
from common.qr import qr_svg
from common.spoken import language_links
from consent.capacity import is_young
from consent.families.holding import Holding, holding
from consent.families.language import spoken
from consent.models import Card


class MailForm(PublicForm):
    email = forms.EmailField(
        label=gettext_lazy("Also by mail? Your address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("We send it once and do not keep your address."),
        error_messages={
            "required": gettext_lazy("Write your address, or simply close this page."), "invalid": gettext_lazy("Look at the address once more."),
        },
    )  # fmt: skip


@csrf_exempt
@spoken
def receipt(request: HttpRequest, card: Card) -> HttpResponse:
    """By mail for who has a mailbox alone: a young child's is its parents' too, and its no is not for them."""
    held = holding(card)
    form = None if is_young(card.giver) else MailForm(request.POST if request.method == "POST" else None, request=request)
    if request.method == "POST" and form and form.is_valid():
        if send(held, form.cleaned_data["email"]):
            return redirect(f"{request.path}?verstuurd&taal={get_language()}")
        form.add_error(None, _("The mail could not be sent just now. Print this page, or try again later."))
    context = {"card": card, "holding": held, "form": form, "qr": qr_svg(card.link), "is_sent": "verstuurd" in request.GET}
    return render(request, "families/receipt.html", language_links(request) | context)


def send(held: Holding, address: str) -> bool:
    """No name and no title in it: a mailbox is read by more people than one. Without the link, the code alone opens nothing."""
    context = {"card": held.card, "holding": held, "phone": SiteConfiguration.load().phone, "site_url": settings.SITE_URL}
    body = render_to_string("families/receipt_mail.txt", context)
    try:
        return bool(EmailMessage(_("What you answered"), body, None, [address]).send())
    except OSError:
        return False
