"""What a story is made of. Each block says what it is for and shows an example in the chooser."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from common.preloading import Preloaded
from stories.addresses import Target


class PictureChooser(Preloaded, ImageChooserBlock):
    pass


class FileChooser(Preloaded, DocumentChooserBlock):
    pass


class PageChooser(Preloaded, blocks.PageChooserBlock):
    pass


WORDS = ["bold", "italic", "ul", "link"]
TEXT = ["h2", "h3", *WORDS]


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"features": TEXT} | kwargs))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("A few paragraphs, with a small heading where it helps.")
        template = "blocks/text.html"
        preview_value = "<p>Elke zaterdag om tien uur staat er iemand klaar met een helm en een grap.</p>"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("What was said"), help_text=_("Their own words, as they said them."))
    who = blocks.CharBlock(label=_("Who said it"), help_text=_("The name in the story or the role, never a real name."), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("Somebody's own words, large.")
        template = "blocks/quote.html"
        preview_value = {"text": "Eerst durfde ik niet. Nu roep ik de anderen.", "who": "Noor, 9"}


class PictureBlock(blocks.StructBlock):
    image = PictureChooser(label=_("Picture"), help_text=_("Shown only while everybody in it allows it; else the drawn house stands here."))
    caption = blocks.CharBlock(label=_("Caption"), help_text=_("One short sentence, or nothing."), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One picture with a caption.")
        template = "blocks/picture.html"
        preview_value = {"caption": "Het plein om tien uur"}


class RecordingBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), help_text=_("What one hears or sees, in a few words."))
    file = FileChooser(label=_("File"), help_text=_("Shown only while everybody in it allows it."))
    transcript = blocks.RichTextBlock(label=_("Transcript"), features=WORDS, help_text=_("Everything that is said, for who cannot hear it."))


class SoundBlock(RecordingBlock):
    class Meta:
        icon = "media"
        label = _("Sound")
        description = _("A recording with its transcript.")
        template = "blocks/sound.html"
        preview_value = {"title": "De buddy vertelt", "transcript": "<p>Goeiedag, ik ben een buddy.</p>"}


class FilmBlock(RecordingBlock):
    class Meta:
        icon = "media"
        label = _("Film")
        description = _("A film of our own with its transcript.")
        template = "blocks/film.html"
        preview_value = {"title": "Samen fietsen", "transcript": "<p>Twee fietsen rijden over het plein.</p>"}


class ObstacleBlock(blocks.StructBlock):
    problem = blocks.TextBlock(label=_("What got in the way"), help_text=_("Say it plainly, without blame."))
    solution = blocks.TextBlock(label=_("How it was solved"), help_text=_("What was done, and by whom."))

    class Meta:
        icon = "warning"
        label = _("Obstacle and solution")
        description = _("What got in the way and how it was solved: others learn from it.")
        template = "blocks/obstacle.html"
        preview_value = {"problem": "De bus reed niet op zaterdag.", "solution": "De buur reed mee."}


class LearnedBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"features": WORDS} | kwargs))

    class Meta:
        icon = "help"
        label = _("What we learned")
        description = _("What another buddy can take along.")
        template = "blocks/learned.html"
        preview_value = "<p>Begin met iets wat het kind al kan.</p>"


class FollowUpBlock(blocks.StructBlock):
    when = blocks.CharBlock(label=_("When"), help_text=_("How long afterwards: a year later."))
    text = blocks.RichTextBlock(label=_("How it goes now"), features=WORDS, help_text=_("A short chapter, added later."))

    class Meta:
        icon = "date"
        label = _("How it goes now")
        description = _("A follow-up chapter, months or years later.")
        template = "blocks/followup.html"
        preview_value = {"when": "een jaar later", "text": "<p>Noor geeft nu zelf les.</p>"}


class CallToActionValue(blocks.StructValue):
    @property
    def url(self) -> str:
        """Empty when the public may not see the page: a button never leads to, or names, a closed story."""
        page = self.get("page")
        if isinstance(page, Target):
            return page.url
        if page is None or not page.specific_class.objects.visible().filter(pk=page.pk).exists():
            return ""
        return page.specific.url or ""


class CallToActionBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Sentence"), help_text=_("What the reader could do."))
    link_text = blocks.CharBlock(label=_("Text of the button"), help_text=_("What happens when one presses it."))
    page = PageChooser(label=_("Page"), help_text=_("Where the button leads."))

    class Meta:
        icon = "pick"
        label = _("Invitation")
        description = _("One sentence and one button.")
        template = "blocks/call_to_action.html"
        value_class = CallToActionValue
        preview_value = {"text": "Heb jij een uur in de week?", "link_text": "Ik wil buddy worden"}


STORY_BLOCKS = [
    ("text", TextBlock()),
    ("quote", QuoteBlock()),
    ("picture", PictureBlock()),
    ("gallery", blocks.ListBlock(PictureBlock(), icon="image", label=_("Gallery"), template="blocks/gallery.html",
                                 description=_("Several pictures side by side."), preview_value=[])),
    ("sound", SoundBlock()),
    ("film", FilmBlock()),
    ("obstacle", ObstacleBlock()),
    ("learned", LearnedBlock()),
    ("followup", FollowUpBlock()),
    ("call_to_action", CallToActionBlock()),
]  # fmt: skip

NEW_STORY = [
    {"type": "text", "value": ""},
    {"type": "quote", "value": {"text": "", "who": ""}},
    {"type": "obstacle", "value": {"problem": "", "solution": ""}},
    {"type": "text", "value": ""},
    {"type": "learned", "value": ""},
]
"""The five blocks that stand ready in a new story."""
