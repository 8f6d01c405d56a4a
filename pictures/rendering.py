"""Public pictures: smaller, WebP, nothing in them but pixels and a small colour profile."""

import io
from dataclasses import dataclass

from PIL import Image

from common.cleaning.images import bare, in_srgb, profile_of

# Colour profiles of screens weigh half a kilobyte to three; a heavier one is applied instead of sent.
LARGEST_PROFILE = 4096
QUALITIES = (80, 68, 55, 40)


@dataclass(frozen=True)
class Spec:
    """The box a picture is scaled into, in pixels, and the bytes it should stay under."""

    width: int
    height: int
    most_bytes: int


@dataclass(frozen=True)
class Rendered:
    data: bytes
    width: int
    height: int


def render(original: Image.Image, spec: Spec) -> Rendered:
    """Never larger than the original; the quality falls until the bytes fit, and stops at what still looks well."""
    image = original.copy()
    profile = profile_of(image)
    if len(profile.get("icc_profile", b"")) > LARGEST_PROFILE:
        image, profile = in_srgb(image, "RGBA" if image.has_transparency_data else "RGB"), {}
    image = bare(image, "WEBP")
    image.thumbnail((spec.width, spec.height), Image.Resampling.LANCZOS)
    for quality in QUALITIES:
        target = io.BytesIO()
        image.save(target, "WEBP", quality=quality, method=4, **profile)
        if target.tell() <= spec.most_bytes:
            break
    return Rendered(target.getvalue(), image.width, image.height)
