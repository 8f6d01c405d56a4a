from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language_from_request, override

from consent.desk.saving import reviewed_too_late
from consent.gate import NotCleared
from consent.restoring import waking


class LedgerMiddleware:
    """A restored database that has not heard the ledger yet answers nothing, to visitors and desk alike."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(("/-/", settings.STATIC_URL)) or not waking.must_wait():
            return self.get_response(request)
        with override(get_language_from_request(request)):
            content = render_to_string("503.html")  # without a request: its context would ask the database
        return HttpResponse(content, status=503, headers={"Retry-After": "600", "Cache-Control": "no-store"})


class RefusalMiddleware:
    """A refused publication is a sentence on the desk, not an error page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        return reviewed_too_late(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotCleared) or not request.path.startswith("/admin/"):
            return None
        if request.headers.get("X-Requested-With") == "XMLHttpRequest" or "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"success": False, "error_message": str(exception)}, status=409)
        messages.error(request, str(exception))
        page_id = request.resolver_match.kwargs.get("page_id") if request.resolver_match else None
        return redirect(reverse("wagtailadmin_pages:edit", args=[page_id]) if page_id else reverse("wagtailadmin_home"))
