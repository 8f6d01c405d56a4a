"""M4A and MP4: boxes that tell about the recording are blanked in place, so that no offset in the file has to move.

The boxes: ISO/IEC 14496-12. A place and a camera stand in `udta` (©xyz, loci), `meta` and `uuid`; a day in mvhd, tkhd and mdhd.
"""

import struct
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from common.cleaning.uploads import refusal

HOLDERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"moof", b"traf", b"mvex", b"dinf"}
# Kept as they are, by where they stand: at the top, or anywhere below.
TOP = {b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"styp"}
TOLD = {b"udta", b"meta", b"uuid", b"free", b"skip", b"wide", b"ID32", b"XMP_", b"loci", b"\xa9xyz", b"gps ", b"name"}
DATED = {b"mvhd", b"tkhd", b"mdhd"}
TRACKS = {b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp"}
DEEPEST = 12


def clean(data: bytes) -> bytes:
    film = bytearray(data)
    tracks: list[bytes] = []
    try:
        _walk(film, 0, len(film), 0, tracks)
    except (struct.error, IndexError, RecursionError, ValueError) as error:
        raise _damaged() from error
    if not {b"vide", b"soun"} & set(tracks):
        raise _damaged()
    if set(tracks) - TRACKS:
        raise refusal(
            "hidden_track", _("This film carries a hidden track, perhaps with places. Export it again with picture and sound alone, as MP4.")
        )
    return bytes(film)


def _damaged() -> Exception:
    return refusal("damaged", _("This film or sound is damaged or stops halfway. Copy it again from the phone or camera and try once more."))


def _boxes(film: bytearray, start: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Kind, where it starts, where its content starts, where it ends."""
    while start < end:
        size, kind = struct.unpack_from(">I4s", film, start)
        content = start + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", film, content)
            content += 8
        elif size == 0:
            size = end - start
        if start + size > end or size < content - start:
            raise ValueError(kind)
        yield kind, start, content, start + size
        start += size


def _walk(film: bytearray, start: int, end: int, depth: int, tracks: list[bytes]) -> None:
    if depth > DEEPEST:
        raise ValueError(depth)
    for kind, at, content, stop in list(_boxes(film, start, end)):
        if kind in TOLD or (depth == 0 and kind not in TOP):
            film[at + 4 : at + 8] = b"free"
            film[content:stop] = bytes(stop - content)
        elif kind in DATED:
            wide = 16 if film[content] == 1 else 8
            film[content + 4 : content + 4 + wide] = bytes(wide)
        elif kind == b"hdlr":
            # QuickTime has a second kind of handler, for where data lie: no track.
            if film[content + 4 : content + 8] != b"dhlr":
                tracks.append(bytes(film[content + 8 : content + 12]))
            film[content + 24 : stop] = bytes(max(0, stop - content - 24))
        elif kind in HOLDERS:
            _walk(film, content, stop, depth + 1, tracks)
