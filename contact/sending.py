from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common.desk_mail import tell_desk
from contact.enums import Kind
from contact.forms import ContactForm
from contact.models import ContactEntry

FIELDS = ("first_name", "way", "reach", "municipality", "line")


def receive(form: ContactForm, kind: str) -> ContactEntry:
    """Keep the message and tell one editor that there is one; the mail holds no personal data."""
    values = {name: form.cleaned_data[name] for name in FIELDS}
    entry = ContactEntry.objects.create(kind=kind, language=get_language(), **values)
    sentence = _("Somebody wrote: “%(kind)s”. Read it on the desk: %(address)s")
    tell_desk(_("A new message on the site"), sentence, "contact_entries:index", kind=Kind(kind).label)
    return entry
