"""What comes in, weighed while it comes: a few kilobytes may unpack to gigabytes."""

import zlib
from collections.abc import Iterable, Iterator

import httpx
from django.utils.translation import gettext as _

from common.fetching.refusal import NotFetched

MOST_MEGABYTES = 5
MOST_BYTES = MOST_MEGABYTES * 2**20
PIECE = 2**16
GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
ENCODINGS = {"", "identity", "gzip", "x-gzip", "deflate"}


def read(answer: httpx.Response) -> bytes:
    encoding = answer.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ENCODINGS:
        raise NotFetched(_("What stands at this address is packed in a way that we cannot open."))
    raw = answer.iter_raw()
    pieces, data = raw if encoding in {"", "identity"} else _unpacked(raw), bytearray()
    for piece in pieces:
        data += piece
        if len(data) > MOST_BYTES:
            raise NotFetched(_("There is more than %(most)s MB at this address: that is too much to read.") % {"most": MOST_MEGABYTES})
    return bytes(data)


def _unpacked(raw: Iterable[bytes]) -> Iterator[bytes]:
    """Never more than a piece at a time; httpx itself unpacks all that came in one go."""
    unpacker = zlib.decompressobj(GZIP_OR_ZLIB)
    try:
        for packed in raw:
            while packed and not unpacker.eof:
                yield unpacker.decompress(packed, PIECE)
                packed = unpacker.unconsumed_tail
        yield unpacker.flush(PIECE)
    except zlib.error:
        raise broken() from None
    if not unpacker.eof:
        raise broken()


def broken() -> NotFetched:
    return NotFetched(_("What stands at this address came in broken. Try again later."))
