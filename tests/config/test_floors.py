"""The house stands on its floors (DESIGN.md): a room imports rooms on lower floors only."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FLOORS = [
    {"common"},
    {"consent", "network"},
    {"pictures"},
    {"stories", "projects", "activities", "initiatives", "materials", "signals", "contact"},
    {"home", "overview", "partners"},
    {"config"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
NOT_ROOMS = {"tests", "docs", "locale", "media", "private", "site", "static-collected", "templates", "tools"}


def rooms():
    return sorted(path.name for path in ROOT.iterdir() if path.is_dir() and (path / "__init__.py").exists() and path.name not in NOT_ROOMS)


def imported_by(path):
    """First words of everything a file imports, wherever in it, for types alone too; with the line."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((name.name.split(".")[0], node.lineno) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:  # a relative import stays in its room
            yield (node.module or "").split(".")[0], node.lineno
        elif isinstance(node, ast.Call) and name_of(node) in {"import_module", "import_string"} and isinstance(node.args[0], ast.Constant):
            yield str(node.args[0].value).split(".")[0], node.lineno


def name_of(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def files_of(room):
    return [path for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts]


def test_every_room_stands_on_a_floor():
    assert set(rooms()) - set(FLOOR) == set()
    assert {"common", "consent", "stories", "home"} <= set(rooms())


@pytest.mark.parametrize("room", rooms())
def test_it_imports_lower_rooms_only(room):
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {other}"
        for path in files_of(room)
        for other, line in imported_by(path)
        if other in FLOOR and other != room and FLOOR[other] >= FLOOR[room]
    ]
    assert wrong == []


def dependencies_of(migration):
    for node in ast.walk(ast.parse(migration.read_text())):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "dependencies":
            yield from (entry.elts[0].value for entry in node.value.elts if isinstance(entry, ast.Tuple))


@pytest.mark.parametrize("room", rooms())
def test_its_migrations_depend_on_no_higher_room(room):
    """Sideways they may: a story points at its project by a lazy key."""
    wrong = {
        f"{path.relative_to(ROOT)} depends on {other}"
        for path in (ROOT / room / "migrations").glob("0*.py")
        for other in dependencies_of(path)
        if FLOOR.get(other, -1) > FLOOR[room]
    }
    assert wrong == set()


@pytest.mark.parametrize("room", rooms())
def test_shipped_code_never_imports_tests(room):
    assert [str(path) for path in files_of(room) for other, _line in imported_by(path) if other in {"tests", "pytest"}] == []


@pytest.mark.parametrize("name", ["utils", "helpers", "core", "services", "misc"])
def test_no_bin_is_called_a_room(name):
    assert [str(path.relative_to(ROOT)) for room in rooms() for path in (ROOT / room).rglob(f"{name}*") if path.suffix in {"", ".py"}] == []
