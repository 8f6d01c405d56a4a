from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Theme(TextChoices):
    LEARNING = "learning", _("learning")
    FRIENDSHIP = "friendship", _("friendship")
    LANGUAGE = "language", pgettext_lazy("theme", "language")
    PLAY = "play", _("playing")
    SPORT = "sport", pgettext_lazy("theme", "sport")
    MUSIC = "music", pgettext_lazy("theme", "music")
    NATURE = "nature", _("nature")
    FAMILY = "family", _("family")
    SCHOOL = "school", _("school")
    HOME = "home", pgettext_lazy("theme", "home")


class Talent(TextChoices):
    SPORT = "sport", pgettext_lazy("talent", "sport")
    MUSIC = "music", pgettext_lazy("talent", "music")
    DRAWING = "drawing", _("drawing")
    COOKING = "cooking", _("cooking")
    LANGUAGES = "languages", _("languages")
    ANIMALS = "animals", _("animals")
    TECHNOLOGY = "technology", _("technology")
    BUILDING = "building", _("building things")
    CARING = "caring", _("caring for others")
    HUMOUR = "humour", _("humour")
    STORYTELLING = "storytelling", _("telling stories")


class AgeGroup(TextChoices):
    """How old the child was, as roughly as an overview needs it."""

    BABY = "baby", _("younger than 3")
    PRESCHOOL = "preschool", _("3 to 5")
    PRIMARY = "primary", _("6 to 11")
    TEENAGER = "teenager", _("12 or older")


class BuddyKind(TextChoices):
    """Who walked along."""

    NEIGHBOUR = "neighbour", _("a neighbour")
    VOLUNTEER = "volunteer", _("a volunteer of an organisation")
    STUDENT = "student", _("a student")
    CLUB = "club", _("somebody of a club")
    SCHOOL = "school", _("somebody of school")
    FAMILY = "family", _("somebody of the family")
    PEER = "peer", _("another child")
