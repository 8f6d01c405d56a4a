"""«Toestemming in vijf minuten»: one text, in docs/ and on the desk."""

import re
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown import Markdown

PAGE = Path(settings.BASE_DIR) / "docs" / "toestemming-in-vijf-minuten.md"


def html() -> SafeString:
    """Without its title: the desk's own header says that."""
    text = re.sub(r"\A# .*\n", "", PAGE.read_text(encoding="utf-8"))
    return mark_safe(Markdown(extensions=["tables"]).convert(text))  # noqa: S308 - our own file
