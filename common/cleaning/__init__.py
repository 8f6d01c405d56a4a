"""On upload everything but the picture, the sound, the film or the text goes. What cannot be cleaned is refused, with a sentence."""

from collections.abc import Callable
from typing import Any

from common.cleaning import film, images, paper, sound
from common.cleaning.uploads import CleanUpload, read

__all__ = ["CleanUpload", "clean_file", "clean_paper", "clean_picture", "clean_sound"]

CLEANERS: dict[str, Callable[[bytes], bytes]] = {
    ".pdf": paper.clean,
    ".mp3": sound.clean,
    ".m4a": film.clean,
    ".mp4": film.clean,
}


def clean_picture(content: Any, name: str = "") -> CleanUpload:
    """Raises ValidationError (a sentence and a code) for what is no picture or may hide something."""
    upload = read(content, name, images.FORMATS)
    return CleanUpload(images.clean(upload.data, upload.ending), upload)


def clean_file(content: Any, name: str = "") -> CleanUpload:
    """The same for sound, film and paper."""
    upload = read(content, name, CLEANERS)
    return CleanUpload(CLEANERS[upload.ending](upload.data), upload)


def clean_sound(content: Any, name: str = "") -> CleanUpload:
    """A voice alone: MP3 or M4A."""
    upload = read(content, name, {".mp3", ".m4a"})
    return CleanUpload(CLEANERS[upload.ending](upload.data), upload)


def clean_paper(content: Any, name: str = "") -> CleanUpload:
    """What somebody signed: a PDF, or a photo of the sheet."""
    upload = read(content, name, {".pdf", *images.FORMATS})
    return CleanUpload(paper.clean(upload.data) if upload.ending == ".pdf" else images.clean(upload.data, upload.ending), upload)
