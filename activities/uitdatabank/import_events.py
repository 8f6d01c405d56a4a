"""What an organiser put into UiTdatabank, read back: nobody types it twice. Off unless the site has an address to ask (`UITDATABANK_URL`)."""

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, Protocol

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from activities.importing.plan import Candidate, LeftOut, Plan
from activities.importing.words import cut, one_line
from activities.models import Activity
from activities.uitdatabank.event import LONGEST_TITLE, digest_of, number_of, read_event, words
from activities.uitdatabank.export import OURS
from common.fetching import NotFetched, fetch

UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
ORGANISER = re.compile(rf"https://(?:\w+\.|\w+-\w+\.)?uitdatabank\.be/organi[sz]ers?/({UUID})/?(?:\w+)?", re.IGNORECASE)
A_PAGE, MOST_EVENTS = 50, 2_000


class Register(Protocol):
    def events(self, organiser: str) -> Iterator[dict[str, Any]]:
        """All that this organiser has to come, as UiTdatabank writes it; raises NotFetched."""


class SearchApi:
    """publiq's Search API; the address holds the client's key: https://search.uitdatabank.be/events/?clientId=…"""

    def __init__(self, address: str) -> None:
        self.address = httpx.URL(address)

    def events(self, organiser: str) -> Iterator[dict[str, Any]]:
        for start in range(0, MOST_EVENTS, A_PAGE):
            asked = {"organizerId": organiser, "embed": "true", "start": str(start), "limit": str(A_PAGE)}
            members = self._page(str(self.address.copy_merge_params(asked)))
            yield from members
            if len(members) < A_PAGE:
                return

    @staticmethod
    def _page(address: str) -> list[dict[str, Any]]:
        try:
            members = json.loads(fetch(address, accept="application/json").data)["member"]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise NotFetched(_("UiTdatabank answers in a way that we do not understand. Try again later.")) from None
        if not isinstance(members, list) or not all(isinstance(one, dict) for one in members):
            raise NotFetched(_("UiTdatabank answers in a way that we do not understand. Try again later."))
        return members


def register() -> Register:
    if not settings.UITDATABANK_URL:
        raise NotFetched(_("This site does not read from UiTdatabank. Use the address of a calendar."))
    return SearchApi(settings.UITDATABANK_URL)


def organiser_of(address: str) -> str:
    """The number in the address of an organiser in UiTdatabank; nothing for any other address."""
    found = ORGANISER.fullmatch(address.strip())
    return found[1].lower() if found else ""


def events_of(organiser: str) -> list[dict[str, Any]]:
    """Raises NotFetched."""
    return list(register().events(organiser))


def candidates_of(text: str, plan: Plan) -> Iterator[Candidate]:
    """Without what is ours already: what was sent there from here comes back with our own uid in a label."""
    found = json.loads(text)
    plan.events = len(found)
    known = _known_here(plan, found)
    for data in found:
        number = number_of(data)
        if not number:
            plan.left_out.append(LeftOut(_title(data), _("It cannot be read.")))
        elif number in known:
            plan.left_out.append(LeftOut(_title(data), _("It is on your agenda already.")))
        else:
            yield Candidate(f"uitdatabank:{number}", partial(_title, data), digest_of(data), partial(read_event, data, number))


def _known_here(plan: Plan, found: list[dict[str, Any]]) -> set[str]:
    """Numbers of events that were made here, noted in `plan.ours` where nobody knew them yet."""
    ours = {
        str(one.uid): one for one in Activity.objects.filter(organisation=plan.source.organisation) if not one.source_uid.startswith("uitdatabank:")
    }
    known = {one.udb_event_id for one in ours.values() if one.udb_event_id}
    for data in found:
        labels = data.get("hiddenLabels")
        uids = [label.removeprefix(OURS) for label in labels if isinstance(label, str) and label.startswith(OURS)] if isinstance(labels, list) else []
        number = number_of(data)
        for activity in (ours[uid] for uid in uids if uid in ours and number):
            known.add(number)
            if activity.udb_event_id != number:
                plan.ours.append((activity, number))
    return known


def _title(data: dict[str, Any]) -> str:
    return cut(one_line(words(data.get("name"))), LONGEST_TITLE) or _("without a title")
