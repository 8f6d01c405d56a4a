"""How a network sees itself beside its principles, again and again."""

import datetime

import pytest
from django.template.loader import render_to_string
from django.utils import timezone, translation

from projects.enums import Score
from projects.evaluating import compared
from projects.factories import ProjectPageFactory
from projects.models import SelfEvaluation
from projects.principles import CLUSTERS, Principle
from tests.support import html

pytestmark = pytest.mark.django_db
NEW = "/admin/zelfevaluaties/new/"


@pytest.fixture
def project(db):
    return ProjectPageFactory()


@pytest.fixture
def held(project):
    """`held(2021, whole="2")`: on the first of March of that year."""

    def hold(year, note="", **scores):
        return SelfEvaluation.objects.create(project=project, held_on=datetime.date(year, 3, 1), scores=scores, note=note)

    return hold


def row_of(comparison, principle):
    return next(row for group in comparison.groups for row in group.rows if row.principle == principle)


def drawn(comparison, language="nl"):
    with translation.override(language):
        return html.Html(f"<main>{render_to_string('projects/evaluation.html', {'evaluations': comparison})}</main>", "/nl/")


def test_it_works(project, held, query_count):
    held(2023, note="Meer <b>buren</b>", whole="3", agency="1")
    held(2021, whole="1", agency="2", system="4")
    with query_count(1):
        comparison = compared(project.self_evaluations.all())
        page = drawn(comparison)
    assert comparison.days == [datetime.date(2021, 3, 1), datetime.date(2023, 3, 1)]
    assert [len(group.rows) for group in comparison.groups] == [3, 4, 4]
    whole, agency, system = (row_of(comparison, name) for name in (Principle.WHOLE, Principle.AGENCY, Principle.SYSTEM))
    assert (whole.change, agency.change, system.change) == (2, -1, None)
    assert [answer.blocks for answer in whole.answers] == ["■□□□", "■■■□"] and [answer.score for answer in system.answers] == [Score.STRONG, None]
    table = page.soup.table
    assert table.caption and len(table.select("thead th[scope=col]")) == 4 and len(table.select("tbody th[scope=row]")) == 11
    region = table.parent
    assert (region["role"], region["tabindex"]) == ("region", "0") and page.soup.find(id=region["aria-labelledby"])
    assert "■■■□" in table.get_text() and str(Score.WELL.label) in table.get_text(), "in words and drawn"
    note = page.soup.dd
    assert note["lang"] == "nl" and note.get_text() == "Meer <b>buren</b>"


def test_of_many_the_first_and_the_last_five_are_shown(project, held):
    for year in range(2010, 2020):
        held(year, whole=str(year % 4 + 1))
    assert [day.year for day in compared(project.self_evaluations.all()).days] == [2010, 2015, 2016, 2017, 2018, 2019]


def test_one_has_nothing_to_compare_with(project, held):
    held(2021, whole="1")
    comparison = compared(project.self_evaluations.all())
    assert not comparison.has_changes and comparison.width == 2 and len(drawn(comparison).soup.select("thead th")) == 2


def test_none_is_false(project):
    assert not compared(project.self_evaluations.all())


def test_an_answer_that_is_none_of_ours_is_no_answer(project, held):
    held(2021, whole="9", agency=None)
    row = row_of(compared(project.self_evaluations.all()), Principle.WHOLE)
    assert row.answers[0].score is None and row.answers[0].blocks == ""


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_each_row_is_as_wide_as_the_table(project, held, language):
    for year in (2021, 2022, 2023):
        held(year, whole="2")
    rows = drawn(compared(project.self_evaluations.all()), language).soup.select("table tr")
    assert {sum(int(cell.get("colspan", 1)) for cell in row.select("th, td")) for row in rows} == {5}


def typed(network, **more):
    return {"project": network.pk, "held_on": "2024-05-06", "organisation": "", "note": ""} | more


def test_the_desk_notes_the_answers(project, editor_client):
    page = html.read(editor_client.get(NEW))
    sets = page.soup.select("main fieldset")
    assert len(sets) == len(Principle.values) and all(len(one.select("input[type=radio]")) == 5 and one.legend for one in sets)
    assert len(page.soup.select(".evaluation-desk h2")) == len(CLUSTERS)
    assert editor_client.post(NEW, typed(project, whole="3", agency="", note="We gaan door.")).status_code == 302
    made = project.self_evaluations.get()
    assert (made.held_on, made.scores, made.note) == (datetime.date(2024, 5, 6), {"whole": "3"}, "We gaan door.")


def test_the_desk_changes_them(project, held, editor_client):
    one = held(2021, whole="1", agency="2")
    address = f"/admin/zelfevaluaties/edit/{one.pk}/"
    assert html.read(editor_client.get(address)).soup.select_one("input[name=whole][value='1']").has_attr("checked")
    assert editor_client.post(address, typed(project, held_on="2021-03-01", whole="4")).status_code == 302
    one.refresh_from_db()
    assert one.scores == {"whole": "4"}
    assert editor_client.post(f"/admin/zelfevaluaties/delete/{one.pk}/").status_code == 302 and not project.self_evaluations.exists()


def test_it_refuses_a_day_to_come_and_keeps_the_answers(project, editor_client):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    answer = editor_client.post(NEW, typed(project, held_on=tomorrow.isoformat(), whole="3", note="Wat ik schreef"))
    assert list(answer.context["form"].errors) == ["held_on"] and not project.self_evaluations.exists()
    soup = html.read(answer).soup
    assert soup.select_one("input[name=whole][value='3']").has_attr("checked") and "Wat ik schreef" in soup.textarea.get_text()


def test_it_refuses_a_second_of_one_day(project, held, editor_client):
    held(2021)
    answer = editor_client.post(NEW, typed(project, held_on="2021-03-01"))
    assert list(answer.context["form"].errors) == ["held_on"] and project.self_evaluations.count() == 1
    assert editor_client.post(NEW, typed(ProjectPageFactory(), held_on="2021-03-01")).status_code == 302, "another network may"


@pytest.mark.parametrize(
    ("field", "value"), [("whole", "5"), ("whole", "\x00"), ("held_on", ""), ("held_on", "morgen"), ("project", ""), ("note", "Bel 0470 12 34 56")]
)
def test_it_refuses_what_is_no_answer(project, editor_client, field, value):
    answer = editor_client.post(NEW, typed(project, **{field: value}))
    assert list(answer.context["form"].errors) == [field] and not project.self_evaluations.exists()
    assert html.read(answer).soup.select_one("main .error-message"), "it stands beside the field"


def test_it_refuses_who_has_no_right(project, translator_client):
    assert translator_client.get(NEW).status_code == 302
    translator_client.post(NEW, typed(project, whole="3"))
    assert not project.self_evaluations.exists()


def test_the_list_asks_the_same_for_many(held, editor_client, query_count):
    counts = []
    for years in (range(2000, 2002), range(2002, 2014)):
        for year in years:
            held(year)
        editor_client.get("/admin/zelfevaluaties/")
        with query_count(30) as queries:
            assert editor_client.get("/admin/zelfevaluaties/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1], counts
