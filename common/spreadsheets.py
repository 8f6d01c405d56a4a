"""Cells of files that a spreadsheet opens."""

RISKY = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes what begins so for a formula."""


def safe(text: str) -> str:
    return f"'{text}" if text.startswith(RISKY) else text
