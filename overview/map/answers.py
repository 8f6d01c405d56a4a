"""Answers for machines: kept a while, open to every site, and only their head when nothing changed."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags

from common.models import LONGEST_IN_CACHE


def unchanged_or(request: HttpRequest, body: bytes, content_type: str, seconds: int = LONGEST_IN_CACHE) -> HttpResponse:
    """The tag is of the answer itself, so that it can never be older than what it says."""
    tag = f'"{sha256(body).hexdigest()[:24]}"'
    known = parse_etags(request.headers.get("If-None-Match", ""))
    same = "*" in known or any(one.removeprefix("W/") == tag for one in known)
    response: HttpResponse = HttpResponseNotModified() if same else HttpResponse(body, content_type=content_type)
    response.headers["ETag"] = tag
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_cache_control(response, public=True, max_age=seconds)
    return response
