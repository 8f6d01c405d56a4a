"""The piece of a text in which the words stand that somebody looks for."""

import re

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

SNIPPET = 160  # characters around the first word found


def snippet(text: str, question: str) -> SafeString:
    """The words around the first one found, each found word in <mark>; the beginning of the text when none is."""
    words = [re.escape(word) for word in question.split()]
    match = re.search("|".join(words), text, re.IGNORECASE) if words else None
    start = max(0, match.start() - SNIPPET // 2) if match else 0
    part = text[start : start + SNIPPET]
    if start:
        part = f"… {part.partition(' ')[2]}"
    if start + SNIPPET < len(text):
        part = f"{part.rpartition(' ')[0]} …"
    pieces = re.split(f"({'|'.join(words)})", part, flags=re.IGNORECASE) if words else [part]
    marked = (format_html("<mark>{}</mark>", piece) if odd % 2 else conditional_escape(piece) for odd, piece in enumerate(pieces))
    return mark_safe("".join(marked))  # noqa: S308 - each piece is escaped; join forgets that
