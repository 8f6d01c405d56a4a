from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    BUDDY = "buddy", _("I want to be a buddy")
    SEEK = "seek", _("I am looking for a buddy")
    TELL = "tell", _("I know a story")


class State(TextChoices):
    NEW = "new", _("new")
    CALLED = "called", _("called")
    DONE = "done", _("done")


class Way(TextChoices):
    PHONE = "phone", _("phone")
    WHATSAPP = "whatsapp", _("WhatsApp")
    MAIL = "mail", _("e-mail")
