import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _

from common.fields import EncryptedTextField
from common.models import BasePage
from common.translations import languages_of
from contact.enums import Kind, State, Way
from network.models import Municipality

__all__ = ["ContactEntry", "ContactPage"]

DAYS_KEPT = 90


class ContactEntryQuerySet(models.QuerySet):
    def kept(self) -> "ContactEntryQuerySet":
        """What the desk sees: by the clock, also before the nightly command has deleted what is older."""
        return self.filter(sent_at__gt=timezone.now() - datetime.timedelta(days=DAYS_KEPT))

    def outdated(self) -> "ContactEntryQuerySet":
        return self.filter(sent_at__lte=timezone.now() - datetime.timedelta(days=DAYS_KEPT))


class ContactEntry(models.Model):
    """Somebody who wants to be called back. Encrypted, and gone after 90 days."""

    kind = models.CharField(_("about"), max_length=10, choices=Kind.choices, help_text=_("What they wrote about."))
    first_name = EncryptedTextField(_("first name"), help_text=_("How they want to be called."))
    way = models.CharField(_("reach me by"), max_length=10, choices=Way.choices, help_text=_("How they want to be reached."))
    reach = EncryptedTextField(_("number or address"), help_text=_("The one way to reach them."))
    municipality = models.ForeignKey(Municipality, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("municipality"),
        help_text=_("Where they live."))  # fmt: skip
    line = EncryptedTextField(_("in a line"), blank=True, help_text=_("What they wanted to add."))
    language = models.CharField(_("language"), max_length=10, default="nl", help_text=_("The language they wrote in."))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW, help_text=_("How far you are with it."))
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)

    objects = ContactEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.sent_at:%d-%m-%Y}"


class ContactPage(BasePage):
    """One short form: who, one way to reach them, where. Nothing is asked about a child."""

    template = "pages/contact_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    is_action = True

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, help_text=_("What the form is for."))
    introduction = models.TextField(_("introduction"), blank=True, help_text=_("What happens after sending, in one or two sentences."))

    content_panels = [*BasePage.content_panels, "introduction"]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs) | languages_of(self)
        return context | {"description": self.search_description or self.introduction}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from contact.forms import ContactForm
        from contact.sending import receive

        if request.method == "POST":
            form = ContactForm(request.POST, request=request)
            if form.is_valid():
                receive(form, self.kind)
                return redirect(f"{self.get_url(request)}?verstuurd")
        else:
            form = ContactForm(request=request)
        template = "pages/contact_thanks.html" if "verstuurd" in request.GET and request.method == "GET" else self.template
        response = TemplateResponse(request, template, self.get_context(request) | {"form": form})
        # The form carries a token that ages: a kept copy of the page would carry an old one.
        patch_cache_control(response, no_store=True)
        return response
