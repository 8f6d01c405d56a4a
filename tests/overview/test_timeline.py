"""The timeline of all projects: what happened and what is planned, by the clock; the year plan of one as a chart of months."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from projects.factories import ProjectPageFactory
from tests.support import html

pytestmark = pytest.mark.django_db
NEXT_YEAR = timezone.localdate().year + 1


def milestone(year, text, **more):
    return "milestone", {"year": year, "text": text, **more}


def section(soup, name):
    found = soup.select_one(f"[aria-labelledby={name}]")
    return found.get_text(" ", strip=True) if found else ""


def test_it_works(client):
    page = ProjectPageFactory(title="Speelstraat", milestones=[milestone(NEXT_YEAR, "Het grote feest."), milestone(2019, "De eerste straat.")])
    ProjectPageFactory(milestones=[milestone(2018, "Nog geheim.")], live=False)
    soup = html.read(client.get("/nl/tijdlijn/")).soup
    assert "De eerste straat." in section(soup, "past") and "Het grote feest." not in section(soup, "past")
    assert "Het grote feest." in section(soup, "planned")
    assert soup.find("a", string="Speelstraat", href=page.get_url())
    assert "Nog geheim." not in soup.get_text()


def test_what_has_no_year_comes_last_and_says_so(client):
    page = ProjectPageFactory(milestones=[milestone(None, "Ooit."), milestone(NEXT_YEAR, "Straks.")])
    entries = html.read(client.get(page.get_url())).soup.select(".timeline__entry")
    assert [entry.select("p")[-1].get_text() for entry in entries] == ["Straks.", "Ooit."]
    assert "nog niet bepaald" in entries[1].get_text()


def test_it_asks_the_same_for_more(client):
    def count():
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get("/fr/tijdlijn/")
        return len(queries)

    few = count()
    for _number in range(4):
        ProjectPageFactory(milestones=[milestone(2019, "Iets.")])
    assert count() == few <= 14


def plan(steps, **more):
    actions = [{"title": "Iets", "state": "busy", "steps": [{"text": text, "state": "planned", **when} for text, when in steps]}]
    return ProjectPageFactory(goals=[("goal", {"kind": "objective", "title": "Doel", "state": "busy", "actions": actions})], **more)


def is_marked(cell):
    return "months__marked" in cell.get("class", [])


def test_a_half_year_is_one_bar_and_a_month_one_cell(client):
    page = plan([("Voorbereiden", {"year": 2024, "part": "21"}), ("Openen", {"year": 2024, "part": "09"}), ("Later", {})])
    soup = html.read(client.get(page.get_url())).soup
    rows = {
        row.th.get_text(): [(int(cell["colspan"]), "months__marked" in cell.get("class", [])) for cell in row.select("td")]
        for row in soup.select(".months tbody tr")
    }
    assert rows == {"Voorbereiden": [(6, True), (6, False)], "Openen": [(8, False), (1, True), (3, False)]}
    listed = soup.select_one(".plan__steps").get_text()
    assert "voorjaar 2024" in listed and "nog niet bepaald" in listed, "as a list first"
    assert "nog niet bepaald" in soup.select_one(".months figcaption").get_text(), "nobody has ticked a month"


def test_ticked_months_stand_above_the_steps(client):
    page = plan([("Openen", {"year": 2024, "part": "09"})], plan_year=2024, plan_months=["01", "09"])
    cells = html.read(client.get(page.get_url())).soup.select(".months__all td")
    assert [number for number, cell in enumerate(cells, 1) if is_marked(cell)] == [1, 9]
