"""Reasons in words: one sentence for an editor, without a name. Families see another one, the same for every cause."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consent.clearance import Verdict
from consent.rules import Reason

PHRASES: dict[str, str | Promise] = {
    "not_attested": gettext_lazy("nobody has said yet that everyone in it is listed"),
    "nobody_listed": gettext_lazy("nobody is listed in it yet"),
    "stopped": gettext_lazy("it was taken offline, and only a keeper brings it back"),
    "hidden": gettext_lazy("%(person)s may not be shown at all"),
    "no_birth_date": gettext_lazy("the birth date of %(person)s is missing"),
    "recognisable": gettext_lazy("%(person)s may not be recognisable"),
    "no_guardian": gettext_lazy("nobody is noted who decides for %(person)s"),
    "one_guardian": gettext_lazy("the other parent of %(person)s is not noted yet"),
    "no_heir": gettext_lazy("no heir of %(person)s has answered"),
    "child_said_no": gettext_lazy("not everyone has said yes"),
    "not_answered": gettext_lazy("%(giver)s still has to answer"),
    "said_no": gettext_lazy("not everyone has said yes"),
    "expired": gettext_lazy("the consent of %(giver)s has ended"),
    "notice_not_signed_off": gettext_lazy("the notice that %(giver)s read was not found right by a speaker yet"),
    "not_everything": gettext_lazy("%(giver)s has not allowed everything that is in it"),
    "not_here": gettext_lazy("%(giver)s has not allowed it here"),
}


def giver_name(reason: Reason) -> str:
    """«the mama of Noor» for a relation, else the alias."""
    if reason.relation:
        return _("the %(relation)s of %(person)s") % {"relation": reason.relation, "person": short_name(reason.person)}
    return short_name(reason.giver)


def short_name(person: "object") -> str:
    return getattr(person, "public_alias", "") or getattr(person, "code", "")


def phrase(reason: Reason) -> str:
    words = {"person": short_name(reason.person), "giver": giver_name(reason) if reason.giver else ""}
    return str(PHRASES[reason.code]) % words


A_NO = frozenset({"stopped", "said_no", "child_said_no"})


def refusal(verdict: Verdict) -> str:
    """What somebody reads who would publish it: after a no neither whose it was nor that it was one."""
    if A_NO & {reason.code for reason in verdict.reasons}:
        return _("This story is not online (yet), and nothing goes online.")
    return sentence(verdict)


def sentence(verdict: Verdict) -> str:
    if verdict.clear:
        return _("This story may be online.")
    if named := dict.fromkeys(reason.person.code for reason in verdict.reasons if reason.code == "named" and reason.person):
        return _("The real name of %(people)s is in the text: write the name of the story instead.") % {"people": ", ".join(named)}
    phrases = list(dict.fromkeys(phrase(reason) for reason in verdict.reasons))
    return _("This story cannot be online yet: %(reasons)s.") % {"reasons": _(" and ").join(phrases[:2])}
