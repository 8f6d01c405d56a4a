"""Words from elsewhere as plain text: without markup, without what no keyboard types, as long as they fit."""

import html
import re
import unicodedata

from icalendar.parser import unescape_backslash

from activities.importing.lines import Lines

LONGEST_READ = 20_000
MARK = re.compile(r"<[a-z/!][^<>]*>", re.IGNORECASE)
"""Not safety (what comes out is escaped wherever it is shown) but reading; a real parser takes a hundred times as long for a hostile text."""
BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|h\d|tr)\s*>", re.IGNORECASE)
HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Control characters, and those that turn the direction of whatever stands behind them."""


def read_words(lines: Lines, name: str) -> str:
    return plain_words(str(unescape_backslash(lines.plain(name)[: 2 * LONGEST_READ])))


def plain_words(text: str) -> str:
    """Several lines, each without spaces at its ends."""
    text = text[:LONGEST_READ]
    if "<" in text:
        text = MARK.sub("", BREAK.sub("\n", text))
    if "&" in text:
        text = html.unescape(text)
    text = HIDDEN.sub("", unicodedata.normalize("NFC", text.replace("\r", "\n")))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in text.split("\n"))).strip()


def cut(text: str, most: int) -> str:
    """At a word, with a sign that something is missing."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    return f"{(kept.rpartition(' ')[0] or kept).rstrip()}…"


def one_line(text: str) -> str:
    return " ".join(text.split())
