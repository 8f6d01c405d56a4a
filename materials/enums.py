"""The words of what can be borrowed."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    TOYS = "toys", _("toys and games")
    BOOKS = "books", _("books and stories")
    LANGUAGE = "language", _("to practise a language")
    OUTDOORS = "outdoors", _("for outdoors")
    SPORT = "sport", _("sport and bicycles")
    BABY = "baby", _("for babies")
    MUSIC = "music", _("music and making things")
    TOGETHER = "together", _("for a group or a party")
    OTHER = "other", _("something else")
