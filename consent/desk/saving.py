"""What the desk says when somebody saves or opens a page: a real name in it, or that its story was taken down meanwhile."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import StringTranslation, Translation

from consent.enums import TAKEN_BACK
from consent.keeping.retyped import Retyped, retyped
from consent.models import Clearance, ConsentEvent
from consent.registry import story_uid_of

# Wagtail's views that act on a review; each would say by its title that a page does not wait for one.
REVIEWING = {
    f"wagtailadmin_pages:{name}" for name in ("workflow_action", "collect_workflow_action_data", "confirm_workflow_cancellation", "workflow_preview")
}


def warn_of_names(request: HttpRequest, page: Any) -> None:
    say_names(request, retyped(page))


def say_names(request: HttpRequest, found: list[Retyped]) -> None:
    if codes := dict.fromkeys(one.code for one in found):
        said = _("The real name of %(people)s is in the text: write the name of the story instead.")
        messages.warning(request, said % {"people": ", ".join(codes)})


def warn_of_translated(request: HttpRequest, page: Any) -> None:
    """Localize's own editor saves a sentence at a time, without a page of Wagtail's: the warning stands when it is opened or published."""
    followed = Translation.objects.filter(source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True).first()
    if followed is None:
        return
    sentences = StringTranslation.objects.filter(locale=page.locale_id, translation_of__in=followed.source.stringsegment_set.values("string"))
    say_names(request, retyped(page, {"translation": list(sentences.values_list("data", flat=True))}))


def taken_down(page: Any) -> bool:
    """The review of this story ended because somebody in it did not want it any more, and that still stands."""
    story_uid = story_uid_of(page)
    if story_uid is None:
        return False
    last = WorkflowState.objects.filter(object_id=str(page.pk), base_content_type__model="page").order_by("-created_at").first()
    if last is None or last.status != WorkflowState.STATUS_CANCELLED:
        return False
    since = ConsentEvent.objects.filter(story_uid=story_uid, kind__in=TAKEN_BACK, at__gte=last.created_at)
    return since.exists() and not Clearance.objects.open().filter(story_uid=story_uid).exists()


def say_taken_down(request: HttpRequest) -> None:
    """No name and no reason."""
    messages.info(request, _("This story is not online (yet). It does not wait for review any more, and nothing goes online."))


def before_editing(request: HttpRequest, page: Any) -> None:
    if request.method == "POST":
        keep_what_was_typed(request, page)
        return
    warn_of_translated(request, page)
    if taken_down(page):
        say_taken_down(request)


def keep_what_was_typed(request: HttpRequest, page: Any) -> None:
    """«Approve» pressed when the review is gone: Wagtail would fail; so it is saved as a draft, and the next page says why."""
    if "action-workflow-action" in request.POST and page.current_workflow_task is None:
        typed = request.POST.copy()
        del typed["action-workflow-action"]
        request.POST = typed


def reviewed_too_late(request: HttpRequest) -> HttpResponse | None:
    """For a review that was pressed or opened after the story was taken down."""
    match = request.resolver_match
    if match is None or match.view_name not in REVIEWING:
        return None
    page = Page.objects.filter(pk=match.kwargs.get("page_id")).first()
    if page is None or not request.user.is_authenticated or not taken_down(page):
        return None
    if page.permissions_for_user(request.user).can_edit():
        return redirect("wagtailadmin_pages:edit", page.pk)  # which says it
    say_taken_down(request)
    return redirect("wagtailadmin_home")
