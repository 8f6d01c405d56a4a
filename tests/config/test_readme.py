"""The README is short, shows what it speaks of and leads somewhere; no file tells where on a machine it was written."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
MOST_LINES, MOST_LINES_OF_A_PAGE, HEAVIEST_PICTURE = 150, 80, 250_000
LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
# What a shell, a traceback or an editor leaves in a file: someone's home, a working copy, a drive.
OF_A_MACHINE = re.compile(r"(?<![\w.:/-])(?:/home/(?!user\b)[a-z][\w.-]*/|/Users/[A-Za-z]|/root/|/workspace/|/mnt/[a-z]|[A-Z]:\\Users\\)")


def pages():
    return [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def links(page):
    return LINK.findall(page.read_text())


def files_of_the_repository():
    """What git knows or would add; outside git (an unpacked archive) everything that is not made by a tool."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode == 0:
        return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]
    made = {"node_modules", "media", "private", "static-collected", "__pycache__"}
    return [
        path for path in ROOT.rglob("*") if path.is_file() and not any(part in made or part.startswith(".") for part in path.relative_to(ROOT).parts)
    ]


def test_it_works():
    assert "make serve" in README.read_text() and "make test" in README.read_text()


def test_it_is_short():
    assert len(README.read_text().splitlines()) <= MOST_LINES


def test_its_picture_is_there_and_light():
    pictures = [README.parent / name for name in links(README) if name.endswith(".png")]
    assert pictures
    for picture in pictures:
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert picture.stat().st_size <= HEAVIEST_PICTURE


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page):
    assert [name for name in links(page) if not (page.parent / name).exists()] == []


def test_every_page_of_docs_is_linked_from_the_readme():
    linked = {(README.parent / name).resolve() for name in links(README)}
    assert [page.name for page in (ROOT / "docs").glob("*.md") if page not in linked] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_a_page_of_docs_is_short(page):
    assert len(page.read_text().splitlines()) <= MOST_LINES_OF_A_PAGE


def test_every_library_has_its_reason():
    told = (ROOT / "docs" / "libraries.md").read_text().casefold()
    named = re.findall(r"^([A-Za-z][\w-]*)", (ROOT / "requirements.txt").read_text() + (ROOT / "requirements-dev.txt").read_text(), re.MULTILINE)
    assert [name for name in named if not re.search(rf"\| [^|]*\b{re.escape(name.casefold())}\b", told)] == []


def test_no_file_tells_where_it_was_written():
    found = {}
    for path in files_of_the_repository():
        if path == Path(__file__):
            continue
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        if places := OF_A_MACHINE.findall(text):
            found[str(path.relative_to(ROOT))] = places
    assert found == {}


@pytest.mark.parametrize(
    "text",
    ["see /home/jan/dorp/", "File '/root/x.py'", "/workspace/dorp/x", r"C:\Users\jan", "/Users/jan/dorp"],
    ids=["home", "root", "work", "windows", "mac"],
)
def test_such_a_place_is_recognised(text):
    assert OF_A_MACHINE.search(text)


@pytest.mark.parametrize("text", ["/nl/workspaces/", "https://example.org/home/jan/", "templates/home/home_page.html", "~/.cache", "/srv/dorp/site"])
def test_other_places_are_not(text):
    assert not OF_A_MACHINE.search(text)
