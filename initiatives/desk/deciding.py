"""What a reviewer makes of what a visitor told. Two at once: the second hears that it was decided already."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from initiatives.enums import Decision, SuggestionKind
from initiatives.models import Initiative, InitiativePlace, Suggestion
from network.review.deciding import DecidedAlready
from network.review.sending import hold

SOURCE = "tip van een bezoeker"


@transaction.atomic
def make_draft(pk: int, user: Any) -> Initiative:
    """Nothing of it is public: somebody completes it and publishes. Raises DecidedAlready."""
    suggestion = _waiting(pk)
    draft = Initiative(
        name=suggestion.name, description=suggestion.words, category=suggestion.category, website=suggestion.website, source=SOURCE, live=False,
        last_confirmed_at=timezone.now(),
    )  # fmt: skip
    if suggestion.municipality:
        draft.places.add(
            InitiativePlace(street=suggestion.street, postal_code=suggestion.postal_code, municipality=suggestion.municipality),
        )
    draft.save()
    draft.save_revision(user=user, clean=False)  # what is still missing, somebody of the desk fills in before it goes public
    suggestion.initiative = draft
    _decide(suggestion, Decision.TAKEN, user)
    return draft


@transaction.atomic
def take_off(pk: int, user: Any) -> None:
    """It exists no more: off the site, kept as a draft. Raises DecidedAlready."""
    suggestion = _waiting(pk)
    if initiative := suggestion.initiative:
        hold(initiative)
        initiative.unpublish(user=user)
    _decide(suggestion, Decision.TAKEN, user)


@transaction.atomic
def done(pk: int, user: Any) -> None:
    """Somebody has changed it by hand. Raises DecidedAlready."""
    _decide(_waiting(pk), Decision.TAKEN, user)


@transaction.atomic
def leave(pk: int, user: Any) -> None:
    """Nothing changes. Raises DecidedAlready."""
    _decide(_waiting(pk), Decision.LEFT, user)


ACTS: dict[str, dict[str, Callable[[int, Any], Any]]] = {
    SuggestionKind.NEW: {"draft": make_draft, "leave": leave},
    SuggestionKind.CHANGE: {"done": done, "leave": leave},
    SuggestionKind.CLOSED: {"off": take_off, "leave": leave},
}
"""What can be decided, by what it is about; the names of the buttons."""


def _waiting(pk: int) -> Suggestion:
    suggestion = Suggestion.objects.select_for_update().get(pk=pk)
    if suggestion.decision != Decision.WAITING:
        raise DecidedAlready(_("Somebody else decided about this a moment ago. Nothing was changed."))
    return suggestion


def _decide(suggestion: Suggestion, decision: str, user: Any) -> None:
    suggestion.decision, suggestion.decided_at, suggestion.decided_by = decision, timezone.now(), user
    suggestion.save(update_fields=["decision", "decided_at", "decided_by", "initiative"])
