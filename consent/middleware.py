from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from consent.gate import NotCleared


class RefusalMiddleware:
    """A refused publication is a sentence on the desk, not an error page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotCleared) or not request.path.startswith("/admin/"):
            return None
        if request.headers.get("X-Requested-With") == "XMLHttpRequest" or "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"success": False, "error_message": str(exception)}, status=409)
        messages.error(request, str(exception))
        page_id = request.resolver_match.kwargs.get("page_id") if request.resolver_match else None
        return redirect(reverse("wagtailadmin_pages:edit", args=[page_id]) if page_id else reverse("wagtailadmin_home"))
