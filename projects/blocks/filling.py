"""Blocks that stand ready and were left empty: a draft keeps them, what is published does without."""

from typing import Any

from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError, ListValue
from wagtail.blocks.stream_block import StreamBlockValidationError, StreamValue
from wagtail.rich_text import RichText


def is_filled(block: Any, value: Any) -> bool:
    """Somebody wrote or chose something in it. A state, a kind or a tick has a value by itself and tells nothing."""
    if isinstance(block, blocks.StructBlock):
        return any(is_filled(child, value.get(name)) for name, child in block.child_blocks.items())
    if isinstance(block, blocks.ListBlock):
        return any(is_filled(block.child_block, item) for item in value or [])
    if isinstance(block, blocks.StaticBlock | blocks.ChoiceBlock | blocks.BooleanBlock):
        return False
    return bool(strip_tags(value.source).strip() if isinstance(value, RichText) else value is not None and str(value).strip())


class FilledStream(blocks.StreamBlock):
    def clean(self, value: StreamValue) -> StreamValue:
        if self.is_deferred_validation:
            return super().clean(value)
        kept = [place for place, child in enumerate(value) if isinstance(child.block, blocks.StaticBlock) or is_filled(child.block, child.value)]
        try:
            return super().clean(StreamValue(self, [(value[place].block_type, value[place].value, value[place].id) for place in kept]))
        except StreamBlockValidationError as error:  # each sentence at the place that the editor sees
            raise StreamBlockValidationError(_at(kept, error.block_errors), error.non_block_errors) from error


class FilledList(blocks.ListBlock):
    def clean(self, value: ListValue) -> ListValue:
        if self.is_deferred_validation:
            return super().clean(value)
        kept = [place for place, item in enumerate(value) if is_filled(self.child_block, item)]
        try:
            return super().clean(ListValue(self, bound_blocks=[value.bound_blocks[place] for place in kept]))
        except ListBlockValidationError as error:
            raise ListBlockValidationError(_at(kept, error.block_errors), error.non_block_errors) from error

    def deconstruct(self) -> Any:
        """For migrations a list like any other."""
        _path, arguments, named = super().deconstruct()
        return "wagtail.blocks.ListBlock", arguments, named


def _at(kept: list[int], errors: dict[int, Any]) -> dict[int, Any]:
    return {kept[place]: error for place, error in errors.items()}
