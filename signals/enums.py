"""The words of signals. Sets of them that rules need stand beside them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Progress(TextChoices):
    """How far the desk is with it."""

    NEW = "new", _("not read yet")
    TAKEN_UP = "taken_up", _("we are working on it")
    SOLVED = "solved", _("there is something now")
    LEFT = "left", _("we cannot do it")


OPEN = frozenset({Progress.NEW, Progress.TAKEN_UP})
"""Somebody waits for it."""
