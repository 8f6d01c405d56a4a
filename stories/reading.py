"""Text without its marks, and how long it takes to read."""

import re

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
