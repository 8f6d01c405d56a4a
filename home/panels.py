"""What stands below the three buttons: for keepers what waits for them, for editors how far their stories are. Numbers, each a link."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component

from consent.keeping.keepers import may_keep, too_few
from consent.models import Clearance, ConsentRecord, Plea, Reminder
from home.desk import dutch_wall, may_note
from stories.models import StoryPage

QUARTER = datetime.timedelta(days=90)


@dataclass(frozen=True)
class Number:
    number: int
    label: str | Promise
    url: str
    presses: bool = False
    """Somebody waits for it: said in words and weight, not in colour alone."""


class ForKeepers(Component):
    name = "for_keepers"
    template_name = "desk/panel.html"
    order = 2

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        return {
            "title": _("For keepers of consent"),
            "numbers": keepers_numbers(),
            "too_few": too_few(),
            "links": [
                (_("Register"), reverse("consent_register")),
                (_("Ready for the Expo"), reverse("consent_expo")),
                *([(_("Hand over"), reverse("consent_hand_over"))] if request.user.has_perm("consent.hand_over") else []),
                (_("How does consent work?"), reverse("consent_five_minutes")),
            ],
        }


def keepers_numbers() -> list[Number]:
    now = timezone.now()
    pleas = Plea.objects.filter(done_at=None).count()
    waiting = reverse("desk_waiting")
    return [
        Number(pleas, _("families who ask to take a story down"), waiting, pleas > 0),
        Number(Reminder.objects.open().count(), _("reminders to finish"), waiting),
        Number(ConsentRecord.objects.ending(now, now + QUARTER).count(), _("consents that end within 90 days"), sheet("einde")),
        Number(dutch().filter(is_clear=False).count(), _("stories with an answer missing"), f"{sheet('verhalen')}?stand=ontbreekt"),
    ]


def sheet(name: str) -> str:
    return reverse("consent_register_sheet", args=[name])


def dutch() -> Any:
    """Each story once, with whether everybody who must has said yes."""
    is_clear = Exists(Clearance.objects.open().filter(story_uid=OuterRef("story_uid")))
    return StoryPage.objects.filter(locale__language_code="nl", alias_of=None).annotate(is_clear=is_clear)


class ForEditors(Component):
    name = "for_editors"
    template_name = "desk/panel.html"
    order = 3

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        return {
            "title": _("My stories"),
            "numbers": editors_numbers(user),
            "links": [(_("How does consent work?"), reverse("consent_five_minutes"))],
        }


def editors_numbers(user: Any) -> list[Number]:
    online = Q(pk__in=StoryPage.objects.visible().values("pk"))
    found = (
        dutch()
        .filter(owner=user)
        .aggregate(
            waiting=Count("pk", filter=Q(is_clear=False)), ready=Count("pk", filter=Q(is_clear=True) & ~online), online=Count("pk", filter=online)
        )
    )
    mine, waiting = explorer(), reverse("desk_waiting")
    return [
        Number(found["waiting"], _("wait for an answer"), waiting),
        Number(found["ready"], _("may go online: send them for review"), mine),
        Number(found["online"], _("are online"), mine),
    ]


def explorer() -> str:
    wall = dutch_wall()
    return reverse("wagtailadmin_explore", args=[wall.pk]) if wall else reverse("wagtailadmin_home")


def panels_for(request: Any) -> list[Component]:
    """Each sees what is theirs; who is both sees both."""
    panels: list[Component] = [ForKeepers()] if may_keep(request.user) else []
    wall = dutch_wall()
    writes = wall is not None and wall.permissions_for_user(request.user).can_add_subpage()
    return [*panels, ForEditors()] if writes and may_note(request) else panels
