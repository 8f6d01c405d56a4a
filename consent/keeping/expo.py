"""«Klaar voor de Expo»: which stories may be told in Riyadh from the first day to the last, and whom to ask again for the others.

A no is nobody to ask again, and is not shown as one: the list holds open questions only.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consent import registry
from consent.case import Case, load, midnight
from consent.enums import Answer, Channel
from consent.keeping.sheets import Row, Sheet, titles
from consent.models import Clearance, Grant
from consent.rules import Reason, reasons
from consent.sentences import A_NO, giver_name, phrase


@dataclass(frozen=True)
class Span:
    first_day: datetime.date
    last_day: datetime.date
    source: str

    @property
    def begins(self) -> datetime.datetime:
        """A moment that has passed is no question any more."""
        return max(midnight(self.first_day), timezone.now())

    @property
    def is_over(self) -> datetime.datetime:
        return midnight(self.last_day + datetime.timedelta(days=1))

    @property
    def last_moment(self) -> datetime.datetime:
        return self.is_over - datetime.timedelta(microseconds=1)


EXPO = Span(datetime.date(2030, 10, 1), datetime.date(2031, 3, 31), "CONSENT.md, 'Where it stands in law': Riyadh, as announced in 2024")

# What a no or a stop would show: nobody is asked again because of it.
NOT_TO_ASK = A_NO | {"hidden", "recognisable"}
WHY: dict[str, str | Promise] = {
    "not_here": gettext_lazy("not asked for the Expo yet"),
    "expired": gettext_lazy("ends before the Expo is over"),
    "not_answered": gettext_lazy("has not answered yet"),
    "grown": gettext_lazy("is an adult by then, and decides alone"),
    "along": gettext_lazy("decides along by then"),
}


@dataclass(frozen=True)
class Question:
    who: str
    why: str
    url: str


def told() -> list[UUID]:
    """Stories that have been online, the first told first."""
    uids: dict[UUID, None] = {}
    for model in registry.page_models():
        pages = model._default_manager.filter(first_published_at__isnull=False).order_by("first_published_at", "pk")
        uids |= dict.fromkeys(pages.values_list("story_uid", flat=True))
    return list(uids)


def ready() -> set[UUID]:
    """One window that holds from the first day to the last."""
    through = Q(closes_at=None) | Q(closes_at__gte=EXPO.is_over)
    return set(Clearance.objects.filter(through, channel=Channel.EXPO, opens_at__lte=EXPO.begins).values_list("story_uid", flat=True))


def questions(case: Case) -> list[Question]:
    """Whom to ask, as things would stand on the last day; nobody while somebody's no keeps the story closed."""
    if any(reason.code in A_NO for reason in reasons(case, Channel.EXPO, timezone.now())):
        return []
    refused = set(
        Grant.objects.filter(answer=Answer.REFUSED, channel=Channel.EXPO, record__story_uid=case.story_uid).values_list("record_id", flat=True)
    )
    found = dict.fromkeys(reasons(case, Channel.EXPO, EXPO.last_moment))
    return list(dict.fromkeys(question(case, reason) for reason in found if not is_a_no(case, reason, refused)))


def is_a_no(case: Case, reason: Reason, refused: set[int]) -> bool:
    if reason.code in NOT_TO_ASK:
        return True
    if reason.code != "not_here" or not reason.person or not reason.giver:
        return False
    said = [record for record in case.records[reason.person.pk] if record.giver_id == reason.giver.pk]
    # Refused, or allowed once and left out of a later answer: a card makes an answer smaller without a word of no.
    return any(record.pk in refused or any(grant.channel == Channel.EXPO for grant in record.granted) for record in said)


def question(case: Case, reason: Reason) -> Question:
    if reason.giver is None or reason.person is None:
        return Question("", phrase(reason), reverse("consent_note", args=[case.story_uid]))
    url = f"{reverse('consent_note', args=[case.story_uid])}?wie={reason.person.pk}-{reason.giver.pk}"
    return Question(f"{giver_name(reason)} ({reason.giver.code})", str(WHY.get(why(case, reason), phrase(reason))), url)


def why(case: Case, reason: Reason) -> str:
    """A birthday before the last day is what a keeper should know first: it ends what the parents said."""
    if reason.code not in {"not_answered", "expired"} or reason.person != reason.giver or reason.person is None:
        return reason.code
    ages, today = case.terms.on(EXPO.last_day), timezone.localdate()
    for code, age in (("grown", "adult_age"), ("along", "decides_along_age")):
        day = reason.person.birthday(ages[age])
        if day and today < day <= EXPO.last_day:
            return code
    return reason.code


class Expo(Sheet):
    slug, title = "expo", gettext_lazy("Ready for the Expo")
    empty = gettext_lazy("No story is told yet.")
    parameter = "stand"
    choices = [("vragen", gettext_lazy("not ready yet")), ("klaar", gettext_lazy("ready")), ("alle", gettext_lazy("all"))]

    def headings(self, with_names: bool) -> list[str]:
        return [_("Story"), _("Ready?"), _("Whom to ask again, and why")]

    def items(self, chosen: str) -> list[tuple[UUID, bool]]:
        done = ready()
        stories = [(uid, uid in done) for uid in told()]
        return stories if chosen == "alle" else [(uid, is_ready) for uid, is_ready in stories if is_ready == (chosen == "klaar")]

    def rows(self, items: list[tuple[UUID, bool]], with_names: bool) -> Iterator[Row]:
        known = titles(uid for uid, _is_ready in items)
        for uid, is_ready in items:
            asked = [] if is_ready else questions(load(uid))
            lines = [": ".join(filter(None, (one.who, one.why))) for one in asked]
            yield Row([known.get(uid, "–"), _("ready") if is_ready else _("not yet"), "\n".join(lines)], reverse("consent_note", args=[uid]))


def counts() -> tuple[int, int]:
    """How many are ready, and of how many."""
    stories = set(told())
    return len(stories & ready()), len(stories)
