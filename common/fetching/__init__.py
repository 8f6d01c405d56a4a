"""A text from a web address that somebody typed: public addresses only, five megabytes and fifteen seconds at most, redirects included."""

import ssl
from dataclasses import dataclass

import httpcore
import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from common.fetching import body
from common.fetching.addresses import Resolver, checked, read, system_resolver
from common.fetching.connection import PinnedTransport
from common.fetching.deadline import Deadline
from common.fetching.refusal import NotFetched

__all__ = ["Fetched", "NotFetched", "fetch"]

SECONDS = 15.0
MOST_REDIRECTS = 4
REDIRECTS = {301, 302, 303, 307, 308}
UNCHANGED = 304


@dataclass(frozen=True)
class Fetched:
    data: bytes = b""
    etag: str = ""
    last_modified: str = ""
    is_unchanged: bool = False
    """The same as when `etag` or `last_modified` were given out; there is no data then."""


def fetch(
    address: str, *, etag: str = "", last_modified: str = "", accept: str = "*/*",
    resolve: Resolver = system_resolver, seconds: float = SECONDS, tls: ssl.SSLContext | None = None,
) -> Fetched:  # fmt: skip
    """Raises NotFetched with a sentence. With what an earlier answer said of itself it may come back unchanged."""
    deadline, url, seen = Deadline(seconds), read(address), set()
    headers = {"Accept": accept, "Accept-Encoding": "gzip", "User-Agent": f"dorp-rond-het-kind (+{settings.SITE_URL})"}
    headers |= {"If-None-Match": etag} if etag else {}
    headers |= {"If-Modified-Since": last_modified} if last_modified else {}
    while True:
        seen.add(url)
        found = _ask(url, headers, PinnedTransport(checked(url, resolve, deadline), deadline, tls))
        if isinstance(found, Fetched):
            return found
        if found in seen or len(seen) > MOST_REDIRECTS:
            raise NotFetched(_("This address leads on and on to others. Use the one where it ends in a browser."))
        url = found


def _ask(url: httpx.URL, headers: dict[str, str], transport: PinnedTransport) -> Fetched | httpx.URL:
    """What stands there, or where it leads. A client for each step, so that no cookie goes along; proxies are not asked."""
    try:
        with httpx.Client(transport=transport, trust_env=False) as client, client.stream("GET", url, headers=headers) as answer:
            if answer.status_code in REDIRECTS and "Location" in answer.headers:
                return read(str(url.join(answer.headers["Location"])))
            return _found(answer, bool({"If-None-Match", "If-Modified-Since"} & headers.keys()))
    except (httpx.TimeoutException, httpcore.TimeoutException):
        raise Deadline.passed() from None
    except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError, httpcore.ProtocolError, UnicodeError):
        raise NotFetched(_("Nothing came from this address: the connection could not be made, or broke off. Look whether it is right.")) from None


def _found(answer: httpx.Response, asked_whether_new: bool) -> Fetched:
    if answer.status_code == UNCHANGED and asked_whether_new:
        return Fetched(is_unchanged=True)
    if answer.status_code != httpx.codes.OK:
        sentence = _("There is nothing to read at this address: it answers “%(status)s”. Open it in a browser to see why.")
        raise NotFetched(sentence % {"status": answer.status_code})
    return Fetched(body.read(answer), answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""))
