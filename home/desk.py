"""The desk's first page: three buttons and a form for a closed house, each for whom it works; and «Wacht op mij»."""

import datetime
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Task

from activities.models import Activity
from consent.keeping.keepers import may_keep
from consent.models import Clearance, ConsentRecord, Placement, Plea, Reminder
from consent.outside.letters import letter
from initiatives.models import Initiative, Suggestion
from network.enums import Trust
from network.models import Organisation
from pictures.enums import PeopleState
from signals.waiting import to_answer
from stories.models import StoryIndexPage, StoryPage
from stories.models.house import FIRST_DAY, this_year

SOON = datetime.timedelta(days=30)
MOST = 50


class ThreeButtons(Component):
    name = "three_buttons"
    template_name = "desk/three_buttons.html"
    order = 1

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        wall = dutch_wall()
        return {
            "may_write": wall is not None and wall.permissions_for_user(request.user).can_add_subpage(),
            "may_note": may_note(request),
            "may_add_house": request.user.has_perm("stories.add_house"),
            "waiting": len(to_review(request.user)),
            "years": (FIRST_DAY.year, this_year()),
            "csrf_token": get_token(request),
        }


def may_note(request: HttpRequest) -> bool:
    return request.user.has_perm("consent.note_consentrecord")


def dutch_wall() -> StoryIndexPage | None:
    return StoryIndexPage.objects.filter(locale__language_code="nl").first()


def new_story(request: HttpRequest) -> HttpResponse:
    """Straight to the form: nobody has to know where stories live."""
    index = dutch_wall()
    if index is None:
        return redirect("wagtailadmin_home")
    return redirect(reverse("wagtailadmin_pages:add", args=["stories", "storypage", index.pk]))


def waiting_for_me(request: HttpRequest) -> HttpResponse:
    user = request.user
    states = to_review(user)
    tasks = {
        "pleas": pleas(request), "take_downs": take_downs(request), "reminders": reminders(user),
        "reviews": [state for state in states if not sent_by_partner(state)],
        "agenda": [state for state in states if sent_by_partner(state) is Activity],
        "near_you": [state for state in states if sent_by_partner(state) is Initiative],
        "suggestions": suggestions(user), "signals": to_answer(user),
        "to_look_at": to_look_at(user), "to_trust": to_trust(user), "lacking": lacking(user), "ending": ending(user),
    }  # fmt: skip
    return render(request, "desk/waiting.html", tasks | {"nothing": not any(tasks.values())})


def pleas(request: HttpRequest) -> list[Plea]:
    """Who asked without a card to take a story down: before all else, for everybody who can do it."""
    return list(Plea.objects.filter(done_at=None)[:MOST]) if may_note(request) else []


def take_downs(request: HttpRequest) -> list[dict[str, Any]]:
    """What stands outside the site and may not any more: each with the letter that asks for it."""
    waiting = Placement.objects.to_do()[:MOST] if may_note(request) else []
    return [{"placement": placement, "letter": letter(placement)} for placement in waiting]


def to_review(user: Any) -> list[Any]:
    """What this user may read for somebody else, the oldest first."""
    states = [state for task in Task.objects.specific() for state in task.get_task_states_user_can_moderate(user).select_related("workflow_state")]
    return sorted(states, key=lambda state: state.started_at)[:MOST]


def sent_by_partner(state: Any) -> type | None:
    """Activity, Initiative, or nothing for a page."""
    return next((model for model in (Activity, Initiative) if isinstance(state.workflow_state.content_object, model)), None)


def suggestions(user: Any) -> list[Suggestion]:
    """What somebody without an account told."""
    return list(Suggestion.objects.waiting()[:MOST]) if user.has_perm("initiatives.change_suggestion") else []


def to_look_at(user: Any) -> list[Activity]:
    """Pictures that partners put beside something that is on the agenda already: nobody sees them before somebody has looked."""
    if not user.has_perm("activities.change_activity"):
        return []
    unchecked = Activity.objects.visible().filter(picture__people_state=PeopleState.UNCHECKED)
    return list(unchecked.select_related("picture", "organisation").order_by("-changed_at")[:MOST])


def to_trust(user: Any) -> list[Organisation]:
    """Organisations of which something was approved, and of which nobody has said yet whether to trust them."""
    if not user.has_perm("network.change_organisation"):
        return []
    approved = Q(pk__in=Activity.objects.visible().values("organisation")) | Q(pk__in=Initiative.objects.visible().values("organisation"))
    return list(Organisation.objects.visible().filter(approved, trust=Trust.MODERATED, trust_offered_at=None)[:MOST])


def lacking(user: Any) -> list[StoryPage]:
    """Stories of this user that wait for an answer."""
    open_now = Clearance.objects.open().values("story_uid")
    mine = StoryPage.objects.filter(owner=user, locale__language_code="nl").exclude(story_uid__in=open_now)
    return list(mine.order_by("-latest_revision_created_at")[:MOST])


def reminders(user: Any) -> list[Reminder]:
    """For keepers: what the clock announced, until it is done."""
    return list(Reminder.objects.open().with_subjects()[:MOST]) if may_keep(user) else []


def ending(user: Any) -> list[ConsentRecord]:
    """For keepers: consents that end within thirty days, the nearest first; those that stand among the reminders are not said twice."""
    if not may_keep(user):
        return []
    now = timezone.now()
    told = Reminder.objects.open().filter(record__isnull=False).values("record")
    soon = ConsentRecord.objects.ending(now, now + SOON).exclude(pk__in=told)
    return list(soon.select_related("subject", "giver").order_by("valid_until")[:MOST])
