"""Our own strings are complete in six languages, and the tool that collects them sees them all."""

import ast
import gettext
import io
from collections import defaultdict
from pathlib import Path

import django
import polib
import pytest

from tools import messages
from tools.messages import PLACEHOLDER, PLURALS, Message

OTHERS = [language for language in PLURALS if language != messages.SOURCE_LANGUAGE]

# Words that are the same in both languages: names, and words the language borrowed or lent.
EVERYWHERE = {
    "{value} {unit}",
    "{when}: {value} {unit}.",
    "WhatsApp",
    "buddy",
    "Menu",
    "Film",
    "film",
    "site",
    "%(far)s km",
    "%s, %t",
    "10 km",
    "Huizen van het Kind",
}
SAME = {
    "nl": {"Code", "E-mail", "Huis van het Kind", "In pixels.", "Later", "Project", "Register", "Talent",
           "code", "contact", "e-mail", "partners", "project", "school",
           "sport", "status", "stop", "stops", "talent", "Website", "website",
           "Agenda", "Online", "Online: %(address)s", "Partners", "helper", "online", "uid", "“Markt 1”.",
           "Contact", "Sport", "Tigrinya",
           "%(value)s %(unit)s in %(year)s", "Document", "Moment", "Online.", "Partner", "Plan", "Theories of change", "Theory of change",
           "facilitator", "indicator", "partner", "theories of change", "theory of change"},
    "fr": {
        "%(minutes)s minute", "Code", "Date", "E-mail", "Huis van het Kind", "Organisations",
        "Source", "Initiative", "Initiatives", "Invitation", "Message", "Messages", "Page", "Pages", "Talent",
        "code",
        "contact", "description", "e-mail", "organisation", "organisations",
        "initiative", "initiatives", "introduction", "message", "messages", "participation", "participations", "source",
        "talent", "version", "Agenda", "Date %(number)s", "Dates", "Organisation", "date", "dates", "places",
        "Contact", "Somali", "Sport", "Suggestions", "latitude", "licence", "longitude", "suggestion", "suggestions", "triangle",
        "Action", "Actions", "Communication", "Document", "Moment", "Plan", "Talents", "action", "communication", "condition", "conditions",
        "documents", "parents", "programme", "signal",
    },
    "ar": set(),
    "tr": {"Plan", "uid", "“Markt 1”."},
    "uk": set(),
}  # fmt: skip

# Phrases that notices, plain pages and the network's own papers quote.
AGREED = {
    "This story is not here any more.": "Dit verhaal staat hier niet meer.",
    "Are you in this story? You may always change your mind.": "Sta jij in dit verhaal? Je mag je altijd bedenken.",
    "This story cannot be online yet: %(reasons)s.": "Dit verhaal kan nog niet online: %(reasons)s.",
    "May this child be recognisable?": "Mag dit kind herkenbaar zijn?",
    "still to ask": "nog vragen",
    "Note a consent": "Toestemming noteren",
    "Short and plain": "Kort en duidelijk",
    "The whole story": "Uitgebreid",
    "This is what I am good at": "Hier ben ik goed in",
    "I want to be a buddy": "Ik wil buddy worden",
}
NEVER = ["intrek", "publicatieverbod", "bewilliging", "kansarm", "kansrijk", "kwetsba", "doelgroep", "toeleiding"]


@pytest.fixture(scope="module")
def ours() -> list[Message]:
    return messages.collected()


def entries(language: str) -> dict[tuple[str, str], polib.POEntry]:
    return {(one.msgid, one.msgctxt or ""): one for one in messages.catalogue(language)}


def written(one: polib.POEntry) -> list[str]:
    return list(one.msgstr_plural.values()) if one.msgid_plural else [one.msgstr]


def placeholders(text: str) -> set[str]:
    return {found.group() for found in PLACEHOLDER.finditer(text)}


def forms_of_one_number(language: str) -> set[int]:
    """Plural forms that stand for a single number, and may thus write it as a word."""
    choose = gettext.c2py(PLURALS[language].partition("plural=")[2].rstrip(";"))
    numbers = defaultdict(set)
    for number in range(1000):
        numbers[choose(number)].add(number)
    return {form for form, those in numbers.items() if len(those) == 1}


@pytest.mark.parametrize("language", PLURALS)
def test_it_works(language, ours):
    """Each string is there, in each of its forms, for a person to read, and nothing else is."""
    found = entries(language)
    assert {(message.text, message.context) for message in ours} == set(found), "run `make messages` and translate what is new"
    for message in ours:
        one = found[message.text, message.context]
        assert not one.fuzzy and not one.obsolete, message
        assert len(written(one)) == (messages.how_many_forms(language) if message.plural else 1), message
        assert all(text.strip() for text in written(one)), f"{message} has no words in {language}"


@pytest.mark.parametrize("language", PLURALS)
def test_it_keeps_the_placeholders(language, ours):
    found, may_drop = entries(language), forms_of_one_number(language)
    for message in ours:
        expected = placeholders(message.forms[-1])
        for form, text in enumerate(written(found[message.text, message.context])):
            if message.plural and form in may_drop:
                assert placeholders(text) <= expected, (message, text)
            else:
                assert placeholders(text) == expected, (message, text)


@pytest.mark.parametrize("language", OTHERS)
def test_it_is_no_copy_of_the_english(language):
    allowed = EVERYWHERE | SAME[language]
    assert [one.msgid for one in entries(language).values() if one.msgid in written(one) and one.msgid not in allowed] == []


def test_english_says_what_the_code_says(ours):
    found = entries("en")
    assert all(written(found[message.text, message.context]) == list(message.forms) for message in ours)


def test_dutch_keeps_to_the_agreed_words():
    found = entries("nl")
    assert {text: found[text, ""].msgstr for text in AGREED} == AGREED
    said = "\n".join(text for one in found.values() for text in written(one)).lower()
    assert [word for word in NEVER if word in said] == []


@pytest.mark.parametrize("language", PLURALS)
def test_it_counts_as_django_does(language):
    path = Path(django.__file__).parent / "conf" / "locale" / language / "LC_MESSAGES" / "django.po"
    theirs = polib.pofile(str(path)).metadata["Plural-Forms"]
    assert theirs.replace(" ", "") == PLURALS[language].replace(" ", "")


@pytest.mark.parametrize(
    ("language", "number", "sentence"),
    [
        ("nl", 1, "Hier woont al één kind met een buddy."),
        ("nl", 41, "Hier wonen al 41 kinderen met een buddy."),
        ("uk", 41, "Тут уже живе 41 дитина з бадді."),
        ("ar", 2, "يسكن هنا الآن طفلان مع رفيقيهما."),
        ("ar", 41, "يسكن هنا الآن 41 طفلًا مع رفاقهم."),
    ],
)
def test_a_compiled_catalogue_counts(language, number, sentence):
    compiled = gettext.GNUTranslations(io.BytesIO(messages.catalogue(language).to_binary()))
    one, many = "One child with a buddy already lives here.", "%(counter)s children with a buddy already live here."
    assert compiled.ngettext(one, many, number) % {"counter": number} == sentence


def test_collecting_finds_templates_python_plurals_and_contexts(ours):
    # templates/components/village.html
    assert Message("One of them tells.", plural="%(counter)s of them tell.") in ours
    # templates/components/story_top.html, and stories/enums.py
    assert Message("About", context="themes of a story") in ours
    assert Message("music", context="theme") in ours and Message("music", context="talent") in ours


def test_collecting_leaves_tests_and_others_alone():
    rooms = {path.relative_to(messages.ROOT).parts[0] for path in messages.sources()}
    assert {"templates", "stories", "consent", "home"} <= rooms
    assert rooms.isdisjoint({".venv", "tests", "tools", "docs"})


def test_no_string_hides_in_an_f_string():
    """There Python 3.11's tokenizer cannot see it, so it would never be collected."""
    for path in messages.sources():
        if path.suffix == ".py":
            inside = [call for text in ast.walk(ast.parse(path.read_text())) if isinstance(text, ast.JoinedStr) for call in ast.walk(text)]
            names = {call.func.id for call in inside if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)}
            assert names.isdisjoint(messages.KEYWORDS), f"{path}: give the string a name first"
