"""The register: stories and what is missing, people, what ends, what was taken back and how long that took."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consent import registry
from consent.case import load
from consent.desk.overview import line
from consent.enums import TAKEN_BACK, Channel, EventKind, PersonKind
from consent.keeping.durations import seconds_taken
from consent.keeping.sheets import Row, Sheet, titles
from consent.models import Clearance, ConsentEvent, ConsentRecord, Participation, Person
from consent.rules import reasons
from consent.sentences import phrase
from consent.windows import clear_windows


class Stories(Sheet):
    slug, title = "verhalen", gettext_lazy("Stories")
    empty = gettext_lazy("There is no story here.")
    parameter = "stand"
    choices = [("alle", gettext_lazy("all")), ("ontbreekt", gettext_lazy("something is missing")), ("mag", gettext_lazy("may be online"))]

    def headings(self, with_names: bool) -> list[str]:
        return [_("Story"), _("Answers"), _("What is missing"), _("Until")]

    def items(self, chosen: str) -> list[UUID]:
        """Those with a page and those of which a consent is all that is left, newest page first."""
        uids = dict.fromkeys(uid for model in registry.page_models() for uid in pages(model))
        uids |= dict.fromkeys(Participation.objects.order_by("pk").values_list("story_uid", flat=True))
        if chosen == "alle":
            return list(uids)
        clear = set(Clearance.objects.open().values_list("story_uid", flat=True))
        return [uid for uid in uids if (uid in clear) == (chosen == "mag")]

    def rows(self, items: list[UUID], with_names: bool) -> Iterator[Row]:
        known = titles(items)
        for story_uid in items:
            yield Row([known.get(story_uid, "–"), *judged(story_uid)], reverse("consent_note", args=[story_uid]) if story_uid in known else "")


def pages(model: Any) -> Iterable[UUID]:
    return model._default_manager.order_by("-pk").values_list("story_uid", flat=True)


def judged(story_uid: UUID) -> list[str]:
    """Who answered what, what is missing, and until when all of it holds."""
    now = timezone.now()
    case = load(story_uid)
    people = [line(case, demand, now) for demand in case.demands]
    answers = [f"{one.person} · " + (" · ".join(f"{answer.label}: {answer.word}" for answer in one.answers) or "–") for one in people]
    missing = list(dict.fromkeys(phrase(reason) for reason in reasons(case, Channel.WEBSITE, now)))
    until = None if missing else clear_windows(case, Channel.WEBSITE, now)[0][1]
    return ["\n".join(answers), "\n".join(missing), date_format(timezone.localtime(until)) if until else ""]


class People(Sheet):
    slug, title = "mensen", gettext_lazy("People")
    empty = gettext_lazy("Nobody is noted here yet.")
    parameter = "soort"
    choices = [("alle", gettext_lazy("all")), *PersonKind.choices]

    def headings(self, with_names: bool) -> list[str]:
        names = [_("First name"), _("Last name")] if with_names else []
        return [_("Code"), *names, _("Kind"), _("Name in the story"), _("Language"), _("Recognisable?"), _("Stories")]

    def items(self, chosen: str) -> Any:
        people = Person.objects.filter(erased_at=None).annotate(stories=Count("participations", distinct=True)).order_by("number")
        return people if chosen == "alle" else people.filter(kind=chosen)

    def rows(self, items: list[Person], with_names: bool) -> Iterator[Row]:
        for person in items:
            names = [person.first_name, person.last_name] if with_names else []
            known = [person.get_kind_display(), person.public_alias, person.language, person.get_may_be_recognisable_display(), str(person.stories)]
            yield Row([person.code, *names, *known])


class Ending(Sheet):
    slug, title = "einde", gettext_lazy("What ends")
    empty = gettext_lazy("Nothing ends in these days.")
    parameter = "dagen"
    choices = [("90", gettext_lazy("within 90 days")), ("30", gettext_lazy("within 30 days")), ("7", gettext_lazy("within 7 days"))]

    def headings(self, with_names: bool) -> list[str]:
        return [_("Story"), _("About"), _("Given by"), _("Ends on"), _("Days")]

    def items(self, chosen: str) -> Any:
        now = timezone.now()
        soon = ConsentRecord.objects.ending(now, now + datetime.timedelta(days=int(chosen)))
        return soon.select_related("subject", "giver").order_by("valid_until", "pk")

    def rows(self, items: list[ConsentRecord], with_names: bool) -> Iterator[Row]:
        known, today = titles(record.story_uid for record in items), timezone.localdate()
        for record in items:
            day = timezone.localdate(record.valid_until)
            cells = [known.get(record.story_uid, "–"), str(record.subject), str(record.giver), date_format(day), str((day - today).days)]
            yield Row(cells, reverse("consent_note", args=[record.story_uid]) if record.story_uid in known else "")


class TakenBack(Sheet):
    slug, title = "weg", gettext_lazy("What was taken back")
    empty = gettext_lazy("Nobody took anything back.")
    parameter = "hoe"
    choices = [("alle", gettext_lazy("all")), *[(kind.value, kind.label) for kind in TAKEN_BACK]]

    def headings(self, with_names: bool) -> list[str]:
        return [_("Story"), _("When"), _("What"), _("Code"), _("Offline after (seconds)")]

    def items(self, chosen: str) -> Any:
        kinds = TAKEN_BACK if chosen == "alle" else (EventKind(chosen),)
        return ConsentEvent.objects.filter(kind__in=kinds).order_by("-pk")

    def rows(self, items: list[ConsentEvent], with_names: bool) -> Iterator[Row]:
        known, took = titles(event.story_uid for event in items if event.story_uid), seconds_taken(items)
        people = {person.uid: person.code for person in Person.objects.filter(uid__in=[event.person_uid for event in items if event.person_uid])}
        for event in items:
            when = date_format(timezone.localtime(event.at), "DATETIME_FORMAT")
            after = _("no page went") if took[event.pk] is None else f"{took[event.pk]:.1f}"
            cells = [known.get(event.story_uid, "–"), when, event.get_kind_display(), people.get(event.person_uid, ""), after]
            yield Row(cells, reverse("consent_note", args=[event.story_uid]) if event.story_uid in known else "")


SHEETS: dict[str, Sheet] = {sheet.slug: sheet for sheet in (Stories(), People(), Ending(), TakenBack())}
