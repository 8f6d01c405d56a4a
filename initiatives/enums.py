"""The words of initiatives. Sets of them that rules need stand beside them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Shape(TextChoices):
    """Each of the seven functions has its own, so that colour never says it alone."""

    CIRCLE = "circle", _("circle")
    SQUARE = "square", _("square")
    TRIANGLE = "triangle", _("triangle")
    DIAMOND = "diamond", _("diamond")
    PENTAGON = "pentagon", _("pentagon")
    HEXAGON = "hexagon", _("hexagon")
    STAR = "star", _("star")


class Colour(TextChoices):
    """Names of the site's own colours (LOOK.md); what they are by day and by night stands in the stylesheet."""

    HEATHER = "heather", _("heather")
    PINE = "pine", _("pine")
    BRICK = "brick", _("brick")
    DUSK = "dusk", _("dusk")
    MOSS = "moss", _("moss")
    LAKE = "lake", _("lake")
    CLAY = "clay", _("clay")


class Cost(TextChoices):
    FREE = "free", _("free")
    SMALL = "small", _("a small amount")
    PAID = "paid", _("paid")


class Licence(TextChoices):
    """Under which others may use what stands here."""

    CC_BY = "CC-BY-4.0", _("CC BY 4.0: whoever names us may use it")
    CC0 = "CC0-1.0", _("CC0: everybody may use it")
    OWN = "own", _("Of the source: ask there first")


OPEN = frozenset({Licence.CC_BY, Licence.CC0})
"""In the files that others take."""


class Spoken(TextChoices):
    """Languages that people near here speak, by their code."""

    NL = "nl", _("Dutch")
    FR = "fr", _("French")
    EN = "en", _("English")
    AR = "ar", _("Arabic")
    TR = "tr", _("Turkish")
    UK = "uk", _("Ukrainian")
    BER = "ber", _("Berber")
    BG = "bg", _("Bulgarian")
    DE = "de", _("German")
    ES = "es", _("Spanish")
    FA = "fa", _("Farsi and Dari")
    PL = "pl", _("Polish")
    PS = "ps", _("Pashto")
    PT = "pt", _("Portuguese")
    RO = "ro", _("Romanian")
    RU = "ru", _("Russian")
    SO = "so", _("Somali")
    SQ = "sq", _("Albanian")
    TI = "ti", _("Tigrinya")
    VGT = "vgt", _("Flemish Sign Language")


class Freshness(TextChoices):
    """How long ago somebody said that it is still right."""

    FRESH = "fresh", _("confirmed")
    MARKED = "marked", _("not confirmed for more than a year")
    OFF_MAP = "off_map", _("taken off the map")
    OFF_LIST = "off_list", _("taken off the list")


class SuggestionKind(TextChoices):
    NEW = "new", _("something that is not here yet")
    CHANGE = "change", _("something is not right")
    CLOSED = "closed", _("it does not exist any more")


class Decision(TextChoices):
    WAITING = "waiting", _("not decided yet")
    TAKEN = "taken", _("taken over")
    LEFT = "left", _("not taken over")
