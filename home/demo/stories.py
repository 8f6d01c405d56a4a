"""The twelve invented stories of stories/*.toml."""

import datetime
import tomllib
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Locale

from consent.enums import Channel, Element, EventKind, PersonKind
from consent.factories import give, required_givers, take_part
from consent.models import Attestation, Card, ConsentEvent, Guardianship, Person
from consent.withdrawal import withdraw
from initiatives.models import Initiative
from network.models import Municipality
from pictures.demo_pictures import draw
from pictures.enums import PeopleState
from pictures.models import Picture
from projects.models import ProjectPage
from stories.enums import AgeGroup
from stories.models import StoryIndexPage, StoryPage

FOLDER = Path(__file__).parent / "stories"
IN_TEXT = sorted([Element.PSEUDONYM, Element.AGE, Element.FACTS, Element.MUNICIPALITY, Element.OWN_WORDS])
TEXTS = ("title", "summary", "good_at", "slug")


def load_stories() -> int:
    """How many were made; those that stand are left as they are."""
    made = 0
    for path in sorted(FOLDER.glob("*.toml")):
        with path.open("rb") as file:
            entry = tomllib.load(file)
        story_uid = uuid5(NAMESPACE_URL, f"demo/{path.stem}")
        if not StoryPage.objects.filter(story_uid=story_uid).exists():
            _make(entry, story_uid)
            made += 1
    return made


def _make(entry: dict[str, Any], story_uid: Any) -> None:
    source = _page(entry, story_uid)
    people = [_person(who) for who in entry["people"]]
    _consents(entry, story_uid, people)
    if entry["state"] == "waiting":
        source.save_revision()
        return
    source.save_revision().publish()
    _backdate(source, entry["told_on"])
    for code in ("en", "fr", "ar", "tr", "uk"):
        if code in entry:
            _translate(source, code, entry[code])
    if entry["state"] == "withdrawn":
        withdraw(story_uid, giver=required_givers(people[0])[0])


def _page(entry: dict[str, Any], story_uid: Any) -> StoryPage:
    index = StoryIndexPage.objects.get(locale__language_code="nl")
    text = entry["nl"]
    project = ProjectPage.objects.filter(slug=entry["project"], locale__language_code="nl").first() if entry["project"] else None
    page = StoryPage(
        story_uid=story_uid, invented=True, live=False, locale=index.locale, told_on=entry["told_on"], themes=entry["themes"], talent=entry["talent"],
        municipality=Municipality.objects.get(name=entry["municipality"]), project=project, short_version=text["short"],
        initiative=Initiative.objects.filter(name=entry.get("initiative", "")).first(), buddy_kind=entry["buddy"], age_group=_age_group(entry),
        body=_body(text["body"], _picture(entry)), **{name: text[name] for name in TEXTS},
    )  # fmt: skip
    index.add_child(instance=page)
    return page


def _age_group(entry: dict[str, Any]) -> AgeGroup:
    child = next(who for who in entry["people"] if who["kind"] == "child")
    age = (entry["told_on"] - child["born"]).days / 365.25
    groups = ((3, AgeGroup.BABY), (6, AgeGroup.PRESCHOOL), (12, AgeGroup.PRIMARY), (99, AgeGroup.TEENAGER))
    return next(group for oldest, group in groups if age < oldest)


def _body(blocks: list[dict[str, Any]], picture: Picture | None = None) -> list[tuple[str, Any]]:
    stream = [
        (block["type"], block["value"] if "value" in block else {key: value for key, value in block.items() if key != "type"}) for block in blocks
    ]
    if picture:
        stream.insert(1, ("picture", {"image": picture, "caption": ""}))
    return stream


def _picture(entry: dict[str, Any]) -> Picture | None:
    if not entry.get("picture"):
        return None
    picture = Picture(title=entry["picture_alt"], alt_text=entry["picture_alt"], people_state=PeopleState.NONE)
    picture.file.save("tekening.png", ContentFile(draw(entry["picture"]), name="tekening.png"), save=False)
    picture.save()
    return picture


def _person(who: dict[str, Any]) -> Person:
    person = Person.objects.create(kind=who["kind"], public_alias=who["alias"], birth_date=who["born"])
    relations = who.get("guardians", [])
    paper = {"alone": True, "evidence": "verzonnen vonnis"} if len(relations) == 1 else {}
    for relation in relations:
        guardian = Person.objects.create(kind=PersonKind.GUARDIAN)
        Guardianship.objects.create(child=person, guardian=guardian, relation=relation, valid_from=who["born"], **paper)
    return person


def _consents(entry: dict[str, Any], story_uid: Any, people: list[Person]) -> None:
    """Everybody said yes; in the story that waits, the first parent has not answered yet."""
    pairs = []
    for person in people:
        take_part(story_uid, person, role=person.get_kind_display(), elements=IN_TEXT)
        pairs += [(person, giver) for giver in required_givers(person)]
    for subject, giver in pairs[1:] if entry["state"] == "waiting" else pairs:
        record = give(story_uid, subject, giver, channels=(Channel.WEBSITE, Channel.SEARCH_ENGINES))
        ConsentEvent.objects.append(EventKind.RECORDED, story_uid=story_uid, person_uid=subject.uid, record_uid=record.uid)
    for _subject, giver in pairs:
        Card.objects.of(story_uid, giver)
    Attestation.objects.create(story_uid=story_uid)


def _backdate(page: StoryPage, told_on: datetime.date) -> None:
    """The demo's stories were published three weeks after they were told."""
    day = datetime.datetime.combine(told_on + datetime.timedelta(days=21), datetime.time(9), tzinfo=timezone.get_current_timezone())
    StoryPage.objects.filter(pk=page.pk).update(first_published_at=day, last_published_at=day)


def _translate(source: StoryPage, code: str, text: dict[str, Any]) -> None:
    page = source.copy_for_translation(Locale.objects.get(language_code=code))
    for name in TEXTS:
        setattr(page, name, text[name])
    page.short_version, page.body = text["short"], _body(text.get("body", []))
    page.save_revision().publish()
    _backdate(page, source.told_on)
