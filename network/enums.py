"""The words of the network. Sets of them that rules need stand beside them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    SPORT = "sport", _("sports club")
    YOUTH = "youth", _("youth work")
    CULTURE = "culture", _("library or culture")
    SCHOOL = "school", _("school")
    CHILDCARE = "childcare", _("childcare")
    HOUSE_OF_THE_CHILD = "house_of_the_child", _("Huis van het Kind")
    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood house")
    CARE = "care", _("care and support")
    ADULT_EDUCATION = "adult_education", _("adult education")
    AUTHORITY = "authority", _("public authority")
    OTHER = "other", _("association or other")


class OrganisationStatus(TextChoices):
    INVITED = "invited", _("invited")
    ACTIVE = "active", _("takes part")
    SUSPENDED = "suspended", _("suspended")
    CLOSED = "closed", _("stopped")


PUBLIC = frozenset({OrganisationStatus.ACTIVE})


class Trust(TextChoices):
    MODERATED = "moderated", _("somebody reads along")
    TRUSTED = "trusted", _("publishes at once")


class Role(TextChoices):
    OWNER = "owner", _("owner")
    EDITOR = "editor", _("helper")


WORKING = frozenset({OrganisationStatus.INVITED, OrganisationStatus.ACTIVE})
"""Whose people may work in the portal; what they make is public once the organisation takes part."""


class Category(TextChoices):
    """The seven essential functions of a neighbourhood network, in the words of parents."""

    MEETING = "meeting", _("Meeting people")
    SCHOOL = "school", _("Childcare and school")
    PLAY = "play", _("Play and sport")
    HELP = "help", _("Help and health")
    OUTDOORS = "outdoors", _("Outdoors")
    RIGHTS = "rights", _("Your rights")
    VOICE = "voice", _("Making your voice heard")


class Precision(TextChoices):
    """How well a point on the map is known."""

    EXACT = "exact", _("exact address")
    STREET = "street", _("somewhere in the street")
    MUNICIPALITY = "municipality", _("the middle of the municipality")


class Access(TextChoices):
    WHEELCHAIR = "wheelchair", _("wheelchairs can get in")
    TOILET = "toilet", _("accessible toilet")
    QUIET = "quiet", _("a quiet corner")
    SIGN_LANGUAGE = "sign_language", _("Flemish Sign Language")
    PICTURES = "pictures", _("explained with pictures")
    DOGS = "dogs", _("assistance dogs are welcome")


class Progress(TextChoices):
    """How far what a partner made is."""

    DRAFT = "draft", _("Not sent yet")
    WAITING = "waiting", _("Being read")
    TO_MEND = "to_mend", _("Needs a small change")
    PUBLIC = "public", _("On the site")
    CHANGE_WAITING = "change_waiting", _("On the site, a change is being read")
    CHANGE_TO_MEND = "change_to_mend", _("On the site, a change needs mending")
    GONE = "gone", _("Taken off the site")


UNSENT = frozenset({Progress.DRAFT, Progress.WAITING, Progress.TO_MEND})
"""Nothing of it is public yet."""
