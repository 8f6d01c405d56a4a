"""What a visitor asks for, as the databases' search can take it."""

import re

LONGEST_QUESTION = 100


def words_of(question: str) -> str:
    """Words alone: quotes, stars and brackets mean something else to each database, and break one of them."""
    return " ".join(re.findall(r"\w+", question[:LONGEST_QUESTION]))
