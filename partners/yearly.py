"""«Ben jij nog de contactpersoon?»: asked once a year, answered with one button."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.desk_mail import tell_desk
from common.encryption import keyed_hash
from common.language import ours
from common.models import SiteConfiguration
from common.person_mail import write
from network.accounts import language_of_person
from network.models import Membership

SALT = "partner still here"
DAYS = 60


def ask_who_is_due() -> int:
    """How many mails left. Marked before it is mailed, so that two runs ask once; a mail that does not leave is tried the next night."""
    sent = 0
    phone = SiteConfiguration.load().phone
    for membership in Membership.objects.to_ask().select_related("user__wagtail_userprofile", "organisation").order_by("pk"):
        # Compared with the row itself: PostgreSQL does not ask a subquery again after it has waited for another run.
        if not Membership.objects.filter(pk=membership.pk, asked_at=membership.asked_at).update(asked_at=timezone.now()):
            continue
        words = {"organisation": membership.organisation, "link": link_to_answer(membership), "days": DAYS, "phone": phone}
        if write(membership.user.email, language_of_person(membership.user), "partners/mail/still_here.txt", **words):
            sent += 1
        else:
            Membership.objects.filter(pk=membership.pk).update(asked_at=membership.asked_at)
    return sent


def mark_of(membership: Membership) -> str:
    return keyed_hash(f"asked {membership.user.email}")[:20]


def link_to_answer(membership: Membership) -> str:
    token = signing.dumps([membership.pk, mark_of(membership)], salt=SALT)
    return f"{settings.SITE_URL}{reverse('partner_still_here', args=[token])}?taal={ours(language_of_person(membership.user))}"


def asked_by(token: str) -> Membership | None:
    try:
        pk, mark = signing.loads(token, salt=SALT, max_age=DAYS * 24 * 3600)
    except signing.BadSignature:
        return None
    membership = Membership.objects.working().filter(pk=pk).select_related("user", "organisation").first()
    return membership if membership and mark_of(membership) == mark else None


def say_still(membership: Membership) -> None:
    Membership.objects.filter(pk=membership.pk).update(confirmed_at=timezone.now(), declined_at=None)


def say_other(membership: Membership) -> None:
    """The desk hears it once; the membership stays until somebody of the organisation or the desk ends it."""
    if Membership.objects.filter(pk=membership.pk, declined_at=None).update(declined_at=timezone.now()):
        sentence = _("The contact person of %(organisation)s says that it is somebody else by now. Look who it is on the desk: %(address)s")
        tell_desk(_("A contact person has changed"), sentence, "partner_members:index", organisation=membership.organisation)
