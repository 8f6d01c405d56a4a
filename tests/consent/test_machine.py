"""The promises of CONSENT.md, after every step of histories that nobody thought of.

Hypothesis makes people answer, take back, grow up and be stopped, and editors, translators, reviewers and the night try every door.
After each step the public pages are read as a visitor reads them, and compared with what was said (`tests/support/said.py`).
"""

import datetime
import io
import os
import random
import re
import tempfile
from collections import Counter
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client, TestCase, override_settings
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PIL import Image
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from consent import triggers
from consent.audit import of_live_story, of_windows
from consent.case import load
from consent.clearance import clearance
from consent.enums import RecordState
from consent.erasing.people import StillTold, erase_person
from consent.erasing.stories import erase_story
from consent.factories import NoticeFactory, PersonFactory, give, take_part
from consent.families.holding import holding
from consent.gate import NotCleared
from consent.models import Attestation, Card, ConsentEvent, ConsentRecord, Grant, Guardianship
from consent.restoring import ledger
from consent.rules import reasons
from consent.withdrawal import withdraw
from pictures.factories import PictureFactory, PicturePersonFactory
from pictures.models import Picture
from stories.factories import HouseFactory, StoryPageFactory
from stories.models import House, StoryIndexPage, StoryPage
from stories.tidying import unpublish_expired
from tests.support.said import MODEST, NO, Human, Said
from tests.support.scan import tables_with

# Their product is the number of steps; `make bench` looks further, each step takes about a sixth of a second.
HISTORIES, STEPS = int(os.environ.get("HISTORIES", "12")), 25
START = datetime.datetime(2040, 3, 12, 9, tzinfo=datetime.UTC)  # long after the demo: whatever the day, the same histories
TRANSLATED = {"title": "Kwikstaart birlikte", "summary": "Her cumartesi.", "short_version": "İki kişi bisiklete biner."}

seen: Counter[str] = Counter()
"""What happened in all histories: a machine that publishes nothing proves nothing."""

stories = st.integers(0, 1)
anybody = st.integers(0, 11)
beginnings = st.sampled_from(["public", "public by name", "draft", "draft by name"])
shown = st.sampled_from(["modest", "first_name", "more"])
less = st.sampled_from(["", "own_words", "first_name", "body"])
places = st.sampled_from([["website", "search_engines", "press"], ["website", "press"], ["website"], ["press"]])


class Told:
    """One story of a history: its page, who is in it, and what the machine remembers of it."""

    def __init__(self, letter: str, people: list[Human]) -> None:
        self.mark = f"dijk{letter}"
        """Stands in every text and address of the story, and nowhere else."""
        self.closed_by: str | None = None
        self.said = Said(people)
        self.pictured = people[0]
        self.copies: set[str] = set()
        """Addresses of its picture that a page ever showed."""
        picture = PicturePersonFactory(picture=noise(self.mark), person=people[0].person, element="body").picture
        body = [("text", "<p>Samen naar het water.</p>"), ("picture", {"image": picture, "caption": ""})]
        values = {"title": f"Kwikstaart {self.mark}", "slug": f"{self.mark}-nl", "summary": self.summary(), "body": body}
        self.uid = StoryPageFactory(cleared=False, **values).story_uid
        for human in people:
            take_part(self.uid, human.person)
        Attestation.objects.create(story_uid=self.uid)

    def summary(self, name: str = "") -> str:
        return f"Elke zaterdag {name or 'samen'} naar {self.mark}."

    def pages(self) -> list[StoryPage]:
        return list(StoryPage.objects.filter(story_uid=self.uid).select_related("locale").order_by("pk"))

    def page(self, number: int) -> StoryPage:
        """One that can be edited: an alias follows its original."""
        own = [page for page in self.pages() if page.alias_of_id is None]
        return own[number % len(own)]

    def pair(self, number: int) -> tuple[Human, object]:
        pairs = [(human, giver) for human in self.said.people for giver in human.may_answer()]
        return pairs[number % len(pairs)]

    def number(self) -> int | None:
        return House.objects.filter(story_uid=self.uid).values_list("number", flat=True).first()


def noise(mark: str) -> Picture:
    """A small picture that looks like no other."""
    pixels = random.Random(mark).randbytes(48 * 36 * 3)  # noqa: S311 - nothing is kept secret with it
    content = io.BytesIO()
    Image.frombytes("RGB", (48, 36), pixels).save(content, "PNG")
    return PictureFactory(listed=True, data=content.getvalue())


def somebody(first_name: str, parents: int = 0, **values: object) -> Human:
    """With names and numbers that stand nowhere else."""
    person = PersonFactory(first_name=first_name, last_name=f"Van{first_name}huizen", phone=f"0499{len(first_name):06}", **values)
    human = Human(person)
    for relation in ("mama", "papa")[:parents]:
        parent = PersonFactory(kind="guardian", first_name=f"{first_name}{relation}", last_name=f"{relation}huizen", public_alias="")
        Guardianship.objects.create(child=person, guardian=parent, relation=relation)
        human.parents.append(parent)
    return human


def aged(years: int) -> datetime.date:
    """A birthday comes in forty days."""
    return timezone.localdate() + datetime.timedelta(days=40) - relativedelta(years=years + 1)


class Village(RuleBasedStateMachine):
    """Two stories that share a buddy, with everybody who can open or close them."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.travel = time_machine.travel(START, tick=False)
        self.clock = self.travel.start()
        cache.clear()
        # What a history writes is taken back in the database alone: each has a ledger of its own.
        self.folder = tempfile.TemporaryDirectory()
        self.settings = override_settings(LEDGER_FILE=Path(self.folder.name) / "ledger.jsonl")
        self.settings.enable()
        ledger.write()
        self.is_time, self.steps = False, 0
        self.told: list[Told] = []
        self.gone: dict[str, str] = {}
        self.erased: list[tuple[str, list[str]]] = []
        """The marks of erased stories, with the addresses they had."""
        self.ghosts: list[str] = []
        """Names and numbers of erased people."""
        self.highest: dict[int, tuple[datetime.datetime, set[tuple[str, str]], str]] = {}

    def teardown(self) -> None:
        try:
            self.the_log_holds_and_the_cache_says_what_the_rules_say(self.told)
        finally:
            self.travel.stop()
            self.settings.disable()
            self.folder.cleanup()
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)
            cache.clear()

    @initialize(age=st.sampled_from([9, 11, 17]), other=st.sampled_from([11, 14, 17]), first=beginnings, second=beginnings)
    def begin(self, age: int, other: int, first: str, second: str) -> None:
        NoticeFactory()
        buddy = somebody("Wolfhilde")
        self.told = [
            Told("a", [somebody("Quirijntje", parents=2, kind="child", birth_date=aged(age)), buddy]),
            Told("b", [somebody("Adalbrecht", parents=2, kind="child", birth_date=aged(other)), buddy]),
        ]
        self.closed_house = HouseFactory().number
        self.visitor = Client()
        for story, beginning in enumerate((first, second)):
            if "by name" in beginning:
                self.may_be_recognisable(story=story, who=0, answer="yes")
                self.writes(self.told[story], self.told[story].page(0), self.told[story].said.people[0].person.first_name)
            if "public" in beginning:
                self.all_is_well(story=story, shown="more" if "by name" in beginning else "modest")

    # How a step is done

    def minute(self) -> None:
        self.is_time = False
        self.clock.shift(60)

    def travels(self, to: datetime.datetime) -> None:
        """Nobody does anything meanwhile."""
        self.is_time = True
        self.clock.move_to(to)

    def signed_in(self, name: str) -> Client:
        client = Client()
        client.force_login(user(name))
        return client

    def tries(self, door: str, act: object) -> bool:
        """A refusal is an answer too; the invariants say whether it was wrong to let it through."""
        self.minute()
        connection.run_on_commit.clear()  # what an act before this one left waiting never comes: a history has no commit
        try:
            with TestCase.captureOnCommitCallbacks(execute=True):
                act()
        except (NotCleared, ValidationError):
            seen[f"{door} refused"] += 1
            return False
        seen[door] += 1
        return True

    def writes(self, told: Told, page: StoryPage, name: str) -> None:
        page.summary = told.summary(name)
        page.save_revision()

    # What families say

    def notes(self, told: Told, human: Human, giver: object, answer: dict[str, object]) -> bool:
        """On the desk."""
        self.minute()
        data = {"who": f"{human.person.pk}-{giver.pk}", "method": "paper", "help_is_free": "on", "more": ["body"]} | answer
        noted = self.signed_in("redactie").post(f"/admin/toestemming/{told.uid}/", data)
        seen["noted" if noted.status_code == 302 else "noting refused"] += 1
        return noted.status_code == 302

    def yes(self, told: Told, human: Human, giver: object, shown: str, where: list[str], hours: int | None = None) -> None:
        until = timezone.now() + datetime.timedelta(hours=hours) if hours else None
        typed = {"until": timezone.localtime(until).strftime("%Y-%m-%dT%H:%M:%S")} if until else {}
        if self.notes(told, human, giver, {"answer": "yes", "shown": shown, "where": where} | typed):
            told.said.yes(human, giver, elements(shown), set(where), until)

    @rule(story=stories, who=anybody, shown=shown, where=places, hours=st.sampled_from([None, 2, 800]))
    def somebody_says_yes(self, story: int, who: int, shown: str, where: list[str], hours: int | None) -> None:
        told = self.told[story]
        self.yes(told, *told.pair(who), shown, where, hours)

    @rule(story=stories, who=anybody)
    def somebody_says_no(self, story: int, who: int) -> None:
        told = self.told[story]
        human, giver = told.pair(who)
        if self.notes(told, human, giver, {"answer": "no"}):
            told.said.no(human, giver)
            self.is_down(told)

    @rule(story=stories, shown=shown, where=places)
    def everybody_says_yes(self, story: int, shown: str, where: list[str]) -> None:
        told = self.told[story]
        self.minute()
        for human in told.said.people:
            for giver in human.must_answer():
                give(told.uid, human.person, giver, elements=elements(shown), channels=where)
                told.said.yes(human, giver, elements(shown), set(where))

    @rule(story=stories, shown=shown)
    def all_is_well(self, story: int, shown: str) -> None:
        """Everybody says yes and it is published: without this most histories would never reach the public."""
        self.everybody_says_yes(story, shown, ["website", "search_engines"])
        page = self.told[story].page(0)
        self.tries("publish", lambda: page.get_latest_revision().publish())

    @rule(story=stories, who=anybody)
    def somebody_withdraws(self, story: int, who: int) -> None:
        told = self.told[story]
        _human, giver = told.pair(who)
        self.minute()
        withdraw(told.uid, giver=giver)
        told.said.takes_back(giver)
        self.is_down(told)

    def card(self, told: Told, giver: object) -> Card:
        return Card.objects.of(told.uid, giver)

    @rule(story=stories, who=anybody, shown=shown, where=places, is_yes=st.booleans())
    def a_card_answers(self, story: int, who: int, shown: str, where: list[str], is_yes: bool) -> None:
        told = self.told[story]
        human, giver = told.pair(who)
        self.minute()
        card = self.card(told, giver)
        number = next((one.number for one in holding(card).questions if one.subject == human.person), 99)
        typed = {"answer": "yes", "shown": shown, "more": ["body"], "where": where, "name": "Handtekening"} if is_yes else {"answer": "no"}
        answer = self.visitor.post(f"/toestemming/{card.token}/antwoord/{number}/", typed)
        assert answer.status_code == (404 if number == 99 else 302)
        if number != 99 and is_yes:
            told.said.yes(human, giver, elements(shown), set(where))
        elif number != 99:
            told.said.no(human, giver)
            self.is_down(told)

    @rule(story=stories, who=anybody)
    def a_card_takes_back(self, story: int, who: int) -> None:
        told = self.told[story]
        _human, giver = told.pair(who)
        self.minute()
        card = self.card(told, giver)
        had = holding(card).may_take_back
        assert self.visitor.post(f"/toestemming/{card.token}/weg/").status_code == 200
        if had:
            told.said.takes_back(giver)
            self.is_down(told)

    @rule(story=stories, who=anybody, element=less, channel=st.sampled_from(["", "website", "press"]))
    def a_card_says_a_little_less(self, story: int, who: int, element: str, channel: str) -> None:
        told = self.told[story]
        human, giver = told.pair(who)
        self.minute()
        card = self.card(told, giver)
        number = next((one.number for one in holding(card).questions if one.subject == human.person), 99)
        self.visitor.post(f"/toestemming/{card.token}/minder/{number}/", {"element": element, "channel": channel})
        if number != 99:
            told.said.less(human, giver, element, channel)

    @rule(story=stories, who=anybody, answer=st.sampled_from(["yes", "no", "hidden", "not_asked"]))
    def may_be_recognisable(self, story: int, who: int, answer: str) -> None:
        human, _giver = self.told[story].pair(who)
        self.minute()
        human.recognisable = human.person.may_be_recognisable = answer
        human.person.save()

    @rule(story=stories)
    def somebody_joins(self, story: int) -> None:
        """Once: an adult who was forgotten."""
        told = self.told[story]
        if len(told.said.people) == 2:
            self.minute()
            human = somebody("Ludovica")
            take_part(told.uid, human.person)
            told.said.people.append(human)

    @rule(story=stories, is_asked=st.integers(0, 3))
    def a_story_is_erased(self, story: int, is_asked: int) -> None:
        """Rarely. Its people tell another one."""
        told = self.told[story]
        if is_asked:
            return
        self.minute()
        walls = {wall.locale_id: wall.get_url() for wall in StoryIndexPage.objects.all()}
        number = told.number()
        addresses = [f"{walls[page.locale_id]}{number}-{page.slug}/" for page in told.pages()] if number else []
        with TestCase.captureOnCommitCallbacks(execute=True):
            erase_story(told.uid)
        assert tables_with([told.mark]) == []
        self.erased.append((told.mark, addresses))
        self.told[story] = Told("cdefghijk"[len(self.erased) % 9], told.said.people[:2])
        seen["erased"] += 1

    @rule(story=stories, who=anybody)
    def a_person_is_erased(self, story: int, who: int) -> None:
        """Only who is written out of every story."""
        human = self.told[story].said.people[who % len(self.told[story].said.people)]
        theirs = [told for told in self.told if human in told.said.people]
        if any(len(told.said.people) < 2 for told in theirs):
            return
        self.minute()
        known = [*human.secrets(), human.person.first_name]
        try:
            with TestCase.captureOnCommitCallbacks(execute=True):
                erase_person(human.person)
        except StillTold:
            seen["erasing refused"] += 1
            return
        self.ghosts += known
        for told in theirs:
            told.said.people.remove(human)
            self.is_down(told)
        seen["person erased"] += 1

    # What the desk does

    @rule(story=stories)
    def the_desk_stops(self, story: int) -> None:
        told = self.told[story]
        self.minute()
        self.signed_in("redactie").post(f"/admin/toestemming/{told.uid}/offline/")
        told.said.stopped = True
        self.is_down(told)

    @rule(story=stories, name=st.sampled_from(["toestemming", "redactie", "nalezer"]))
    def somebody_lifts(self, story: int, name: str) -> None:
        """A keeper may; others only try."""
        told = self.told[story]
        self.minute()
        self.signed_in(name).post(f"/admin/toestemming/{told.uid}/terug/")
        if name == "toestemming":
            told.said.stopped = False

    @rule(story=stories, number=anybody, who=anybody, what=st.sampled_from(["", "first_name", "last_name"]), is_saved=st.booleans())
    def a_text_is_written(self, story: int, number: int, who: int, what: str, is_saved: bool) -> None:
        """In a draft, or straight into the page: a live page may be mended, also while its consent is over."""
        told = self.told[story]
        page, (human, _giver) = told.page(number), told.pair(who)
        self.writes(told, page, getattr(human.person, what, ""))
        if is_saved:
            self.tries("live text", page.save)

    @rule(story=stories, number=anybody, door=st.sampled_from(["publish", "as admin", "save", "base", "schedule", "sql"]))
    def somebody_publishes(self, story: int, number: int, door: str) -> None:
        page = self.told[story].page(number)
        doors = {
            "publish": lambda: page.get_latest_revision().publish(),
            "as admin": lambda: page.get_latest_revision().publish(user=user("beheer")),
            "save": lambda: saved_live(page),
            "base": lambda: saved_live(Page.objects.get(pk=page.pk)),
            "schedule": lambda: scheduled(page),
            "sql": lambda: StoryPage.objects.filter(pk=page.pk).update(live=True),
        }
        self.tries(door, doors[door])

    @rule(story=stories, number=anybody)
    def somebody_unpublishes(self, story: int, number: int) -> None:
        page = self.told[story].page(number)
        self.minute()
        if page.live:
            page.unpublish()

    @rule(story=stories, number=anybody, keep_live=st.booleans(), is_alias=st.booleans())
    def somebody_copies(self, story: int, number: int, keep_live: bool, is_alias: bool) -> None:
        told = self.told[story]
        page, count = told.page(number), len(told.pages())
        slug = f"{told.mark}-copy-{count}"
        if count < 5:
            if is_alias:
                self.tries("alias", lambda: page.create_alias(update_slug=slug))
            else:
                self.tries("copy", lambda: page.copy(update_attrs={"slug": slug}, keep_live=keep_live, recursive=False))

    @rule(story=stories, is_now=st.booleans())
    def somebody_writes_it_in_french(self, story: int, is_now: bool) -> None:
        told = self.told[story]
        french = next((page for page in told.pages() if page.locale.language_code == "fr"), None)
        if french is None:
            french = told.pages()[0].copy_for_translation(locale("fr"))
            french.slug = f"{told.mark}-fr"
            french.save_revision()
        if is_now:
            self.tries("french", lambda: french.get_latest_revision().publish())

    @rule(story=stories, is_complete=st.booleans())
    def localize_translates(self, story: int, is_complete: bool) -> None:
        told = self.told[story]
        source, _made = TranslationSource.update_or_create_from_instance(told.pages()[0])
        translation, _made = Translation.objects.get_or_create(source=source, target_locale=locale("tr"))
        for segment in source.stringsegment_set.select_related("context", "string") if is_complete else []:
            words = {"slug": f"{told.mark}-tr", "summary": f"Her cumartesi {told.mark}."}.get(segment.context.path, "Kwikstaart yolda")
            StringTranslation.objects.update_or_create(
                translation_of=segment.string, locale=translation.target_locale, context=segment.context, defaults={"data": words}
            )
        self.tries("localize", lambda: translation.save_target(publish=True))

    @rule(story=stories)
    def it_is_sent_for_review(self, story: int) -> None:
        page = self.told[story].pages()[0]
        self.minute()
        if not page.workflow_in_progress:
            page.save_revision(user=user("redactie"))
            page.get_workflow().start(page, user("redactie"))

    @rule(story=stories)
    def it_is_approved(self, story: int) -> None:
        page = self.told[story].pages()[0]
        if state := page.current_workflow_task_state:
            self.tries("review", lambda: state.task.specific.on_action(state, user("nalezer"), "approve"))

    @rule(story=stories, number=anybody)
    def somebody_widens(self, story: int, number: int) -> None:
        """By every way a line of code could take; `grants_never_widen` looks whether one was left open."""
        if records := list(ConsentRecord.objects.filter(story_uid=self.told[story].uid).order_by("pk")):
            record = records[number % len(records)]
            self.tries("longer", lambda: saved(record, valid_until=record.valid_until + datetime.timedelta(days=9)))
            record.refresh_from_db()
            self.tries("given again", lambda: saved(record, state=RecordState.GIVEN, ended_at=None))
            self.tries("wider", lambda: Grant.objects.create(record=record, element="face", channel="website", answer="granted"))

    # What time does

    @rule(hours=st.sampled_from([1, 30, 24 * 35]))
    def time_passes(self, hours: int) -> None:
        self.travels(timezone.now() + datetime.timedelta(hours=hours))

    @rule(story=stories, is_before=st.booleans())
    def time_comes_to_an_end_of_a_consent(self, story: int, is_before: bool) -> None:
        ends = [word.until for word in self.told[story].said.words.values() if word != NO and word.until > timezone.now()]
        if ends:
            self.travels(min(ends) - datetime.timedelta(seconds=int(is_before)))

    @rule(story=stories)
    def a_child_has_its_birthday(self, story: int) -> None:
        """The one that changes who decides: twelve, then eighteen."""
        child = self.told[story].said.people[0]
        days = [child.birthday(age) for age in (12, 18) if child.birthday(age) > timezone.now()]
        if days:
            self.travels(days[0])

    @rule()
    def a_night_passes(self) -> None:
        self.travels(timezone.now() + datetime.timedelta(days=1))
        with TestCase.captureOnCommitCallbacks(execute=True):
            call_command("publish_scheduled", stderr=io.StringIO(), verbosity=0)
            unpublish_expired()
        for told in self.told:
            assert clearance(told.uid) or not any(page.live for page in told.pages()), "the night left it live"

    # What always holds

    @invariant()
    def the_promises_hold(self) -> None:
        self.clear = {told.uid: judged(told.uid) for told in self.told}
        self.steps += 1
        self.the_log_holds_and_the_cache_says_what_the_rules_say([self.told[self.steps % 2]])
        self.the_audit_blames_nobody_for_time()
        self.grants_never_widen()
        self.a_no_is_written_down()
        self.the_public_sees_what_was_allowed_and_nothing_else()

    def is_down(self, told: Told) -> None:
        """Lock 2, in the same step: nothing live, scheduled or in review."""
        for page in told.pages():
            assert not page.live
            assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()
            assert not page.workflow_in_progress

    def the_log_holds_and_the_cache_says_what_the_rules_say(self, stories: list[Told]) -> None:
        """I6, and the windows as `audit_consent` compares them: what lies stays, so one story a step is enough."""
        assert triggers.standing()
        assert ConsentEvent.objects.broken_at() is None
        for told in stories:
            assert not [one.sentence for one in of_windows(told.uid)]

    def the_audit_blames_nobody_for_time(self) -> None:
        """A live story that is not clear is named by `audit_consent`, but is no mistake when only time passed."""
        for told in self.told:
            if self.clear[told.uid]["website"]:
                told.closed_by = ""
            elif not self.is_time or told.closed_by is None:
                told.closed_by = "people"
            elif not told.closed_by:
                told.closed_by = "the clock"
            if told.closed_by and any(page.live for page in told.pages()):
                (found,) = of_live_story(told.uid)
                assert not (found.is_wrong and told.closed_by == "the clock"), "nobody did wrong: time passed"

    def grants_never_widen(self) -> None:
        """I5, read in the rows."""
        for record in ConsentRecord.objects.filter(story_uid__in=[told.uid for told in self.told]).prefetch_related("grants"):
            granted = {(grant.element, grant.channel) for grant in record.grants.all() if grant.answer == "granted"}
            until, before, state = self.highest.get(record.pk, (record.valid_until, granted, record.state))
            assert record.valid_until <= until
            assert granted <= before
            assert record.state == state or state in {RecordState.GIVEN, RecordState.REQUESTED}
            self.highest[record.pk] = (record.valid_until, granted, record.state)

    def a_no_is_written_down(self) -> None:
        """I3: no answer that somebody took back still speaks, whatever else holds the story back."""
        for told in self.told:
            newest = {}
            for record in ConsentRecord.objects.filter(story_uid=told.uid).order_by("valid_from", "pk"):
                newest[record.subject_id, record.giver_id] = record.state
            assert not [pair for pair, word in told.said.words.items() if word == NO and newest.get(pair) == RecordState.GIVEN]

    def the_public_sees_what_was_allowed_and_nothing_else(self) -> None:
        """I1, I2, I3, I4, I8, I12 and I15: the pages and lists themselves are read."""
        walls = {wall.locale.language_code: wall.get_url() for wall in StoryIndexPage.objects.select_related("locale")}
        assert self.visitor.get(f"{walls['nl']}99999-x/").status_code == 404
        lists = self.lists(walls)
        for told in self.told:
            pages, is_clear = told.pages(), self.clear[told.uid]["website"]
            online = {page.locale.language_code for page in pages if page.live and is_clear}
            text = " ".join(self.door(told, page, online, walls) for page in pages)
            named = frozenset(human.person.pk for human in told.said.people if human.person.first_name in text)
            if online:
                assert told.said.allowed(named=named), "shown without a yes of everybody"
                seen["public"] += 1
                seen["public by name"] += bool(named)
            self.pictures_follow(told, text)
            is_findable = bool(online) and self.clear[told.uid]["search_engines"]
            for place, words in lists.items():
                if place.endswith("home"):  # a few, in any language
                    assert online or told.mark not in words, place
                else:
                    assert (told.mark in words) == (is_findable if place == "sitemap" else place[:2] in online), place
            if is_findable:
                assert told.said.allowed("search_engines", named)
            self.holds_no_secret(told, " ".join([text, *lists.values()]))
        self.what_was_erased_is_nowhere(lists)

    def what_was_erased_is_nowhere(self, lists: dict[str, str]) -> None:
        everything = " ".join(lists.values())
        assert not [ghost for ghost in self.ghosts if ghost in everything]
        for mark, addresses in self.erased[-1:]:
            assert mark not in everything
            assert {self.visitor.get(address).status_code for address in addresses} <= {410}

    def pictures_follow(self, told: Told, text: str) -> None:
        """I14, at the address of the picture itself: whoever kept it asks again."""
        told.copies |= set(re.findall(r"/media/pictures/[0-9a-f]{32}\.webp", text))
        for copy in sorted(told.copies)[-6:]:
            if self.visitor.get(copy).status_code == 200:
                assert told.said.shows(told.pictured, "body"), "a picture without a yes of everybody"
                seen["picture"] += 1

    def holds_no_secret(self, told: Told, text: str) -> None:
        for human in told.said.people:
            assert not [word for word in human.secrets() if word in text]
            in_stories = [one.said for one in self.told if human in one.said.people]
            if not any(said.allowed(named=frozenset([human.person.pk])) for said in in_stories):
                assert human.person.first_name not in text

    def door(self, told: Told, page: StoryPage, online: set[str], walls: dict[str, str]) -> str:
        """What this page's own address answers, compared with what it must answer; its text when it is shown."""
        language, number = page.locale.language_code, told.number()
        if number is None:
            assert self.visitor.get(f"{walls[language]}{page.slug}/").status_code == 404
            return ""
        answer = self.visitor.get(f"{walls[language]}{number}-{page.slug}/")
        if page.live and language in online:
            assert answer.status_code == 200
            assert (b"noindex" in answer.content) == (not self.clear[told.uid]["search_engines"])
            return answer.content.decode()
        assert answer.status_code == (301 if language in online else 404 if online else 410)
        if answer.status_code == 410:
            seen["gone"] += 1
            if language not in self.gone:
                self.gone[language] = bare(self.visitor.get(f"{walls[language]}{self.closed_house}-x/"))
            assert bare(answer) == self.gone[language], "told never, or told and taken back: nobody can tell"
        return ""

    def lists(self, walls: dict[str, str]) -> dict[str, str]:
        found = {"sitemap": self.read("/sitemap.xml")}
        for language in {page.locale.language_code for told in self.told for page in told.pages()}:
            found[f"{language} wall"] = self.read(walls[language])
            found[f"{language} feed"] = self.read(f"{walls[language]}feed/")
            found[f"{language} search"] = self.read(f"/{language}/zoeken/?q=kwikstaart")
            found[f"{language} home"] = self.read(f"/{language}/")
        return found

    def read(self, address: str) -> str:
        answer = self.visitor.get(address)
        assert answer.status_code == 200, address
        return answer.content.decode()


def judged(story_uid: UUID) -> dict[str, bool]:
    """What `clearance()` says, without working out until when."""
    case, now = load(story_uid), timezone.now()
    return {channel: not any(reasons(case, channel, now)) for channel in ("website", "search_engines")}


def bare(answer: object) -> str:
    """Without what differs by the address that was asked."""
    return answer.content.decode().replace(answer.wsgi_request.path, "")


def user(name: str) -> object:
    return get_user_model().objects.get(username=name)


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def elements(shown: str) -> set[str]:
    return MODEST | {"modest": set(), "first_name": {"first_name"}, "more": {"first_name", "body"}}[shown]


def saved(row: object, **values: object) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


def saved_live(page: Page) -> None:
    saved(page, live=True)


def scheduled(page: StoryPage) -> None:
    page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    page.save_revision().publish()


@pytest.mark.long
def test_the_promises_hold_in_every_history(db):
    StoryPage.objects.update(live=False)  # the demo's own would be out of date by then: they only take time
    seen.clear()
    run_state_machine_as_test(
        Village,
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=STEPS,
            derandomize=True,
            database=None,
            deadline=None,
            # No `explain`: it runs a failing history many times more. Slow and large it is: pages are read after each step.
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ),
    )
    assert {"public", "public by name", "gone", "publish refused", "erased", "person erased", "picture"} <= set(+seen), seen
