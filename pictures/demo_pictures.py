"""Seven calm pictures for the demo, drawn by code: things, no people."""

from collections.abc import Callable
from functools import lru_cache

from pictures.demo_indoors import book, drum, kitchen, soup
from pictures.demo_outdoors import bike, football, garden
from pictures.drawing import Sheet

KINDS: dict[str, Callable[[], Sheet]] = {
    "bike": bike,
    "soup": soup,
    "football": football,
    "book": book,
    "garden": garden,
    "drum": drum,
    "kitchen": kitchen,
}


@lru_cache(maxsize=len(KINDS))
def draw(kind: str) -> bytes:
    """A PNG of 1600 × 1066."""
    return KINDS[kind]().png()
