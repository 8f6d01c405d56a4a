"""A club asks to take part; the desk says yes or no, once."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from common.desk_mail import tell_desk
from common.language import ours
from common.models import SiteConfiguration
from common.person_mail import write
from common.words import normal
from network.enums import WORKING, OrganisationStatus, Role
from network.models import Membership, Organisation
from partners.enums import Answer
from partners.forms import JoinForm
from partners.invitations import invite
from partners.models import Application

SMALL = {"de", "het", "een", "van", "en", "vzw", "asbl", "feitelijke", "vereniging"}
"""Words that do not tell two names apart."""
FIELDS = ("name", "kind", "municipality", "elsewhere", "contact_name", "email", "phone", "line")


def receive(form: JoinForm) -> Application:
    values = {name: form.cleaned_data[name] for name in FIELDS}
    application = Application.objects.create(language=ours(get_language() or ""), **values)
    sentence = gettext_lazy("An organisation asks to take part. Read it on the desk: %(address)s")
    tell_desk(gettext_lazy("An organisation asks to take part"), sentence, "partner_applications:index")
    return application


def similar_to(name: str) -> list[Organisation]:
    """Those that may be the same one: a name in the other, in whatever spelling, other names too."""
    return [one for one in Organisation.objects.order_by("name") if any(alike(name, other) for other in (one.name, *one.other_names))]


def alike(one: str, other: str) -> bool:
    left, right = words_that_count(one), words_that_count(other)
    return bool(left and right) and (set(left) <= set(right) or set(right) <= set(left) or "".join(left) == "".join(right))


def words_that_count(name: str) -> list[str]:
    return [word for word in normal(name).split() if word not in SMALL]


@transaction.atomic
def say_yes(application: Application, by: Any, existing: Organisation | None = None) -> Membership:
    """It takes part from now on, read along by the desk; who asked owns it once they say yes to their invitation.

    Of one that stands already they become the owner when it has none, else a helper: its owner decides about the rest.
    Raises ValidationError when a colleague answered first, or the name is taken.
    """
    current = answer(application, Answer.YES, by)
    organisation = taking_part(existing) if existing else new_organisation(current)
    has_owner = organisation.memberships.filter(role=Role.OWNER).exists()
    return invite(organisation, current.email, Role.EDITOR if has_owner else Role.OWNER, current.language, by)


@transaction.atomic
def say_no(application: Application, by: Any) -> Application:
    """Raises ValidationError when a colleague answered first."""
    return answer(application, Answer.NO, by)


def answer(application: Application, said: Answer, by: Any) -> Application:
    current = Application.objects.select_for_update(of=("self",)).select_related("answered_by", "municipality").get(pk=application.pk)
    if current.answer != Answer.NONE:
        who = current.answered_by.get_username() if current.answered_by else _("A colleague")
        words = {"who": who, "answer": current.get_answer_display()}
        raise ValidationError(_("%(who)s answered this one just before you: %(answer)s.") % words)
    current.answer, current.answered_by, current.answered_at = said, by, timezone.now()
    current.save(update_fields=["answer", "answered_by", "answered_at"])
    return current


def taking_part(organisation: Organisation) -> Organisation:
    """One that was only invited takes part from now on; what the desk stopped stays so until the desk opens it again."""
    if organisation.status not in WORKING:
        raise ValidationError(_("%(organisation)s does not take part now. Change that on its own page first.") % {"organisation": organisation})
    if organisation.status != OrganisationStatus.ACTIVE:
        organisation.status = OrganisationStatus.ACTIVE
        organisation.save(update_fields=["status"])
    return organisation


def new_organisation(application: Application) -> Organisation:
    reach = " · ".join(filter(None, (application.contact_name, application.email, application.phone)))
    organisation = Organisation(
        name=application.name, kind=application.kind, municipality=application.municipality, status=OrganisationStatus.ACTIVE, private_contact=reach,
    )  # fmt: skip
    organisation.full_clean()
    organisation.save()
    return organisation


def send_no(application: Application, reason: str) -> bool:
    words = {"name": application.name, "reason": reason, "phone": SiteConfiguration.load().phone}
    return write(application.email, application.language, "partners/mail/not_now.txt", **words)
