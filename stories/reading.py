"""Text without its marks: how long it takes to read, and which words are in it."""

import re
import unicodedata

from bs4 import BeautifulSoup

WORDS_A_MINUTE = 160  # slow readers: plain-language guides take 130-180


def plain_text(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def words_of_html(html: str) -> int:
    """How many words; quick, for text that an editor of ours wrote."""
    return len(re.sub(r"<[^>]*>", " ", html).split())


def minutes_for(words: int) -> int:
    """Whole minutes, one at least."""
    return max(1, round(words / WORDS_A_MINUTE))


def normal(text: str) -> str:
    """Words only, without case or accents, a space on both sides: `normal(name) in normal(text)` finds whole words."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))
    words = " ".join(re.findall(r"\w+", bare))
    return f" {words} "
