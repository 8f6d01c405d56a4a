"""The text of a project page. Some blocks only say where a section stands; a section that no block places stands below the text."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from common.blocks import PLAIN_BLOCKS
from common.preloading import Preloaded
from projects.blocks.filling import FilledList


class PictureChooser(Preloaded, ImageChooserBlock):
    pass


class PictureBlock(blocks.StructBlock):
    image = PictureChooser(label=_("Picture"), help_text=_("Nobody is in it: only such a picture is shown here."))
    caption = blocks.CharBlock(label=_("Caption"), help_text=_("One short sentence, or nothing."), required=False, default="")

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One picture with a caption.")
        template = "blocks/free_picture.html"
        preview_value = {"caption": "Het plein om tien uur"}


class StageBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Stage"), max_length=80)
    text = blocks.TextBlock(label=_("What happens then"), required=False, default="")


class PathBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    stages = FilledList(StageBlock(), min_num=2, label=_("Stages"), help_text=_("In their order, each leading to the next."))

    class Meta:
        icon = "arrow-right-full"
        label = _("From one to the next")
        description = _("Stages in their order: from pre-school to primary school, from question to help.")
        template = "blocks/path.html"


class Place(blocks.StaticBlock):
    """Shows a section here; what stands in it is filled in elsewhere in the form."""

    def __init__(self, label: Any, icon: str) -> None:
        text = _("This section of the form stands here, instead of below the text.")
        super().__init__(label=label, icon=icon, admin_text=text, description=text)

    def deconstruct(self) -> Any:
        return "wagtail.blocks.StaticBlock", [], {}


PLACED = {
    "theory": Place(_("Theory of change"), "list-ul"),
    "timeline": Place(_("Timeline"), "date"),
    "plan": Place(_("Action plan"), "crosshairs"),
    "indicators": Place(_("Indicators"), "order"),
    "partners": Place(_("Partners and their roles"), "group"),
}
BODY_BLOCKS = [*PLAIN_BLOCKS, ("picture", PictureBlock()), ("path", PathBlock()), *PLACED.items()]
