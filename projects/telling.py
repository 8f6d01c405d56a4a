"""A project in the language of its page: facts from the Dutch page, words from its own.

A block is shown in another language when that page has it with the same parts; else in Dutch, and marked as Dutch.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.rich_text import RichText

from common.language import direction

if TYPE_CHECKING:
    from projects.models import ProjectPage

WORD_BLOCKS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)
"""What is written in a language; all other values are facts."""


@dataclass(frozen=True)
class Said:
    """Something with the language it is in."""

    value: Any
    language: str
    block: Any = None
    """The child of the stream, for `{% include_block %}`."""

    @property
    def type(self) -> str:
        return self.block.block_type if self.block else ""

    @property
    def direction(self) -> str:
        return direction(self.language)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __str__(self) -> str:
        return str(self.value)

    def __html__(self) -> SafeString:
        return self.value.__html__()


def words(page: "ProjectPage", name: str) -> Said:
    """One of its own texts; the Dutch one where it is not translated."""
    own = getattr(page, name)
    spoken, text = (page, own) if own else (page.source, getattr(page.source, name))
    rich = type(page)._meta.get_field(name).get_internal_type() != "CharField"
    return Said(RichText(text) if rich and text else text, spoken.language)


def stream(page: "ProjectPage", name: str) -> list[Said]:
    """The blocks of one of its streams."""
    source = getattr(page.source, name)
    if page.source is page:
        return [Said(child.value, settings.LANGUAGE_CODE, child) for child in source]
    own = {raw["id"]: raw for raw in getattr(page, name).raw_data if raw.get("id")}
    merged, spoken = [], []
    for raw in source.raw_data:
        block = source.stream_block.child_blocks.get(raw["type"])
        told = _told(block, raw["value"], own[raw["id"]]["value"]) if block and raw.get("id") in own else None
        merged.append(raw if told is None else {**raw, "value": told})
        spoken.append(settings.LANGUAGE_CODE if told is None else page.language)
    children = source.stream_block.to_python(merged)
    return [Said(child.value, language, child) for child, language in zip(children, spoken, strict=True)]


class _NotTranslated(Exception):
    pass


def _told(block: Any, source: Any, own: Any) -> Any:
    """The raw value with the words of `own`; None when not all of its words are there."""
    try:
        return _merge(block, source, own)
    except _NotTranslated:
        return None


def _merge(block: Any, source: Any, own: Any) -> Any:
    if isinstance(block, blocks.StructBlock):
        if not isinstance(own, dict):
            raise _NotTranslated
        return {name: _merge(block.child_blocks[name], value, own.get(name)) for name, value in source.items() if name in block.child_blocks}
    if isinstance(block, blocks.ListBlock):
        there = {item["id"]: item for item in own or [] if isinstance(item, dict) and item.get("id")}
        return [_item(block.child_block, item, there) for item in source or []]
    if isinstance(block, WORD_BLOCKS):
        if source and not own:
            raise _NotTranslated
        return own if source else source
    return source


def _item(block: Any, item: Any, there: dict[str, Any]) -> Any:
    if not isinstance(item, dict) or "id" not in item:
        return item
    if item["id"] not in there:
        if not _has_words(block):
            return item
        raise _NotTranslated
    return {**item, "value": _merge(block, item["value"], there[item["id"]]["value"])}


def _has_words(block: Any) -> bool:
    if isinstance(block, blocks.StructBlock):
        return any(map(_has_words, block.child_blocks.values()))
    return _has_words(block.child_block) if isinstance(block, blocks.ListBlock) else isinstance(block, WORD_BLOCKS)
