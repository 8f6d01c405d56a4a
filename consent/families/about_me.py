"""«Wat weten jullie over mij?»: everything kept about one person, for themselves (GDPR 15 and 20)."""

from typing import Any

from django.db.models import Q
from django.utils.translation import get_language

from common.language import own_name
from consent import registry
from consent.enums import PlacementState
from consent.models import ConsentEvent, ConsentRecord, Evidence, Guardianship, Participation, Person, Placement

OWN = ("code", "first_name", "last_name", "public_alias", "phone", "email", "birth_date", "needs", "deceased_on")


def about(person: Person) -> dict[str, Any]:
    """Their own answers alone: what somebody else said about them is that person's word."""
    return {
        "person": {name: getattr(person, name) or None for name in OWN} | {"language": own_name(person.language)},
        "recognisable": {"answer": person.get_may_be_recognisable_display(), "asked_on": person.recognisable_asked_on},
        "children": [{"relation": row.relation, "name_in_story": row.child.public_alias} for row in wards(person)],
        "stories": [story(row) for row in Participation.objects.filter(person=person)],
        "answers": [answer(record) for record in given_by(person)],
        "evidence": [
            {"kind": one.content_type, "added_at": one.added_at, "sha256": one.sha256} for one in Evidence.objects.filter(record__giver=person)
        ],
        "seen_or_heard": registry.appearances(person),
        "cards": [{"code": card.printed_code, "made_at": card.made_at, "lost_at": card.lost_at} for card in person.cards.order_by("pk")],
        "outside": [placed(place) for place in outside(person)],
        "log": [{"at": event.at, "what": event.get_kind_display()} for event in done_by(person)],
    }


def outside(person: Person) -> Any:
    """Who got a story they are in, and whether it is still there (GDPR 15, 1, c)."""
    theirs = Participation.objects.filter(Q(person=person) | Q(person__guardianships__guardian=person)).values("story_uid")
    return Placement.objects.filter(story_uid__in=theirs).exclude(where="")


def placed(place: Placement) -> dict[str, Any]:
    """There or not there: that it is being asked back would tell that somebody else in the story said less."""
    state = PlacementState.STANDS if place.is_out_there else PlacementState(place.state)
    return {"what": place.get_channel_display(), "where": place.where, "since": place.placed_on, "state": state.label}


def done_by(person: Person) -> Any:
    """What they did themselves, with their card; what the desk did carries who did it. An answer is logged under whom it is about,
    so whose it was is asked of the answer."""
    theirs = Q(record_uid__in=given_by(person).values("uid")) | Q(record_uid=None, person_uid=person.uid)
    return ConsentEvent.objects.filter(theirs, person_uid__isnull=False, actor="").order_by("pk")


def wards(person: Person) -> Any:
    return Guardianship.objects.filter(guardian=person).select_related("child")


def given_by(person: Person) -> Any:
    return ConsentRecord.objects.filter(giver=person).select_related("subject", "notice").prefetch_related("grants")


def story(row: Participation) -> dict[str, Any]:
    return {"title": title(row.story_uid), "with": sorted(row.elements)}


def title(story_uid: Any) -> str:
    return registry.teller().title(story_uid, get_language() or "nl")


def answer(record: ConsentRecord) -> dict[str, Any]:
    granted = [grant for grant in record.grants.all() if grant.answer == "granted"]
    return {
        "story": title(record.story_uid),
        "about": record.subject.public_alias or record.subject.code,
        "answer": record.get_state_display(),
        "with": list(dict.fromkeys(str(grant.get_element_display()) for grant in granted)),
        "where": list(dict.fromkeys(str(grant.get_channel_display()) for grant in granted)),
        "from": record.valid_from,
        "until": record.valid_until,
        "how": record.get_method_display(),
        "read": f"{record.notice.title} (v{record.notice.version})",
    }
