"""What people said of a story, kept beside the site by the rules of CONSENT.md: a second opinion that asks `consent` nothing."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils import timezone

ALWAYS = {"facts", "own_words"}
"""With what everybody is in these stories; under which name, the page shows."""
MODEST = {"pseudonym", "age", "municipality", "own_words", "facts", "drawing"}


@dataclass
class Human:
    person: Any
    parents: list[Any] = field(default_factory=list)
    recognisable: str = "not_asked"

    @property
    def age(self) -> int:
        born = self.person.birth_date
        return relativedelta(timezone.localdate(), born).years if born else 99

    def birthday(self, age: int) -> datetime.datetime:
        day = self.person.birth_date + relativedelta(years=age)
        return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))

    def may_answer(self) -> list[Any]:
        return [*self.parents, self.person]

    def must_answer(self) -> list[Any]:
        """Under twelve the parents, to eighteen the child too, then the person alone."""
        if self.age >= 18:
            return [self.person]
        return [*self.parents, self.person] if self.age >= 12 else self.parents

    def may_be_named(self) -> bool:
        """«May not be recognisable» beats any consent; for a minor only a clear yes counts."""
        return self.recognisable in ({"yes"} if self.age < 18 else {"yes", "not_asked"})

    def secrets(self) -> list[str]:
        """What no page may ever hold; the first name is apart, some allow it."""
        people = {one.pk: one for one in self.may_answer()}.values()
        own = self.person.pk
        return [word for one in people for word in (one.last_name, one.phone, "" if one.pk == own else one.first_name) if word]


@dataclass(frozen=True)
class Word:
    """The last word of one giver about one subject: a no when nothing is granted."""

    grants: frozenset[tuple[str, str]]
    until: datetime.datetime

    def holds(self) -> bool:
        return bool(self.grants) and timezone.now() < self.until


NO = Word(frozenset(), datetime.datetime.max.replace(tzinfo=datetime.UTC))


@dataclass
class Said:
    people: list[Human]
    words: dict[tuple[int, int], Word] = field(default_factory=dict)
    """By subject and giver."""
    stopped: bool = False

    def yes(self, human: Human, giver: Any, elements: set[str], channels: set[str], until: datetime.datetime | None = None) -> None:
        now = timezone.now()
        until = until or now + relativedelta(years=2)
        if human.age < 18:
            until = min(until, human.birthday(18))
        self.words[human.person.pk, giver.pk] = Word(frozenset((one, place) for one in elements for place in channels), until)

    def no(self, human: Human, giver: Any) -> None:
        self.words[human.person.pk, giver.pk] = NO

    def takes_back(self, giver: Any) -> None:
        """All that this giver said or was asked; of somebody who is asked nothing the story stops as a whole."""
        theirs = [human for human in self.people if giver.pk in {one.pk for one in human.may_answer()}]
        for human in theirs:
            self.no(human, giver)
        # A parent of who is eighteen is asked nothing any more: the desk's stop remembers such a no.
        if not any(giver in human.must_answer() or (human.age < 12 and giver.pk == human.person.pk) for human in theirs):
            self.stopped = True

    def less(self, human: Human, giver: Any, element: str, channel: str) -> None:
        word = self.word(human, giver)
        if word and word.holds():
            kept = frozenset(pair for pair in word.grants if pair[0] != element and pair[1] != channel)
            if kept:
                self.words[human.person.pk, giver.pk] = Word(kept, word.until)
            else:
                self.takes_back(giver)

    def word(self, human: Human, giver: Any) -> Word | None:
        return self.words.get((human.person.pk, giver.pk))

    def allowed(self, channel: str = "website", named: frozenset[int] = frozenset()) -> bool:
        """Whether everybody who must has allowed what is shown; `named`: who stands there by the own first name."""
        return not self.stopped and all(self._allowed(human, channel, human.person.pk in named) for human in self.people)

    def shows(self, human: Human, element: str) -> bool:
        """Whether a picture of somebody may be seen on the website: everybody who must has said so; the story has to be allowed besides."""
        words = [self.word(human, giver) for giver in human.must_answer()]
        hidden = human.recognisable == "hidden" or self.stopped
        return not hidden and all(word and word.holds() and (element, "website") in word.grants for word in words)

    def _allowed(self, human: Human, channel: str, is_named: bool) -> bool:
        if human.recognisable == "hidden" or (is_named and not human.may_be_named()):
            return False
        if human.age < 12 and self.word(human, human.person) == NO:
            return False
        elements = ALWAYS | ({"first_name"} if is_named else set())
        needed = {(element, channel) for element in elements}
        words = [self.word(human, giver) for giver in human.must_answer()]
        return all(word and word.holds() and needed <= word.grants for word in words)
