"""Blocks of plain and project pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

TEXT = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]

PLAIN_BLOCKS = [
    (
        "text",
        blocks.RichTextBlock(
            features=TEXT, label=_("Text"), icon="pilcrow", template="blocks/text.html",
            description=_("A few paragraphs, with a small heading where it helps."), preview_value="<p>Een buurt rond elk kind.</p>",
        ),
    ),
]  # fmt: skip
