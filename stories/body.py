"""The body of a story: five blocks stand ready, and those left empty are simply not there."""

from typing import Any

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue
from wagtail.rich_text import RichText

from stories.blocks import STORY_BLOCKS
from stories.reading import plain_text


class StoryBody(blocks.StreamBlock):
    """Drops what was left empty before anything is required of it."""

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        super().__init__(local_blocks or STORY_BLOCKS, **kwargs)

    def clean(self, value: StreamValue) -> StreamValue:
        filled = [(child.block_type, child.value, child.id) for child in value if not is_empty(child.value)]
        return super().clean(StreamValue(self, filled))


def is_empty(value: Any) -> bool:
    if isinstance(value, RichText):
        return not plain_text(value.source)
    if isinstance(value, dict):
        return all(map(is_empty, value.values()))
    if isinstance(value, list | blocks.list_block.ListValue):
        return all(map(is_empty, value))
    return value is None or not str(value).strip()
