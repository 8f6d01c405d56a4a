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
