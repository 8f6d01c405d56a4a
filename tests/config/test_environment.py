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


def test_no_setting_is_read_beside_the_table():
    """`os.environ` in settings may set what a table entry reads, and read the port of `make serve`; nothing else."""
    folder = README.parent / "site" / "config"
    read = {
        name
        for path in folder.rglob("*.py")
        for name in re.findall(r"environ\.get\(\s*[\"'](\w+)|getenv\(\s*[\"'](\w+)", path.read_text())
        for name in name
        if name
    }
    asked = {name for path in folder.rglob("*.py") for name in re.findall(r"\benv(?:\.\w+)?\(\s*[\"'](\w+)", path.read_text())}
    assert read <= {"PORT"}
    assert asked == set(env.scheme)
