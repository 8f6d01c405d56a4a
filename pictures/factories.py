"""Pictures and sounds for tests and the demo. Everything in them is drawn or silent."""

from typing import Any

import factory
from django.core.files.base import ContentFile

from pictures.demo_pictures import draw
from pictures.enums import PeopleState
from pictures.models import File, FilePerson, Picture, PicturePerson

# MPEG-1 layer III, 128 kbit/s, 44.1 kHz, mono: a header and no sound, 26 milliseconds.
SILENT_FRAME = b"\xff\xfb\x90\xc0" + bytes(413)


def silent_mp3(seconds: int = 1) -> bytes:
    return SILENT_FRAME * (seconds * 39)


class _PeopledFactory(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    class Params:
        nobody = factory.Trait(people_state=PeopleState.NONE)
        listed = factory.Trait(people_state=PeopleState.LISTED)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        kwargs["file"] = ContentFile(kwargs.pop("data"), name=kwargs.pop("file_name"))
        return super()._create(model_class, *args, **kwargs)


class PictureFactory(_PeopledFactory):
    """`kind` is one of demo_pictures.KINDS; or give `data` and `file_name`."""

    class Meta:
        model = Picture

    class Params:
        kind = "garden"

    title = factory.Sequence(lambda number: f"Picture {number}")
    alt_text = "A drawing"
    data = factory.LazyAttribute(lambda made: draw(made.kind))
    file_name = "drawing.png"


class FileFactory(_PeopledFactory):
    class Meta:
        model = File

    title = factory.Sequence(lambda number: f"Sound {number}")
    data = factory.LazyFunction(silent_mp3)
    file_name = "sound.mp3"


class PicturePersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PicturePerson

    picture = factory.SubFactory(PictureFactory, listed=True)
    element = "face"


class FilePersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = FilePerson

    file = factory.SubFactory(FileFactory, listed=True)
    element = "voice"
