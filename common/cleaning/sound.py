"""MP3: mutagen takes the tags off; then only whole sound frames are kept, so nothing hides before, between or behind them."""

import io

from django.utils.translation import gettext_lazy as _
from mutagen import MutagenError, apev2, id3

from common.cleaning.uploads import refusal

# Kilobits a second of layer III by the header's four bits, MPEG-1 and MPEG-2; samples a second by version. ISO 11172-3, 13818-3.
RATES = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
SAMPLES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def clean(data: bytes) -> bytes:
    frames = _frames(_without_tags(data))
    if len(frames) < 2:
        raise refusal("damaged", _("No sound can be found in this file. Save it again as MP3 and try once more."))
    return b"".join(frames)


def _without_tags(data: bytes) -> bytes:
    tagged = io.BytesIO(data)
    try:
        id3.delete(tagged)
        tagged.seek(0)
        apev2.delete(tagged)
    except MutagenError:
        pass  # A tag that cannot be read is no frame, and only frames are kept.
    return tagged.getvalue()


def _frames(data: bytes) -> list[bytes]:
    """Each frame whole; bytes that are none are stepped over."""
    frames: list[bytes] = []
    at = 0
    while at + 4 <= len(data):
        length = _length(data[at : at + 4])
        follows = data[at + length : at + length + 4] if length else b""
        if length and at + length <= len(data) and (len(follows) < 4 or _length(follows) or frames):
            frames.append(data[at : at + length])
            at += length
        else:
            at = _next_sync(data, at + 1)
    return frames


def _next_sync(data: bytes, start: int) -> int:
    found = data.find(b"\xff", start)
    return found if found >= 0 else len(data)


def _length(header: bytes) -> int:
    """Bytes of the frame that begins with this header; 0 when it is none of layer III."""
    if header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, rate, sampling, padding = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if version == 1 or rate in {0, 15} or sampling == 3:
        return 0
    first = version == 3
    return (144 if first else 72) * RATES[first][rate] * 1000 // SAMPLES[version][sampling] + padding
