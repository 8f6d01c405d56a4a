#!/usr/bin/env python
"""Our own strings: collect them into locale/, compile them, or say what is missing.

Works on Babel and polib alone, so that no machine needs the gettext programs. The files carry no dates
and no line numbers: a new string is a new entry in a diff and nothing else.
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
SOURCE_LANGUAGE = "en"
SKIPPED = {"tests", "migrations", "tools", "node_modules", "media", "private", "static", "static-collected", "docs", "locale"}
TEMPLATE_ENDINGS = {".html", ".txt", ".xml", ".svg"}
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%[sd]")

# Where in a call the text stands; "c" marks the context.
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

# The same as in Django's own catalogues, or Django would keep two sets of plural rules.
PLURALS = {
    "nl": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
    "en": "nplurals=2; plural=(n != 1);",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;",
    "tr": "nplurals=2; plural=(n > 1);",
    "uk": (
        "nplurals=4; plural=(n % 1 == 0 && n % 10 == 1 && n % 100 != 11 ? 0 : n % 1 == 0 && n % 10 >= 2 && n % 10 <= 4 && "
        "(n % 100 < 12 || n % 100 > 14) ? 1 : n % 1 == 0 && (n % 10 ==0 || (n % 10 >=5 && n % 10 <=9) || "
        "(n % 100 >=11 && n % 100 <=14 )) ? 2: 3);"
    ),
}


@dataclass(frozen=True, order=True)
class Message:
    text: str
    context: str = ""
    plural: str = ""

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.text, self.plural) if self.plural else (self.text,)


def sources() -> Iterator[Path]:
    """The Python files and templates that hold strings of ours."""
    for folder, below, names in os.walk(ROOT):
        below[:] = sorted(name for name in below if name not in SKIPPED and not name.startswith("."))
        for path in (Path(folder, name) for name in sorted(names)):
            if path.suffix == ".py" or (path.suffix in TEMPLATE_ENDINGS and "templates" in path.parts):
                yield path


def as_python(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    # templatize() leaves every call on one line; without the indentation Python's tokenizer can read it.
    return "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())


def messages_in(code: str) -> Iterator[Message]:
    from babel.messages.extract import extract  # only who collects needs Babel: compiling belongs to `make serve`

    for _line, found, _comments, context in extract("python", io.BytesIO(code.encode()), keywords=KEYWORDS):
        text, *plural = (found,) if isinstance(found, str) else found
        if text:
            yield Message(text, context or "", plural[0] if plural else "")


def collected() -> list[Message]:
    """Every string of ours once; one that also counts is kept with its plural, as gettext does."""
    if not settings.configured:
        settings.configure()
    found: dict[tuple[str, str], Message] = {}
    for path in sources():
        for message in messages_in(as_python(path)):
            key = (message.text, message.context)
            found[key] = max(message, found.get(key, message))
    return sorted(found.values())


def catalogue_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def catalogue(language: str) -> polib.POFile:
    path = catalogue_path(language)
    return polib.pofile(str(path), wrapwidth=0) if path.exists() else polib.POFile(wrapwidth=0)


def how_many_forms(language: str) -> int:
    return int(PLURALS[language].partition(";")[0].partition("=")[2])


def entry(message: Message, language: str, known: polib.POEntry | None) -> polib.POEntry:
    new = polib.POEntry(msgid=message.text, msgctxt=message.context or None)
    if any(PLACEHOLDER.search(form) for form in message.forms):
        new.flags.append("python-format")
    if not message.plural:
        new.msgstr = message.text if language == SOURCE_LANGUAGE else known.msgstr if known else ""
        return new
    new.msgid_plural = message.plural
    if language == SOURCE_LANGUAGE:
        new.msgstr_plural = dict(enumerate(message.forms))
    else:
        before = known.msgstr_plural if known else {}
        new.msgstr_plural = {form: before.get(form, "") for form in range(how_many_forms(language))}
    return new


def collect() -> int:
    messages = collected()
    for language, plurals in PLURALS.items():
        known = {(old.msgid, old.msgctxt or ""): old for old in catalogue(language) if not old.obsolete}
        new = polib.POFile(wrapwidth=0)
        new.metadata = {
            "Language": language,
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": plurals,
        }
        new.extend(entry(message, language, known.get((message.text, message.context))) for message in messages)
        catalogue_path(language).parent.mkdir(parents=True, exist_ok=True)
        new.save(str(catalogue_path(language)))
    print(f"{len(messages)} strings in {len(PLURALS)} languages; {len(lacking())} translations to write.")
    return 0


def compile_all() -> int:
    for language in PLURALS:
        catalogue(language).save_as_mofile(str(catalogue_path(language).with_suffix(".mo")))
    return 0


def lacking() -> list[tuple[str, str]]:
    """(language, text) of every string that has no translation, or only a part of one."""
    found = []
    for language in PLURALS:
        known = {(one.msgid, one.msgctxt or ""): one for one in catalogue(language) if not (one.obsolete or one.fuzzy)}
        for message in collected():
            one = known.get((message.text, message.context))
            written = () if one is None else one.msgstr_plural.values() if message.plural else (one.msgstr,)
            if not written or not all(written):
                found.append((language, message.text))
    return found


def missing() -> int:
    found = lacking()
    for language, text in found:
        print(f"{language}: {text}")
    return 1 if found else 0


COMMANDS = {"collect": collect, "compile": compile_all, "missing": missing}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(f"Say what to do: tools/messages.py {'|'.join(COMMANDS)}")
    sys.exit(COMMANDS[sys.argv[1]]())
