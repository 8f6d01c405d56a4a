"""The record of processing activities (GDPR 30), from what the site does and what the organisation filled in. Nothing is invented."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consent.enums import Channel, PersonKind
from consent.keeping.expo import EXPO
from consent.keeping.sheets import Row, Sheet
from consent.models import ConsentEvent, ConsentRecord, Controller, Evidence, Participation, Person, Term
from consent.terms import DEFAULTS, Terms


@dataclass(frozen=True)
class Section:
    title: str
    lines: list[str]


def processing() -> list[Section]:
    return [
        Section(_("Who answers for it"), controller()),
        Section(_("Why"), purposes()),
        Section(_("Whose data"), whose()),
        Section(_("Which data"), data()),
        Section(_("Who gets it"), recipients()),
        Section(_("Outside the European Union"), outside()),
        Section(_("How long"), retention()),
        Section(_("How it is kept safe"), measures()),
    ]


def controller() -> list[str]:
    row = Controller.load()
    names = ("legal_entity", "address", "contact", "officer", "officer_contact", "joint", "processors")
    empty = _("still to fill in")
    return [f"{_label(row, name)}: {getattr(row, name) or empty}" for name in names]


def _label(row: Controller, name: str) -> str:
    label = str(row._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def purposes() -> list[str]:
    return [
        _("Telling the stories of children and their buddies, with their consent: GDPR 6(1)(a) and, for health or origin, 9(2)(a)."),
        _("Being able to show who allowed what, and when: GDPR 7(1) and 5(2)."),
        _("Stopping at once when somebody takes their consent back: GDPR 7(3), 17 and 19."),
    ]


def whose() -> list[str]:
    counted = {kind: Person.objects.filter(erased_at=None, kind=kind).count() for kind in PersonKind}
    stories = Participation.objects.values("story_uid").distinct().count()
    return [f"{kind.label}: {number}" for kind, number in counted.items()] + [_("stories with people in them: %(number)s") % {"number": stories}]


def data() -> list[str]:
    numbers = {"records": ConsentRecord.objects.count(), "papers": Evidence.objects.count(), "events": ConsentEvent.objects.count()}
    return [
        _("First and last name, phone, e-mail and birth date (encrypted); the name in the story, language, needs, whether they may be recognisable."),
        _("What was allowed, by whom, where and until when: %(records)s answers.") % numbers,
        _("Signed papers, signatures and recordings, in private storage: %(papers)s.") % numbers,
        _("A log of every act, without names: %(events)s lines.") % numbers,
        _("The story itself, and pictures, sound and film of the people in it."),
    ]


def recipients() -> list[str]:
    allowed = ", ".join(str(channel.label) for channel in Channel)
    return [
        _("Only where somebody said yes, each place apart: %(places)s.") % {"places": allowed},
        _("Real names, contacts and papers: the keepers of consent alone."),
    ]


def outside() -> list[str]:
    days = {"first": EXPO.first_day.strftime("%d-%m-%Y"), "last": EXPO.last_day.strftime("%d-%m-%Y")}
    return [
        _("World Expo in Riyadh (Saudi Arabia), %(first)s to %(last)s: only with a yes to that place, and a notice that says it is outside the EU.")
        % days,
        _("The website can be read from anywhere in the world; it asks nothing of other hosts."),
    ]


def retention() -> list[str]:
    """What holds today, each with where it comes from."""
    today = timezone.localdate()
    values = Terms().on(today)
    sources = dict(Term.objects.filter(valid_from__lte=today).order_by("valid_from").values_list("key", "source"))
    source = _("source")
    return [f"{default.label}: {values[key]} ({source}: {sources.get(key, default.source)})" for key, default in DEFAULTS.items()]


def measures() -> list[str]:
    return [
        _("Names, contacts and birth dates are encrypted; they are found by code, or by exact name through a keyed hash."),
        _("Nothing is shown without the consent of everybody who must give it; what ends or is taken back is hidden in the same moment."),
        _("Papers lie in private storage, and each reading is logged; the log is chained and refuses change."),
        _("Few people have rights, each by role; somebody else than the writer reads a story before it goes online."),
    ]


class Processing(Sheet):
    """The same as a file."""

    slug, title = "verwerking", gettext_lazy("Record of processing")

    def headings(self, with_names: bool) -> list[str]:
        return [_("Part"), _("What is done")]

    def items(self, chosen: str) -> list[tuple[str, str]]:
        return [(section.title, line) for section in processing() for line in section.lines]

    def rows(self, items: list[tuple[str, str]], with_names: bool) -> Iterator[Row]:
        yield from (Row(list(item)) for item in items)
