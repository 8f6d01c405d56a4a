"""Words to compare, without case, accents or marks."""

import re
import unicodedata


def normal(text: str) -> str:
    """Words only, a space on both sides: `normal(name) in normal(text)` finds whole words."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter))
    words = " ".join(re.findall(r"\w+", bare))
    return f" {words} "


def holds(text: str, name: str) -> bool:
    """Whether this name stands in the text as whole words; an empty name never does."""
    wanted = normal(name)
    return bool(wanted.strip()) and wanted in normal(text)
