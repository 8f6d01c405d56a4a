"""What leaves the page with the reader: the drawn house as a picture."""

import resvg_py
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from stories.models import House
from stories.village import share_svg


def share_name(number: int) -> str:
    return f"houses/{number}.png"


def share_url(number: int | None) -> str:
    """The drawn house as PNG: the same for every house of that number, whether it tells, told once or never did."""
    return storages["public"].url(share_name(number)) if number else ""


def draw_share_picture(number: int) -> None:
    public = storages["public"]
    if not public.exists(share_name(number)):
        public.save(share_name(number), ContentFile(bytes(resvg_py.svg_to_bytes(svg_string=share_svg(number)))))


def share_picture_of(number: int) -> bytes:
    draw_share_picture(number)
    with storages["public"].open(share_name(number)) as file:
        return file.read()


def draw_missing() -> None:
    """Houses from before they were drawn when made, or made while the storage was down."""
    for number in House.objects.values_list("number", flat=True):
        draw_share_picture(number)
