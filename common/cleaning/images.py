"""Pictures: decoded, put upright, and written anew from their pixels. Only the colour profile travels along."""

import io
import struct

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

from common.cleaning.uploads import refusal

# Ending → Pillow's format and how it is written. MPO is what phones call a JPEG with a second picture behind it.
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
WRITTEN = {
    "JPEG": {"quality": 92, "optimize": True, "progressive": True},
    "PNG": {"compress_level": 6},
    "WEBP": {"quality": 92, "method": 4},
}
# What Pillow raises on bytes that somebody broke, found by trying (tests/pictures/test_broken_bytes.py); a warning is
# raised only where warnings are errors.
BROKEN = (OSError, SyntaxError, ValueError, KeyError, IndexError, TypeError, EOFError, OverflowError, MemoryError, struct.error, UserWarning)


def clean(data: bytes, ending: str) -> bytes:
    form = FORMATS[ending]
    return encode(upright(decode(data, form)), form)


def encode(image: Image.Image, form: str) -> bytes:
    target = io.BytesIO()
    bare(image, form).save(target, form, **WRITTEN[form], **profile_of(image))
    return target.getvalue()


def decode(data: bytes, form: str) -> Image.Image:
    """The first frame's pixels; their number is checked before one of them is decoded."""
    try:
        image = Image.open(io.BytesIO(data), formats=[form])
        _count(*image.size)
        image.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except BROKEN as error:
        raise refusal("damaged", _("This picture is damaged or stops halfway. Copy it again from the phone or camera and try once more.")) from error
    return image


def _count(width: int, height: int) -> None:
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> Exception:
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    return refusal(
        "too_many_pixels", _("This picture has more than %(most)s million pixels. Save it smaller, for example 4000 wide, and try again."), most=most
    )


def upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except BROKEN:  # Its notes cannot be read; the picture can.
        return image


def bare(image: Image.Image, form: str) -> Image.Image:
    """Its pixels alone, in a mode every browser shows. A new image: Pillow writes what `info` holds (comments, XMP)."""
    mode = image.mode
    if mode.startswith("I"):
        image, mode = image.convert("I").point(lambda value: value * (1 / 256)), "L"
    elif mode in {"CMYK", "YCbCr", "LAB", "HSV", "RGBX"}:
        mode = "RGB"
    elif mode in {"P", "PA", "RGBa", "La"} or "transparency" in image.info:
        mode = "RGBA" if image.has_transparency_data else "RGB"
    elif mode == "1":
        mode = "L"
    if form == "JPEG" and mode in {"RGBA", "LA"}:
        mode = "RGB"
    pixels = in_srgb(image, mode) if image.mode == "CMYK" else image.convert(mode)
    fresh = Image.new(mode, pixels.size)
    fresh.paste(pixels)
    return fresh


def in_srgb(image: Image.Image, mode: str = "RGB") -> Image.Image:
    """Its colours in the screen's own space, after its profile if that can be read."""
    profile = image.info.get("icc_profile")
    if profile:
        try:
            return ImageCms.profileToProfile(image, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=mode) or image.convert(mode)
        except (ImageCms.PyCMSError, *BROKEN):
            pass
    return image.convert(mode)


def profile_of(image: Image.Image) -> dict[str, bytes]:
    """The colour profile to write along, if it is one and fits the pixels (those of CMYK were converted)."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode == "CMYK":
        return {}
    try:
        ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except (ImageCms.PyCMSError, *BROKEN):
        return {}
    return {"icc_profile": profile}
