"""A part of a file, as players of sound and film ask for it (RFC 9110, 14). One range at a time; anything else gets the whole."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
BLOCK = 64 * 1024


class Part:
    """Bytes `first` to `last` of an open file; the response closes it when it is done."""

    def __init__(self, content: Any, first: int, last: int) -> None:
        self.content, self.left = content, last - first + 1
        content.seek(first)

    def __iter__(self) -> Iterator[bytes]:
        while self.left > 0 and (block := self.content.read(min(BLOCK, self.left))):
            self.left -= len(block)
            yield block

    def close(self) -> None:
        self.content.close()


def answer_range(request: HttpRequest, response: FileResponse, content: Any) -> HttpResponseBase:
    """`response` itself, or another one that holds the part that was asked for."""
    response.headers["Accept-Ranges"] = "bytes"
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if not asked or asked.groups() == ("", ""):
        return response
    size = content.size
    first, last = _bounds(asked.group(1), asked.group(2), size)
    if first >= size or first > last:
        content.close()  # Not response.close(): that would tell Django that the request is over.
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    part = StreamingHttpResponse(Part(content, first, last), status=206, headers=dict(response.headers))
    part.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    part.headers["Content-Length"] = str(last - first + 1)
    return part


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1
