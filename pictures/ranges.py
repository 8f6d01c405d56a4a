"""A part of a file, as players of sound and film ask for it (RFC 9110, 14). One range at a time; anything else gets the whole."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
BLOCK = 64 * 1024


def answer_range(request: HttpRequest, response: FileResponse, content: Any) -> HttpResponseBase:
    response.headers["Accept-Ranges"] = "bytes"
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if not asked or asked.groups() == ("", ""):
        return response
    size = content.size
    first, last = _bounds(asked.group(1), asked.group(2), size)
    if first >= size or first > last:
        response.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    content.seek(first)
    part = StreamingHttpResponse(_blocks(content, last - first + 1), status=206, headers=dict(response.headers))
    part.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    part.headers["Content-Length"] = str(last - first + 1)
    # The answer closes the file when it ends, as the whole one would have.
    part._resource_closers.append(response.close)
    return part


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _blocks(content: Any, left: int) -> Iterator[bytes]:
    while left > 0 and (block := content.read(min(BLOCK, left))):
        left -= len(block)
        yield block
