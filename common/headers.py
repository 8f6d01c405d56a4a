"""Response headers: what a page may load, who may frame it, how long it may be kept. Numbers: QUALITY.md."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PERMISSIONS = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "usb")


def policy(**sources: str) -> str:
    return "; ".join(f"{name.replace('_', '-')} {value}" for name, value in sources.items())


def _files(*hosts: str) -> str:
    return " ".join(["'self'", *dict.fromkeys(filter(None, hosts))])


def public_policy() -> str:
    files = _files(settings.PUBLIC_FILES_HOST)
    return policy(
        default_src="'none'", script_src="'self'", style_src="'self'", img_src=files, media_src=files,
        form_action="'self'", base_uri="'none'", frame_ancestors="'none'",
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
        response.headers["Content-Security-Policy"] = desk_policy() if desk else public_policy()
        response.headers["X-Frame-Options"] = "SAMEORIGIN" if desk else "DENY"
        response.headers["Permissions-Policy"] = ", ".join(f"{name}=()" for name in PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if desk:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
