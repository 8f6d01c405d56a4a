"""The words of consent. Sets of them that rules need stand beside them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PersonKind(TextChoices):
    CHILD = "child", _("child")
    GUARDIAN = "guardian", _("parent or guardian")
    BUDDY = "buddy", _("buddy")
    PROFESSIONAL = "professional", _("professional")
    OTHER = "other", _("somebody else")


class Recognisable(TextChoices):
    NOT_ASKED = "not_asked", _("not asked")
    YES = "yes", _("yes")
    NO = "no", _("no")
    HIDDEN = "hidden", _("not shown at all")


class Element(TextChoices):
    PSEUDONYM = "pseudonym", _("another name")
    FIRST_NAME = "first_name", _("own first name")
    AGE = "age", _("age")
    MUNICIPALITY = "municipality", _("municipality")
    OWN_WORDS = "own_words", _("own words")
    FACTS = "facts", _("what happened")
    FACE = "face", _("face in a picture")
    BODY = "body", _("in a picture, not recognisable")
    VOICE = "voice", _("voice")
    VIDEO = "video", _("film")
    DRAWING = "drawing", _("own drawing")


TEXT_ELEMENTS = frozenset({Element.PSEUDONYM, Element.FIRST_NAME, Element.AGE, Element.MUNICIPALITY, Element.OWN_WORDS, Element.FACTS})
NAMING = frozenset({Element.PSEUDONYM, Element.FIRST_NAME})
RECOGNISING = frozenset({Element.FIRST_NAME, Element.FACE, Element.VOICE, Element.VIDEO})
# "Another name, no picture": what the first, simplest choice allows.
MODEST = frozenset(TEXT_ELEMENTS - RECOGNISING | {Element.DRAWING})


class Channel(TextChoices):
    WEBSITE = "website", _("our website")
    SEARCH_ENGINES = "search_engines", _("search engines")
    NEWSLETTER = "newsletter", _("newsletter")
    SOCIAL = "social", _("social media")
    PRESS = "press", _("press")
    PRINT = "print", _("print")
    EXHIBITION = "exhibition", _("exhibition")
    EXPO = "expo", _("World Expo 2030")
    PARTNERS = "partners", _("partner sites")
    MACHINE_TRANSLATION = "machine_translation", _("machine translation")
    EMBED = "embed", _("shown inside other sites")


# Where the site's own locks do not reach: what stands there is noted, and asked back.
OUTSIDE = (
    Channel.NEWSLETTER, Channel.SOCIAL, Channel.PRESS, Channel.PRINT, Channel.EXHIBITION, Channel.EXPO, Channel.PARTNERS, Channel.EMBED,
)  # fmt: skip
# In people's hands and mailboxes: nobody brings back every copy.
HANDED_OUT = frozenset({Channel.NEWSLETTER, Channel.PRESS, Channel.PRINT})


class Phase(TextChoices):
    CAPTURE = "capture", _("recording it")
    PUBLISH = "publish", _("showing it")


class Answer(TextChoices):
    GRANTED = "granted", pgettext_lazy("consent", "yes")
    REFUSED = "refused", pgettext_lazy("consent", "no")
    NOT_ASKED = "not_asked", _("not asked")


class Capacity(TextChoices):
    SELF = "self", _("for themselves")
    HOLDER = "holder", _("as a parent")
    GUARDIAN = "guardian", _("as a guardian")
    HEIR = "heir", _("as an heir")
    ASSENT = "assent", _("the child's own word")


class Method(TextChoices):
    PAPER = "paper", _("on paper")
    SCREEN = "screen", _("on a screen")
    AUDIO = "audio", _("sound recording")
    VIDEO = "video", _("film recording")
    SPOKEN = "spoken", _("spoken, with a witness")
    INTERPRETER = "interpreter", _("with an interpreter")


class RecordState(TextChoices):
    """States of a record, after W3C DPV. What the clock alone decides (expired) is computed, never stored."""

    REQUESTED = "requested", _("asked")
    GIVEN = "given", _("given")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("taken back")
    REVOKED = "revoked", _("ended by the network")
    INVALIDATED = "invalidated", _("not valid")


FINAL = frozenset({RecordState.REFUSED, RecordState.WITHDRAWN, RecordState.REVOKED, RecordState.INVALIDATED})


class EventKind(TextChoices):
    PERSON_ADDED = "person_added", _("person added")
    LISTED = "listed", _("person listed in a story")
    TAKEN_OFF = "taken_off", _("person taken off a story")
    ATTESTED = "attested", _("everyone in the story is listed")
    ASKED = "asked", _("somebody was asked")
    RECORDED = "recorded", _("consent noted")
    REFUSED = "refused", _("consent refused")
    WITHDRAWN = "withdrawn", _("consent taken back")
    STOPPED = "stopped", _("story taken offline")
    LIFTED = "lifted", _("story may come back")
    PUBLISHED = "published", _("story published")
    UNPUBLISHED = "unpublished", _("story unpublished")
    EVIDENCE_READ = "evidence_read", _("evidence read")
    NARROWED = "narrowed", _("less allowed than before")
    NOT_RECOGNISABLE = "not_recognisable", _("may not be recognisable")
    STORY_ERASED = "story_erased", _("story erased")
    PERSON_ERASED = "person_erased", _("person erased")
    EVIDENCE_ERASED = "evidence_erased", _("evidence erased")
    EVIDENCE_REFUSED = "evidence_refused", _("evidence not found under this story")
    CARD_CLOSED = "card_closed", _("card lost and closed")
    PLACED = "placed", _("placed outside the site")
    TAKE_DOWN_ASKED = "take_down_asked", _("take-down asked outside the site")
    TAKE_DOWN_CONFIRMED = "take_down_confirmed", _("take-down confirmed outside the site")
    NOT_TAKEN_BACK = "not_taken_back", _("cannot be taken back outside the site")
    HANDED_OVER = "handed_over", _("work handed over")
    FILE_GONE = "file_gone", _("picture or recording of somebody gone for good")


TAKEN_BACK = (EventKind.WITHDRAWN, EventKind.STOPPED, EventKind.REFUSED, EventKind.NARROWED)
ERASING = frozenset({EventKind.STORY_ERASED, EventKind.PERSON_ERASED, EventKind.EVIDENCE_ERASED})


class PlacementState(TextChoices):
    STANDS = "stands", _("stands there")
    TO_TAKE_DOWN = "to_take_down", _("to be taken down")
    ASKED = "asked", _("take-down asked")
    CONFIRMED = "confirmed", _("gone, confirmed")
    STAYS = "stays", _("cannot be taken back")


OUT_THERE = frozenset({PlacementState.STANDS, PlacementState.TO_TAKE_DOWN, PlacementState.ASKED})


class ReminderKind(TextChoices):
    """What the clock brings, and keepers want to know of beforehand."""

    EXPIRY = "expiry", _("consent ends")
    DECIDES_ALONG = "decides_along", _("decides along from this day")
    COMES_OF_AGE = "comes_of_age", _("comes of age: from this day the person alone decides")
    NOTICE_REVIEW = "notice_review", _("notice to read again")


class Audience(TextChoices):
    ADULT = "adult", _("adults")
    YOUNG = "young", _("young people")
    CHILD = "child", _("young children")
