"""Files by their address: private ones for the desk, public copies for as long as their window is open."""

import datetime
import mimetypes
import re

from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.documents.permissions import permission_policy as file_policy
from wagtail.images.permissions import permission_policy as picture_policy

from common.ranges import answer_range
from pictures.models import PublicFile, PublicRendition
from pictures.models.peopled import PublicCopy

# Folder → who may see it. A name has no slash, so no path leads out of its folder; evidence has a view of its own.
SERVED = {"originals": picture_policy, "previews": picture_policy, "files": file_policy}
NAME = re.compile(r"[0-9a-zA-Z][\w.-]*\.(?:jpe?g|png|webp|pdf|mp3|m4a|mp4)", re.ASCII)
ANY = ["add", "change", "delete", "choose"]
LONGEST_CACHED = 300


@require_safe
def private_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Behind Wagtail's sign-in (it wraps all addresses below /admin/) and a permission for pictures or files."""
    folder, _slash, name = path.partition("/")
    if folder not in SERVED or not NAME.fullmatch(name):
        raise Http404
    if not SERVED[folder].user_has_any_permission(request.user, ANY):
        raise PermissionDenied
    response = _answer(request, "private", path)
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_safe
def public_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """What lies in public storage, asked by name: after the window has closed there is nothing here, cron or no cron."""
    model: type[Model] = PublicRendition if path.startswith("pictures/") else PublicFile
    copy = model.objects.visible().filter(copy=path).first()
    if copy is None:
        raise Http404
    response = _answer(request, "public", path)
    patch_cache_control(response, public=True, max_age=_seconds_open(copy))
    return response


def _answer(request: HttpRequest, place: str, name: str) -> HttpResponseBase:
    try:
        content = storages[place].open(name)
    except (FileNotFoundError, IsADirectoryError):
        raise Http404 from None
    response = FileResponse(content, content_type=mimetypes.guess_type(name)[0] or "application/octet-stream")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Disposition"] = "inline"
    return answer_range(request, response, content)


def _seconds_open(copy: PublicCopy) -> int:
    """No cache keeps it longer than its people allow."""
    now = timezone.now()
    windows = getattr(copy, copy.owner).windows.open(now).filter(story_uid=copy.story_uid)
    ends = [end for end in windows.values_list("closes_at", flat=True) if end]
    soonest = min([now + datetime.timedelta(seconds=LONGEST_CACHED), *ends])
    return max(0, int((soonest - now).total_seconds()))
