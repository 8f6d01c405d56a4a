"""Making somebody unrecognisable: boxes blurred until nothing is left to sharpen, or all but one box cut away."""

import io
import math
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageFilter

from common.cleaning import CleanUpload
from common.cleaning.images import FORMATS, bare, decode, encode
from common.cleaning.uploads import Upload

# Along its longer side: of a face four by three spots of colour stay, however large the picture is. Finer mosaics were
# told apart again by machines that knew the faces (McPherson, Shokri and Shmatikov 2016, "Defeating image obfuscation").
SPOTS = 4


@dataclass(frozen=True)
class Box:
    """In per cent of the picture, from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    def pixels(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """Rounded outwards: no half pixel of a face stays outside."""
        across, down = size
        left, top = math.floor(self.left * across / 100), math.floor(self.top * down / 100)
        right, bottom = math.ceil((self.left + self.width) * across / 100), math.ceil((self.top + self.height) * down / 100)
        return min(left, across - 1), min(top, down - 1), min(max(right, left + 1), across), min(max(bottom, top + 1), down)


class Obscured(CleanUpload):
    """Made here from a picture that was here: its people are the same, and it looks like what it was made from."""

    def __init__(self, data: bytes, ending: str) -> None:
        super().__init__(data, Upload(b"", f"{secrets.token_hex(16)}{ending}", ending))
        self.given_sha256 = ""


def obscured(data: bytes, name: str, blurred: Iterable[Box], kept: Box | None = None) -> Obscured:
    """The whole picture anew, in its own size."""
    ending = Path(name).suffix.lower()
    form = FORMATS[ending]
    return Obscured(encode(obscure_pixels(decode(data, form), blurred, kept), form), ending)


def example(data: bytes, name: str, blurred: Iterable[Box], kept: Box | None = None, side: int = 960) -> bytes:
    """The same, small, to look at first: a JPEG that is nowhere stored."""
    image = decode(data, FORMATS[Path(name).suffix.lower()])
    image.thumbnail((side, side))
    target = io.BytesIO()
    bare(obscure_pixels(image, blurred, kept), "JPEG").save(target, "JPEG", quality=80)
    return target.getvalue()


def obscure_pixels(image: Image.Image, blurred: Iterable[Box], kept: Box | None) -> Image.Image:
    for box in blurred:
        place = box.pixels(image.size)
        image.paste(_spots(image.crop(place)), place)
    return image.crop(kept.pixels(image.size)) if kept else image


def _spots(part: Image.Image) -> Image.Image:
    """Means of a few large fields, made soft. A blur alone can be undone, and so can fine fields; a mean of a quarter of a face cannot."""
    longer = max(part.size)
    few = (max(1, round(SPOTS * part.width / longer)), max(1, round(SPOTS * part.height / longer)))
    fields = part.resize(few, Image.Resampling.BOX).resize(part.size, Image.Resampling.NEAREST)
    return fields.filter(ImageFilter.GaussianBlur(longer / SPOTS / 3))
