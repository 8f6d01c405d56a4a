from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language_from_request

from consent.restoring import ledger


def root(request: HttpRequest) -> HttpResponse:
    """`/` leads to the visitor's language, by the browser alone: no cookie."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    patch_cache_control(response, public=True, max_age=300)
    return response


def robots(_request: HttpRequest) -> HttpResponse:
    """Everything may be read: a line that forbids an address would tell that there is something behind it."""
    response = HttpResponse(f"User-agent: *\nAllow: /\n\nSitemap: {settings.SITE_URL}/sitemap.xml\n", content_type="text/plain")
    patch_cache_control(response, public=True, max_age=300)
    return response


def live(_request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def ready(_request: HttpRequest) -> HttpResponse:
    """The process can do its work: the database answers, and knows all that the ledger knows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    if ledger.is_ahead():
        return JsonResponse({"ready": False, "why": "The database is older than the ledger: run `manage.py restore_ledger`."}, status=503)
    return JsonResponse({"ready": True})
