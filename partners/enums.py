from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Answer(TextChoices):
    """To who asked to take part."""

    NONE = "none", _("waits for an answer")
    YES = "yes", _("takes part")
    NO = "no", _("not now")
