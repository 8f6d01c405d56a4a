"""The tree of a theory of change on the desk, for somebody who is not technical: one button for each act, none needs a script."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from projects.factories import IndicatorFactory, ProjectPageFactory, TheoryFactory
from projects.models import Node, NodeText, Theory
from projects.theory.editing import move
from tests.projects.test_theory import ACTION, goals
from tests.support import forms, html

TREE = ("Droom", [("A", [("A1", [("A11", [])]), ("A2", []), ("A3", [])]), ("B", [])])


@pytest.fixture
def theory(data):
    return TheoryFactory(project=ProjectPageFactory(goals=goals()), tree=TREE, is_public=False)


@pytest.fixture
def desk(theory, editor_client):
    """`desk("verplaats", "A1", parent="B")` sends that form; without values it only looks."""

    def ask(act, name, **values):
        address = f"/admin/theorie/{theory.pk}/{thing(theory, name).pk}/{act and act + '/'}"
        if not values:
            return editor_client.get(address)
        return editor_client.post(address, as_typed(editor_client.get(address)) | values)

    return ask


def as_typed(response):
    return forms.as_it_stands(response) if response.status_code == 200 else {}


def thing(theory, text):
    return Node.objects.get(theory=theory, text=text)


def shape(theory):
    """What stands below what, in its order."""
    return {
        node.text: [child.text for child in Node.objects.filter(parent=node).order_by("sort_order", "pk")]
        for node in Node.objects.filter(theory=theory)
        if Node.objects.filter(parent=node).exists()
    }


BEFORE = {"Droom": ["A", "B"], "A": ["A1", "A2", "A3"], "A1": ["A11"]}


def test_it_works(theory, editor_client):
    page = html.read(editor_client.get(f"/admin/theorie/{theory.pk}/"))
    assert [li["id"] for li in page.soup.select("li[id^=node-]")] == [
        f"node-{thing(theory, name).pk}" for name in ("Droom", "A", "A1", "A11", "A2", "A3", "B")
    ]
    tools = page.soup.select_one(f"#node-{thing(theory, 'A2').pk} .theory-desk__acts")
    assert len(tools.select("a, button")) == 6 and all("A2" in one.get_text() for one in tools.select("a, button")), "each button names the thing"
    assert len(page.soup.select_one(f"#node-{thing(theory, 'Droom').pk} .theory-desk__acts").select("a, button")) == 2
    assert all(fold.has_attr("open") for fold in page.soup.select("details[data-fold]")), "without a script all is open"
    assert not page.soup.select("form[data-theory] input:not([type=hidden])"), "no field in it: the enter key sends nothing"


@pytest.mark.parametrize("act", ["", "{node}/", "{node}/erbij/", "{node}/verplaats/", "{node}/weg/"])
def test_it_refuses_who_has_no_right(theory, translator_client, client, act):
    address = f"/admin/theorie/{theory.pk}/{act.format(node=thing(theory, 'A1').pk)}"
    for who in (translator_client, client):
        for answer in (who.get(address), who.post(address, {"online": "yes", "text": "X", "kind": "goal", "parent": thing(theory, "B").pk})):
            assert answer.status_code == 302 and f"/theorie/{theory.pk}/" not in answer.headers["Location"].split("?")[0]
    theory.refresh_from_db()
    assert shape(theory) == BEFORE and not theory.is_public


def test_it_refuses_a_thing_below_itself(theory, desk):
    for below in ("A1", "A11"):
        answer = desk("verplaats", "A1", parent=thing(theory, below).pk)
        assert answer.status_code == 200 and list(answer.context["form"].errors) == ["parent"]
        assert html.read(answer).soup.select_one(".error-message").get_text(strip=True)
    assert shape(theory) == BEFORE


def test_it_refuses_a_place_in_another_tree(theory, desk):
    other = TheoryFactory(project=theory.project, tree=("Andere droom", []))
    answer = desk("verplaats", "A1", parent=thing(other, "Andere droom").pk)
    assert answer.status_code == 200 and list(answer.context["form"].errors) == ["parent"] and shape(theory) == BEFORE
    with pytest.raises(ValidationError):
        move(thing(theory, "A1"), thing(other, "Andere droom"))


@pytest.mark.parametrize("parent", ["", "x", "0", "\x00"])
def test_it_refuses_a_place_that_is_none(theory, desk, parent):
    answer = desk("verplaats", "A1", parent=parent)
    assert answer.status_code == 200 and list(answer.context["form"].errors) == ["parent"] and shape(theory) == BEFORE


@pytest.mark.parametrize("act", ["verplaats", "weg"])
def test_the_dream_stays(theory, desk, act):
    for answer in (desk(act, "Droom"), desk(act, "Droom", parent=thing(theory, "B").pk)):
        assert answer.status_code == 302 and answer.headers["Location"].endswith(f"#node-{thing(theory, 'Droom').pk}")
    assert shape(theory) == BEFORE
    with pytest.raises(ValidationError):
        move(thing(theory, "Droom"), thing(theory, "B"))


@pytest.mark.parametrize("kind", ["dream", "x"])
def test_it_refuses_a_second_dream(theory, desk, kind):
    answer = desk("erbij", "B", text="Tweede droom", kind=kind)
    assert answer.status_code == 200 and list(answer.context["form"].errors) == ["kind"] and "Tweede droom" in answer.content.decode()
    assert shape(theory) == BEFORE


def test_it_refuses_what_is_empty_or_too_long_and_keeps_it(theory, desk):
    for words in (" ", "lang " * 50):
        answer = desk("erbij", "B", text=words, note="Wat ik al schreef")
        assert list(answer.context["form"].errors) == ["text"] and "Wat ik al schreef" in answer.content.decode()
    assert shape(theory) == BEFORE


def test_something_is_put_below(theory, desk):
    page = desk("erbij", "A")
    assert page.context["form"]["kind"].value() == "condition", "the next kind below its parent"
    answer = desk("erbij", "A", text="A4", note="Omdat het helpt")
    fresh = thing(theory, "A4")
    assert answer.headers["Location"] == f"/admin/theorie/{theory.pk}/#node-{fresh.pk}"
    assert shape(theory)["A"] == ["A1", "A2", "A3", "A4"] and (fresh.kind, fresh.note) == ("condition", "Omdat het helpt")
    assert NodeText.objects.get(node=fresh).text == "A4", "translators start from it"
    assert desk("erbij", "A11").context["form"]["kind"].value() == "action"


def test_its_words_and_links_change(theory, desk):
    ours, foreign = IndicatorFactory(project=theory.project), IndicatorFactory(project=ProjectPageFactory())
    other = ProjectPageFactory(title="Een ander project")
    page = desk("", "A11")
    assert [value for value, _label in page.context["form"].fields["action"].choices] == ["", ACTION]
    assert str(foreign) not in page.content.decode()
    answer = desk("", "A11", text="Koffie", indicators=[ours.pk], action=ACTION, leads_to=other.pk)
    node = thing(theory, "Koffie")
    assert answer.headers["Location"].endswith(f"#node-{node.pk}")
    assert (node.action, node.leads_to, list(node.indicators.all()), node.parent.text) == (ACTION, other, [ours], "A1")
    assert "indicators" in desk("", "Koffie", text="Koffie", indicators=[foreign.pk]).context["form"].errors


def test_an_action_that_the_plan_lost_does_not_stand_in_the_way(theory, desk):
    Node.objects.filter(pk=thing(theory, "A11").pk).update(action="verdwenen")
    assert desk("", "A11", text="Nieuw").status_code == 302 and thing(theory, "Nieuw").action == "verdwenen"


def test_the_words_of_the_dream_change_and_its_kind_does_not(theory, desk):
    assert "kind" not in desk("", "Droom").context["form"].fields
    assert desk("", "Droom", text="Grote droom", kind="action").status_code == 302
    assert thing(theory, "Grote droom").kind == "dream" and thing(theory, "Grote droom").parent is None


@pytest.mark.parametrize(
    ("name", "way", "row"),
    [("A2", "up", ["A2", "A1", "A3"]), ("A2", "down", ["A1", "A3", "A2"]), ("A1", "up", ["A1", "A2", "A3"]), ("A3", "down", ["A1", "A2", "A3"])],
)
def test_it_goes_up_and_down_among_its_own(theory, editor_client, name, way, row):
    Node.objects.filter(theory=theory).update(sort_order=0)  # as an import leaves it
    answer = editor_client.post(f"/admin/theorie/{theory.pk}/", {way: thing(theory, name).pk})
    assert answer.headers["Location"] == f"/admin/theorie/{theory.pk}/#node-{thing(theory, name).pk}"
    assert shape(theory) == BEFORE | {"A": row}


def test_it_moves_below_something_else_with_what_hangs_on_it(theory, desk):
    assert desk("verplaats", "A1", parent=thing(theory, "B").pk).status_code == 302
    assert shape(theory) == {"Droom": ["A", "B"], "A": ["A2", "A3"], "A1": ["A11"], "B": ["A1"]}
    desk("verplaats", "A2", parent=thing(theory, "B").pk)
    assert shape(theory)["B"] == ["A1", "A2"], "as the last"


def test_it_asks_before_it_takes_away(theory, desk):
    page = desk("weg", "A")
    assert page.context["number"] == 4 and shape(theory) == BEFORE
    answer = desk("weg", "A", sure="yes")
    assert answer.headers["Location"].endswith(f"#node-{thing(theory, 'Droom').pk}") and shape(theory) == {"Droom": ["B"]}


def test_what_is_gone_meanwhile_says_so(theory, editor_client):
    gone, other = thing(theory, "B").pk, TheoryFactory(project=theory.project, tree=("Andere droom", [("Elders", [])]))
    thing(theory, "B").delete()
    address = f"/admin/theorie/{theory.pk}/"
    for act in (f"{gone}/", f"{gone}/erbij/", f"{gone}/weg/", f"{thing(other, 'Elders').pk}/"):
        answer = editor_client.post(address + act, {"text": "X"}, follow=True)
        assert answer.redirect_chain[-1][0] == address and [message.level_tag for message in answer.context["messages"]] == ["warning"]
    for number in (gone, "x", "", "\x00", "9" * 40):
        assert editor_client.post(address, {"up": number}).headers["Location"] == address
    assert editor_client.get("/admin/theorie/0/").status_code == 404 and thing(other, "Elders")


def test_it_goes_online_and_off_again(theory, editor_client, client):
    for word, status in (("yes", 200), ("no", 404)):
        assert editor_client.post(f"/admin/theorie/{theory.pk}/", {"online": word}).status_code == 302
        assert client.get(f"/nl/theorie/{theory.pk}/").status_code == status


def test_what_changes_is_online_at_once(theory, desk, client):
    Theory.objects.update(is_public=True)
    desk("", "A2", text="Iedereen eet mee")
    assert "Iedereen eet mee" in client.get(f"/nl/theorie/{theory.pk}/").content.decode()


def test_a_theory_begins_with_its_dream(theory, editor_client):
    form = editor_client.get("/admin/theorieen/new/")
    assert form.status_code == 200
    typed = {"project": theory.project.pk, "name": "Nieuwe boom", "source": ""}
    assert (
        "dream" in editor_client.post("/admin/theorieen/new/", typed).context["form"].errors
        and not Theory.objects.filter(name="Nieuwe boom").exists()
    )
    answer = editor_client.post("/admin/theorieen/new/", typed | {"dream": "Niemand valt uit de boot"})
    made = Theory.objects.get(name="Nieuwe boom")
    assert answer.headers["Location"] == f"/admin/theorie/{made.pk}/" and not made.is_public
    assert [(node.text, node.kind) for node in made.nodes.all()] == [("Niemand valt uit de boot", "dream")]
    assert editor_client.get(f"/admin/theorie/{made.pk}/").status_code == 200


def test_its_name_and_dream_change(theory, editor_client):
    page = editor_client.get(f"/admin/theorieen/edit/{theory.pk}/")
    assert page.context["form"]["dream"].value() == "Droom"
    typed = {"project": ProjectPageFactory().pk, "name": "Anders", "dream": "Betere droom", "source": "Een verzonnen wijk"}
    assert editor_client.post(f"/admin/theorieen/edit/{theory.pk}/", typed).headers["Location"] == f"/admin/theorie/{theory.pk}/"
    changed = Theory.objects.get(pk=theory.pk)
    assert (changed.name, changed.project_id) == ("Anders", theory.project_id) and shape(theory) == {
        "Betere droom" if k == "Droom" else k: v for k, v in BEFORE.items()
    }


def test_one_without_a_dream_says_where_to_write_it(theory, editor_client):
    theory.nodes.all().delete()
    assert f"/admin/theorieen/edit/{theory.pk}/" in editor_client.get(f"/admin/theorie/{theory.pk}/").content.decode()
    editor_client.post(f"/admin/theorieen/edit/{theory.pk}/", {"name": "Boom", "dream": "Weer een droom"})
    assert theory.nodes.get().text == "Weer een droom"


def test_it_can_be_thrown_away(theory, editor_client):
    assert editor_client.post(f"/admin/theorieen/delete/{theory.pk}/").status_code == 302
    assert not Theory.objects.filter(pk=theory.pk).exists()


def test_the_lists_ask_the_same_for_many(theory, editor_client, query_count):
    def ask(address):
        editor_client.get(address)
        with query_count(30) as queries:
            assert editor_client.get(address).status_code == 200
        return len(queries)

    addresses = ("/admin/theorieen/", f"/admin/theorie/{theory.pk}/")
    few = [ask(address) for address in addresses]
    for number in range(12):
        TheoryFactory(project=ProjectPageFactory(), tree=TREE)
        Node.objects.create(theory=theory, parent=thing(theory, "B"), kind="condition", text=f"B{number}")
    assert [ask(address) for address in addresses] == few
    page = html.read(editor_client.get("/admin/theorieen/", {"q": theory.name}))
    assert f"/admin/theorie/{theory.pk}/" in page.addresses() and "19" in page.text


def test_two_moves_at_the_same_moment_make_no_circle(open_db, theory):
    """A below B and B below A: each is right by itself. The second of them is refused, whichever that is."""
    one, other, said, together = thing(theory, "A"), thing(theory, "B"), [], threading.Barrier(2)

    def go(node, parent):
        together.wait()
        try:
            move(node, parent)
            said.append("moved")
        except ValidationError:
            said.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=go, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["moved", "refused"], connection.vendor
    assert [len(row) for row in (shape(theory)["Droom"],)] == [1]
