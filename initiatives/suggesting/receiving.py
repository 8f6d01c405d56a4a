"""What visitors tell is kept for a reviewer. The mail to the desk holds nothing of it, and no address of who sent it."""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common.desk_mail import tell_desk
from initiatives.enums import SuggestionKind
from initiatives.models import Initiative, Suggestion
from initiatives.suggesting.forms import ReportForm, SuggestionForm


def receive(form: SuggestionForm) -> Suggestion:
    said = form.cleaned_data
    return _keep(
        Suggestion(
            kind=SuggestionKind.NEW, name=said["name"], category=said["kind"], words=said["words"], street=said["street"],
            postal_code=said["postal_code"], municipality=form.where, website=said["link"], sender=said["sender"],
        )
    )  # fmt: skip


def receive_report(form: ReportForm, initiative: Initiative) -> Suggestion:
    said = form.cleaned_data
    return _keep(Suggestion(kind=said["what"], initiative=initiative, words=said["words"], sender=said["sender"]))


def _keep(suggestion: Suggestion) -> Suggestion:
    suggestion.language = get_language() or settings.LANGUAGE_CODE
    suggestion.save()
    sentence = _("Somebody told us: “%(kind)s”. Read it on the desk: %(address)s")
    tell_desk(_("A visitor knows something about the map"), sentence, "suggestions", kind=SuggestionKind(suggestion.kind).label)
    return suggestion
