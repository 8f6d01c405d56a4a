"""A theory of change as visitors see it: a tree of lists, on the page of its project and on one of its own."""

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.models import Locale

from projects.factories import IndicatorFactory, ProjectPageFactory, TheoryFactory
from projects.models import Node, NodeText, ProjectPage
from projects.theory.tree import trees_of
from tests.support import html

pytestmark = pytest.mark.django_db
TREE = ("Elk kind hoort erbij", [("Elk gezin kent iemand", [("Er is een plek", [("We zetten koffie", [])])]), ("De school doet mee", [])])
ACTION = "5f0c1b52-6d2f-4a6e-9a51-0f6f3f1f0a11"


def goals(action=ACTION):
    """One goal with one action, as a page stores it."""
    step = {"type": "item", "id": action, "value": {"title": "Koffie op woensdag", "text": "", "state": "planned", "who": "", "steps": []}}
    goal = {"kind": "objective", "number": "", "title": "Iedereen welkom", "text": "", "state": "planned", "progress": "", "actions": [step]}
    return [{"type": "goal", "id": "1f0c1b52-6d2f-4a6e-9a51-0f6f3f1f0a10", "value": goal}]


@pytest.fixture
def project(db):
    return ProjectPageFactory()


@pytest.fixture
def theory(project):
    return TheoryFactory(project=project, tree=TREE, source="Een verzonnen wijk")


def big(number):
    """A dream, goals and conditions, and as many actions as it takes; each with the length of a real sentence, an action and an indicator."""
    project = ProjectPageFactory(goals=goals())
    theory = TheoryFactory(project=project, tree=(f"Droom {number}", []))
    rows, indicator = [theory.nodes.get()], IndicatorFactory(project=project, name="Buren die elkaar kennen")
    while len(rows) < number:
        parent = rows[(len(rows) - 1) // 4]
        kind = {"dream": "goal", "goal": "condition"}.get(parent.kind, "action")
        text = f"{len(rows)}. Ouders en buren kennen elkaar goed genoeg om elkaar iets te vragen, ook in de vakantie, en dat blijft zo."
        rows.append(Node.objects.create(theory=theory, parent=parent, kind=kind, text=text, action=ACTION, sort_order=len(rows)))
        rows[-1].indicators.add(indicator)
    return theory


def test_it_works(client, theory, project):
    response = client.get(f"/nl/theorie/{theory.pk}/")
    page = html.read(response)
    assert page.soup.h1.get_text() == "Elk kind hoort erbij" and len(page.soup.find_all("h1")) == 1
    top = page.soup.select_one(".theory > ul > li")
    assert [li.p.get_text() for li in top.ul.find_all("li", recursive=False)] == ["Elk gezin kent iemand", "De school doet mee"]
    assert "We zetten koffie" in top.select_one("ul > li > ul > li > details[open] > ul > li").get_text()
    assert page.soup.select_one(f'main a[href="{project.url}"]') and "Een verzonnen wijk" in page.text
    assert "max-age=300" in response.headers["Cache-Control"] and "public" in response.headers["Cache-Control"]
    assert not page.errors() and not page.inline() and len(page.ids()) == len(set(page.ids()))
    assert page.alternates()["fr"] == f"{settings.SITE_URL}/fr/theorie/{theory.pk}/"
    sheet = [link["href"] for link in page.soup.select("link[rel=stylesheet]")]
    assert sheet[-1].endswith("theory-sheet.css"), "behind the print styles, which name another sheet"


def test_a_draft_is_not_there(client, theory):
    type(theory).objects.update(is_public=False)
    assert client.get(f"/nl/theorie/{theory.pk}/").status_code == 404


def test_of_a_hidden_project_it_is_not_there(client):
    hidden = TheoryFactory(project=ProjectPageFactory(live=False), tree=TREE)
    assert client.get(f"/nl/theorie/{hidden.pk}/").status_code == 404


def test_it_goes_with_its_project(client, theory, project):
    assert client.get(f"/nl/theorie/{theory.pk}/").status_code == 200
    project.unpublish()
    assert client.get(f"/nl/theorie/{theory.pk}/").status_code == 404


@pytest.mark.parametrize("address", ["/nl/theorie/0/", "/nl/theorie/x/", "/theorie/1/"])
def test_what_is_no_theory_is_not_there(client, address):
    assert client.get(address).status_code == 404


def test_without_a_dream_there_is_no_tree(client, project):
    empty = TheoryFactory(project=project)
    assert trees_of([empty]) == [] and client.get(f"/nl/theorie/{empty.pk}/").status_code == 404


def test_a_circle_is_left_out(theory):
    ring = [Node.objects.create(theory=theory, kind="action", text=text, parent=theory.nodes.first()) for text in ("A", "B")]
    Node.objects.filter(pk=ring[0].pk).update(parent=ring[1])
    Node.objects.filter(pk=ring[1].pk).update(parent=ring[0])
    assert [branch.told.text for branch in trees_of([theory])[0].branches] == [
        "Elk kind hoort erbij", "Elk gezin kent iemand", "Er is een plek", "We zetten koffie", "De school doet mee",
    ]  # fmt: skip


def test_a_thing_that_hangs_in_another_tree_is_left_out(theory, project):
    other = TheoryFactory(project=project, tree=("Droom", []))
    Node.objects.create(theory=other, parent=theory.nodes.first(), kind="goal", text="Verdwaald")
    assert [len(tree) for tree in trees_of([theory, other])] == [5, 1]


def test_a_chain_of_two_hundred_is_drawn(client, project):
    theory = TheoryFactory(project=project, tree=("Droom", []))
    last = theory.nodes.get()
    for number in range(199):
        last = Node.objects.create(theory=theory, parent=last, kind="action", text=f"Stap {number}")
    page = html.read(client.get(f"/nl/theorie/{theory.pk}/"))
    assert "Stap 198" in page.text and not page.errors() and len(page.soup.select(".theory details[open]")) == 197


def test_two_hundred_things_stay_below_a_hundred_kilobytes(client, query_count):
    counts = []
    for number in (50, 200):
        theory = big(number)
        client.get(f"/nl/theorie/{theory.pk}/")
        with query_count(14) as queries:
            response = client.get(f"/nl/theorie/{theory.pk}/")
        counts.append(len(queries))
    assert response.content.decode().count("theory__box") == 200 and 60_000 < len(response.content) <= 100 * 1024, len(response.content)
    assert counts[0] == counts[1], counts


def test_a_caller_that_needs_text_alone_asks_little(theory, query_count):
    theories = [theory]
    with query_count(1):
        trees_of(theories, with_links=False)
    with translation.override("fr"), query_count(2):
        trees_of(theories, with_links=False)
    with query_count(0):
        assert trees_of([]) == []


def test_it_leads_to_indicators_actions_and_other_projects(client, query_count):
    project, other = ProjectPageFactory(goals=goals()), ProjectPageFactory(title="Speelstraat verzonnen")
    theory = TheoryFactory(project=project, tree=TREE)
    node = theory.nodes.get(text="We zetten koffie")
    ours, foreign = IndicatorFactory(project=project, name="Kopjes"), IndicatorFactory(project=other, name="Van elders")
    node.indicators.set([ours, foreign])
    Node.objects.filter(pk=node.pk).update(action=ACTION, leads_to=other)
    with query_count(14):
        soup = html.read(client.get(f"/nl/theorie/{theory.pk}/")).soup
    links = {link.get_text(): link["href"] for link in soup.select(".theory a")}
    assert links == {
        "We zetten koffie": f"{project.url}#actie-{ACTION}", "Kopjes": f"{project.url}#indicator-{ours.pk}", "Speelstraat verzonnen": other.url,
    }  # fmt: skip
    assert trees_of([theory])[0].branches[3].action == f"#actie-{ACTION}", "on the page of the project itself"
    with translation.override("ar"), query_count(5):
        trees_of([theory])


def test_what_is_gone_or_hidden_is_no_link(client):
    project, hidden = ProjectPageFactory(goals=goals()), ProjectPageFactory(title="Nog een ontwerp", live=False)
    theory = TheoryFactory(project=project, tree=TREE)
    theory.nodes.filter(text="We zetten koffie").update(action="bestaat-niet", leads_to=hidden)
    page = client.get(f"/nl/theorie/{theory.pk}/").content.decode()
    assert "bestaat-niet" not in page and "Nog een ontwerp" not in page


def test_other_languages_say_what_is_dutch(client, theory):
    soup = html.read(client.get(f"/ar/theorie/{theory.pk}/")).soup
    assert soup.html["dir"] == "rtl"
    assert {(tag["lang"], tag["dir"]) for tag in soup.select(".theory__box > p, .theory__box > h1")} == {("nl", "ltr")}
    dutch = html.read(client.get(f"/nl/theorie/{theory.pk}/")).soup
    assert not dutch.select(".theory [lang]")


def test_translated_words_are_shown_until_the_dutch_ones_change(client, theory):
    node = theory.nodes.get(text="De school doet mee")
    NodeText.objects.create(node=node, locale=Locale.objects.get(language_code="fr"), text="L'école participe", note="")
    page = client.get(f"/fr/theorie/{theory.pk}/").content.decode()
    assert "L&#x27;école participe" in page and "De school doet mee" not in page
    node.text = "De school doet altijd mee"
    node.save()
    page = client.get(f"/fr/theorie/{theory.pk}/").content.decode()
    assert "école participe" not in page and '<p lang="nl" dir="ltr">De school doet altijd mee</p>' in page


def test_back_leads_to_the_project_in_the_language_of_the_page(client, theory, project):
    french = project.copy_for_translation(Locale.objects.get(language_code="fr"), copy_parents=True)
    french.title = "Rue aux enfants"
    french.save_revision().publish()
    french = ProjectPage.objects.get(pk=french.pk)
    assert html.read(client.get(f"/fr/theorie/{theory.pk}/")).soup.select_one(".theory__back a")["href"] == french.url
    elsewhere = html.read(client.get(f"/en/theorie/{theory.pk}/")).soup.select_one(".theory__back a")
    assert (elsewhere["href"], elsewhere["hreflang"]) == (project.url, "nl")


def test_a_script_in_it_is_text(client, theory):
    theory.nodes.filter(text="De school doet mee").update(text="<script>alert(1)</script>", note="<b>x</b>")
    page = client.get(f"/nl/theorie/{theory.pk}/").content.decode()
    assert "<script>alert" not in page and "<b>x" not in page


def test_on_the_page_of_a_project_the_dream_is_no_heading(theory):
    drawn = render_to_string("projects/theory.html", {"tree": trees_of([theory])[0], "LANGUAGE_CODE": "nl"})
    assert "<h1" not in drawn and "Elk kind hoort erbij" in drawn
