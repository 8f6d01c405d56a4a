"""Response headers: what a page may load, who may frame it, how long it may be kept. Numbers: QUALITY.md."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PERMISSIONS = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "usb")

SHOWN = (200, 304)
"""Answers that a frame may show; an error is never one of them."""


def policy(**sources: str) -> str:
    return "; ".join(f"{name.replace('_', '-')} {value}" for name, value in sources.items())


def _files(*hosts: str) -> str:
    return " ".join(["'self'", *dict.fromkeys(filter(None, hosts))])


def let_frame(request: HttpRequest, hosts: Iterable[str]) -> None:
    """These hosts may show the answer in a frame; without any, nobody may.

    Kept on the request: the answer that leaves may be another object, a 304, and browsers take over its headers too.
    """
    request.frame_ancestors = tuple(hosts)


def public_policy(frame_ancestors: tuple[str, ...] = ()) -> str:
    files = _files(settings.PUBLIC_FILES_HOST)
    return policy(
        default_src="'none'", script_src="'self'", style_src="'self'", img_src=files, media_src=files, connect_src="'self'",
        form_action="'self'", base_uri="'none'", frame_ancestors=" ".join(frame_ancestors) or "'none'",
    )  # fmt: skip


def desk_policy() -> str:
    """The admin's: Wagtail's own scripts set styles inline, and previews are framed by the admin itself."""
    files = _files(settings.PUBLIC_FILES_HOST, settings.PRIVATE_FILES_HOST)
    return policy(
        default_src="'self'", script_src="'self' 'unsafe-inline'", style_src="'self' 'unsafe-inline'",
        img_src=f"{files} data: blob:", media_src=files, object_src="'none'",
        form_action="'self'", base_uri="'self'", frame_ancestors="'self'",
    )  # fmt: skip


class HeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        desk = request.path.startswith("/admin/") or getattr(request, "is_dummy", False)
        frame_ancestors = getattr(request, "frame_ancestors", ()) if response.status_code in SHOWN else ()
        response.headers["Content-Security-Policy"] = desk_policy() if desk else public_policy(frame_ancestors)
        response.headers["X-Frame-Options"] = "SAMEORIGIN" if desk else "DENY"
        if frame_ancestors and not desk:
            del response.headers["X-Frame-Options"]  # it knows no list of hosts, and some browsers let it win
        response.headers["Permissions-Policy"] = ", ".join(f"{name}=()" for name in PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if desk:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
