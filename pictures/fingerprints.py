"""What a picture is known again by: its bytes, and what it looks like. docs/pictures.md says what this misses.

The likeness is a difference hash (Krawetz 2013) in two directions: 64 bits say whether it gets lighter to the right, 64
whether it gets lighter downwards, each in a grid of eight by eight. No library: those that are kept up bring numpy and scipy.
"""

import hashlib
import io
from collections.abc import Collection
from dataclasses import dataclass

from PIL import Image, ImageOps

from common.cleaning import CleanUpload

GRID = 8
BITS = 2 * GRID * GRID
# Both grids, of nine by eight and eight by nine cells, divide it without a rest.
SIDE = GRID * (GRID + 1)
# Measured in tests/pictures/test_withdrawn_pictures.py: the same picture differs in 0 to 14 of 128 bits, others in 36 or more.
MOST_DIFFERENT = 16
# Fewer cells than this that clearly get lighter, or darker: a wall, a sky, an empty sheet. All of those look alike.
LEAST_TELLING = 16
CLEARLY = 3


@dataclass(frozen=True)
class Fingerprint:
    stored_sha256: str
    given_sha256: str
    """Of the bytes as they came; empty when nobody knows."""
    likeness: str
    """32 hexadecimal digits, empty for a picture that looks like too many others."""
    views: tuple[int, ...]
    """The likeness as it stands, mirrored, and each of them turned."""

    def resembles(self, likenesses: Collection[str]) -> bool:
        known = [int(likeness, 16) for likeness in likenesses if likeness]
        return any((view ^ other).bit_count() <= MOST_DIFFERENT for view in self.views for other in known)


def fingerprint(upload: CleanUpload) -> Fingerprint:
    """Asked by the form and again by the file's own door: the pixels are looked at once, and what they said stays with the upload."""
    if (found := upload.__dict__.get("fingerprint")) is None:
        upload.seek(0)
        found = upload.__dict__["fingerprint"] = fingerprint_of(upload.read(), upload.given_sha256)
        upload.seek(0)
    return found


def fingerprint_of(data: bytes, given_sha256: str = "") -> Fingerprint:
    small = _small(data)
    likeness = _likeness(small)
    views = () if likeness is None else tuple(filter(None, map(_likeness, _views(small))))
    return Fingerprint(hashlib.sha256(data).hexdigest(), given_sha256, "" if likeness is None else f"{likeness:032x}", views)


def _small(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        image.draft("L", (4 * SIDE, 4 * SIDE))  # A JPEG is decoded at an eighth of its size: a tenth of the time.
        return image.convert("L").resize((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=3)


def _views(small: Image.Image) -> list[Image.Image]:
    turns = (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)
    return [view for side in (small, ImageOps.mirror(small)) for view in (side, *(side.transpose(turn) for turn in turns))]


def _likeness(small: Image.Image) -> int | None:
    steps = [*_steps(small, (GRID + 1, GRID), 1), *_steps(small, (GRID, GRID + 1), GRID)]
    if min(sum(step >= CLEARLY for step in steps), sum(step <= -CLEARLY for step in steps)) < LEAST_TELLING:
        return None
    return int("".join("1" if step > 0 else "0" for step in steps), 2)


def _steps(small: Image.Image, cells: tuple[int, int], onwards: int) -> list[int]:
    """How much lighter each cell's neighbour is: the one to the right, or the one below."""
    grey, width = small.resize(cells, Image.Resampling.BOX).tobytes(), cells[0]
    return [grey[at + onwards] - grey[at] for row in range(GRID) for at in range(row * width, row * width + GRID)]
