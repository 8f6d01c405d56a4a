from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from common.models import SiteConfiguration
from contact.enums import Kind
from contact.forms import ContactForm
from contact.models import ContactEntry

FIELDS = ("first_name", "way", "reach", "municipality", "line")


def receive(form: ContactForm, kind: str) -> ContactEntry:
    """Keep the message and tell one editor that there is one; the mail holds no personal data."""
    values = {name: form.cleaned_data[name] for name in FIELDS}
    entry = ContactEntry.objects.create(kind=kind, language=get_language(), **values)
    if desk := SiteConfiguration.load().desk_email:
        with override("nl"):
            address = settings.SITE_URL + reverse("contact_entries:index")
            body = _("Somebody wrote: “%(kind)s”. Read it on the desk: %(address)s") % {"kind": Kind(kind).label, "address": address}
            send_mail(_("A new message on the site"), body, None, [desk], fail_silently=True)
    return entry
