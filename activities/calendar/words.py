"""What a calendar says of an activity, in the language of the page. Nothing that somebody typed begins a line of the file."""

import re

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.enums import Status
from activities.models import Activity, Occurrence
from common.language import comma
from network.models import Place

# Besides CR and LF, readers take these for the end of a line; so do they never reach the file.
BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
# In front: many calendars show a cancelled date as any other.
OFF = {Status.CANCELLED: gettext_lazy("Cancelled: %(title)s"), Status.POSTPONED: gettext_lazy("Postponed: %(title)s")}


def paragraphs(text: str) -> str:
    return CONTROLS.sub(" ", BREAKS.sub("\n", text)).strip()


def line(text: str) -> str:
    return " ".join(paragraphs(text).split())


def address(url: str) -> str:
    """Nothing for what is no address on the web: in a calendar it stands as it is, without any mark around it."""
    return url if ADDRESS.fullmatch(url) else ""


def page_of(activity: Activity) -> str:
    return settings.SITE_URL + reverse("activity", args=[activity.slug])


def online(activity: Activity, row: Occurrence) -> str:
    return address(row.online_url or activity.online_address)


def summary(activity: Activity, row: Occurrence) -> str:
    title = line(activity.text.title)
    return str(OFF[Status(row.status)]) % {"title": title} if row.is_off else title


def location(activity: Activity, row: Occurrence, place: Place | None) -> str:
    if row.status == Status.MOVED_ONLINE or place is None:
        return online(activity, row) or _("Online")
    return line(str(place))


def description(activity: Activity, row: Occurrence) -> str:
    """What changed first: a phone shows two lines of it."""
    contact = comma().join(filter(None, (line(activity.contact_name), line(activity.contact_phone), line(activity.contact_email))))
    said = [
        _("Moved online.") if row.status == Status.MOVED_ONLINE else "",
        _("Full: nobody can join any more.") if row.is_full and not row.is_off else "",
        line(row.reason),
        paragraphs(activity.text.description),
        _("Online: %(address)s") % {"address": online(activity, row)} if online(activity, row) else "",
        _("By %(organisation)s.") % {"organisation": line(activity.organisation.name)},
        _("Questions? %(contact)s") % {"contact": contact} if contact else "",
        page_of(activity),
    ]
    return "\n".join(filter(None, said))
