"""Which addresses may be asked: those of the public internet, whatever way they are written."""

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable, Iterable

import httpx
from django.conf import settings
from django.utils.translation import gettext as _

from common.fetching.deadline import Deadline
from common.fetching.refusal import NotFetched

Resolver = Callable[[str, int], Iterable[str]]
DEFAULT_PORTS = {"http": 80, "https": 443}
UNICAST = ipaddress.IPv6Network("2000::/3")
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def read(address: str) -> httpx.URL:
    """Raises NotFetched for what is no plain web address. A name in another script is written as the internet writes it."""
    try:
        url = httpx.URL(address.strip())
        host = url.host  # a name that cannot be read raises only here
    except (httpx.InvalidURL, UnicodeError, ValueError, TypeError):
        raise NotFetched(_("This is no web address. Copy it once more: it begins with https://.")) from None
    if url.scheme not in DEFAULT_PORTS or not host:
        raise NotFetched(_("Only addresses that begin with https:// or http:// can be read."))
    if url.userinfo:
        raise NotFetched(_("This address holds a name or password before an @. Use the public address, without it."))
    if port_of(url) not in settings.FETCH_PORTS:
        raise NotFetched(_("This address names a port that we do not read from. Use the address as it stands in a browser."))
    return url


def port_of(url: httpx.URL) -> int:
    return url.port or DEFAULT_PORTS[url.scheme]


def checked(url: httpx.URL, resolve: Resolver, deadline: Deadline) -> list[str]:
    """All addresses of its host, each of them public: one that is not condemns the name."""
    found = _within(deadline, resolve, url.raw_host.decode("ascii"), port_of(url))
    if not found:
        raise NotFetched(_("Nobody answers at this address. Look whether every letter is right."))
    if not all(is_allowed(address) for address in found):
        raise NotFetched(_("This address is not on the public internet, so we cannot read it. Use a public one."))
    return found


def is_allowed(address: str) -> bool:
    try:
        ip = _innermost(ipaddress.ip_address(address))
    except ValueError:
        return False
    networks = [ipaddress.ip_network(network) for network in settings.FETCH_ALLOWED_NETWORKS]
    return _is_public(ip) or any(ip.version == network.version and ip in network for network in networks)


def _is_public(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Python's `is_global` lets multicast through, and IPv6 that nobody was ever given."""
    if isinstance(ip, ipaddress.IPv6Address) and ip not in UNICAST:
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local)


def _innermost(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The IPv4 address inside an IPv6 one (mapped, 6to4, Teredo, NAT64): that is where the packets go."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    teredo = ip.teredo[1] if ip.teredo else None
    nat64 = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in NAT64 else None
    return ip.ipv4_mapped or ip.sixtofour or teredo or nat64 or ip


def system_resolver(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _within(deadline: Deadline, resolve: Resolver, host: str, port: int) -> list[str]:
    """The system's resolver takes as long as it likes: it is left behind in its thread when time is up."""
    answers: queue.SimpleQueue[list[str]] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(list(resolve(host, port)))
        except (OSError, ValueError):  # no such name, or no name at all (UnicodeError)
            answers.put([])

    threading.Thread(target=ask, daemon=True).start()
    try:
        return answers.get(timeout=deadline.left())
    except queue.Empty:
        raise deadline.passed() from None
