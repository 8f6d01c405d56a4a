"""The table of settings in the README says what the code says."""

import re
from pathlib import Path

import pytest
from config.environment import env

README = Path(__file__).resolve().parents[2] / "README.md"
ROW = re.compile(r"^\|\s*`?(?P<name>[A-Z][A-Z0-9_]*)`?\s*\|\s*`?(?P<type>[a-z]+)`?\s*\|\s*(?P<default>.*?)\s*\|\s*(?P<meaning>.*?)\s*\|$")


def written(default):
    """A default as the table shows it: a list as its items, a truth as true or false, nothing as an empty cell."""
    if isinstance(default, bool):
        return str(default).lower()
    return ",".join(default) if isinstance(default, list) else str(default)


@pytest.fixture(scope="module")
def rows():
    found = [match.groupdict() for line in README.read_text().splitlines() if (match := ROW.match(line.strip()))]
    return {row["name"]: row | {"default": row["default"].strip("`").replace("(empty)", "")} for row in found}


def test_every_setting_stands_in_the_table_and_no_other(rows):
    assert list(rows) == list(env.scheme)


@pytest.mark.parametrize("name", env.scheme)
def test_its_type_and_default_are_right(name, rows):
    kind, default = env.scheme[name]
    assert (rows[name]["type"], rows[name]["default"]) == (kind.__name__, written(default))
    assert len(rows[name]["meaning"]) > 10, "say what it does"


READ_ELSEWHERE = re.compile(r"(?:environ\.get|getenv)\(\s*[\"'](\w+)")
ASKED_OF_THE_TABLE = re.compile(r"\benv(?:\.\w+)?\(\s*[\"'](\w+)")


def test_no_setting_is_read_beside_the_table():
    """The port belongs to `make serve`; settings may also set what the table reads."""
    code = "\n".join(path.read_text() for path in (README.parent / "site" / "config").rglob("*.py"))
    assert set(READ_ELSEWHERE.findall(code)) <= {"PORT"}
    assert set(ASKED_OF_THE_TABLE.findall(code)) == set(env.scheme)
