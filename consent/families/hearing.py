"""A notice read aloud by a speaker, as families hear it before they answer. It is the same for everybody and names nobody."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from common.ranges import answer_range
from consent.models import Notice


@require_safe
@cache_control(private=True, max_age=300)
def hear(request: HttpRequest, notice_id: int) -> HttpResponseBase:
    notice = get_object_or_404(Notice.objects.signed_off().exclude(sound=""), pk=notice_id)
    try:
        content = notice.sound.storage.open(notice.sound.name)
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(content, content_type="audio/mpeg" if notice.sound.name.endswith(".mp3") else "audio/mp4")
    response.headers["X-Robots-Tag"] = "noindex"
    return answer_range(request, response, content)
