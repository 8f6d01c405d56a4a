"""The form of a project: each wrong thing has its sentence beside its field; what is empty is named; a template stands ready."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from network.factories import OrganisationFactory
from projects.factories import ProjectPageFactory
from projects.models import ProjectPage
from tests.support import html

pytestmark = pytest.mark.django_db


def errors_of(stream, value):
    """Field by field, of the first block that is wrong."""
    block = getattr(ProjectPage, stream).field.stream_block
    with pytest.raises(StreamBlockValidationError) as caught:
        block.clean(block.to_python([{"type": kind, "value": one} for kind, one in value]))
    (found,) = caught.value.block_errors.values()
    assert isinstance(found, StructBlockValidationError)
    return {name: str(error.message) for name, error in found.block_errors.items()}


def test_a_partner_twice_in_one_role_is_refused():
    one = {"organisation": OrganisationFactory().pk, "role": "partner", "task": ""}
    assert "role" in errors_of("partner_roles", [("partner", one), ("partner", one)])
    block = ProjectPage.partner_roles.field.stream_block
    both = block.to_python([{"type": "partner", "value": one}, {"type": "partner", "value": one | {"role": "lead"}}])
    assert len(block.clean(both)) == 2, "in two roles it may"


def test_money_below_zero_is_refused():
    money = {"giver": "De stad", "amount": "-1", "source": "Besluit"}
    assert "amount" in errors_of("money", [("money", money)])


def test_money_that_ends_before_it_begins_is_refused():
    money = {"giver": "De stad", "amount": "1", "from_year": 2024, "to_year": 2023, "source": "Besluit"}
    assert "to_year" in errors_of("money", [("money", money)])


def test_money_without_a_source_is_refused():
    assert "source" in errors_of("money", [("money", {"giver": "De stad", "amount": "1", "source": ""})])


def test_a_part_of_no_year_is_refused():
    assert "year" in errors_of("milestones", [("milestone", {"part": "21", "text": "In het voorjaar."})])


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("ends_on", {"starts_on": "2024-05-01", "ends_on": "2024-04-30"}),
        ("age_to", {"age_from": 9, "age_to": 3}),
        ("plan_year", {"plan_months": ["01"]}),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(field, values):
    page = ProjectPageFactory()
    for name, value in values.items():
        setattr(page, name, ProjectPage._meta.get_field(name).to_python(value))
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    assert list(caught.value.message_dict) == [field]


def test_a_project_is_no_part_of_itself():
    top = ProjectPageFactory()
    middle = ProjectPageFactory(part_of=top)
    low = ProjectPageFactory(part_of=middle)
    for above in (top, low):
        top.part_of = above
        with pytest.raises(ValidationError) as caught:
            top.full_clean()
        assert list(caught.value.message_dict) == ["part_of"]


def test_the_form_says_what_is_still_empty(editor_client):
    page = ProjectPageFactory(goal="<p>Spelen.</p>")
    listed = html.read(editor_client.get(f"/admin/pages/{page.pk}/edit/")).soup.select_one(".still-empty")
    named = [link.get_text() for link in listed.select("a")]
    assert "Tijdlijn" in named and "Doel" not in named
    assert listed.select_one('a[href="#tab-child3"]'), "each leads to its tab"


@pytest.fixture
def send(editor_client):
    """The form of a project as it stands, with some answers changed: the page that comes back."""

    def post(page, **changed):
        address = f"/admin/pages/{page.pk}/edit/"
        empty = {name: streamfield([]) for name in ProjectPage.STREAMS} | {"comments": inline_formset([])}
        typed = as_it_stands(html.read(editor_client.get(address)).soup) | nested_form_data(empty | changed)
        answer = editor_client.post(address, typed)
        assert answer.status_code == 200, "it was refused"
        return html.read(answer).soup

    return post


def test_the_sentence_stands_in_the_form_and_what_was_typed_stays(send):
    soup = send(ProjectPageFactory(), starts_on="2024-05-01", ends_on="2024-04-30", title="Getypt")
    said = soup.select_one("#id_ends_on").find_parent(class_="w-field__wrapper").select_one(".error-message").get_text()
    assert "voor het begint" in said
    assert soup.select_one("#id_title")["value"] == "Getypt"


def test_a_sentence_about_a_block_stands_in_its_section(send):
    one = {"organisation": OrganisationFactory().pk, "role": "partner", "task": "Helpt mee."}
    soup = send(ProjectPageFactory(), partner_roles=streamfield([("partner", one), ("partner", one)]))
    section = soup.select_one("#partner_roles")["data-w-block-arguments-value"]
    assert "heeft deze rol al" in section and "Helpt mee." in section


def as_it_stands(soup):
    data = {}
    for field in soup.select("#page-edit-form [name]"):
        if field.name == "button" or (field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked")):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]")
            data[field["name"]] = chosen["value"] if chosen else ""
        else:
            data[field["name"]] = field.get_text() if field.name == "textarea" else field.get("value", "")
    return data


def test_another_municipality_is_found_by_its_name(editor):
    from projects.forms import ProjectPageForm

    form_class = ProjectPage.get_edit_handler().get_form_class()
    assert issubclass(form_class, ProjectPageForm)
    form = form_class(instance=ProjectPageFactory(), for_user=editor)
    form.cleaned_data = {"elsewhere": "oostende, Brugge"}
    assert [place.name for place in form.clean_elsewhere()] == ["Oostende", "Brugge"]
    form.cleaned_data = {"elsewhere": "Oostende, Nergensgem"}
    with pytest.raises(ValidationError, match="Nergensgem"):
        form.clean_elsewhere()


@pytest.mark.parametrize("template", ["actieplan", "buurtnetwerk", "buddywerking", "leeg"])
def test_a_template_makes_a_draft_that_nobody_sees(template, editor_client, client):
    assert template in editor_client.get("/admin/nieuw-project/").content.decode()
    answer = editor_client.post("/admin/nieuw-project/", {"template": template})
    page = ProjectPage.objects.order_by("-pk").first()
    assert answer.headers["Location"] == f"/admin/pages/{page.pk}/edit/"
    assert not page.live and client.get(page.get_url()).status_code == 404
    assert editor_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


def test_who_may_add_no_page_starts_none(reviewer_client):
    before = ProjectPage.objects.count()
    assert reviewer_client.post("/admin/nieuw-project/", {"template": "leeg"}).status_code in {302, 403}
    assert ProjectPage.objects.count() == before


EMPTY_STEP = {"text": "", "state": "planned"}
EMPTY_ACTION = {"title": "", "state": "planned", "steps": [EMPTY_STEP]}


def plan(*goals):
    block = ProjectPage.goals.field.stream_block
    return block, block.to_python([{"type": "goal", "value": {"kind": "objective", "state": "planned", **goal}} for goal in goals])


def test_what_stands_ready_and_is_left_empty_is_not_published():
    ready = {"title": "", "actions": [EMPTY_ACTION]}
    block, value = plan(ready, {"title": "Spelen", "actions": [EMPTY_ACTION, {**EMPTY_ACTION, "title": "Bouwen"}]}, ready)
    (goal,) = block.clean(value)
    (action,) = goal.value["actions"]
    assert (goal.value["title"], action["title"], list(action["steps"])) == ("Spelen", "Bouwen", [])


def test_a_draft_keeps_what_stands_ready():
    block, value = plan({"title": "", "actions": [EMPTY_ACTION]}, {"title": "Spelen", "actions": []})
    assert len(block.clean_deferred(value)) == 2


def test_a_sentence_stands_at_the_block_that_is_wrong_also_behind_empty_ones():
    wrong = {**EMPTY_ACTION, "title": "Bouwen", "steps": [EMPTY_STEP, {**EMPTY_STEP, "year": 2024}]}
    block, value = plan({"title": "", "actions": [EMPTY_ACTION]}, {"title": "Spelen", "actions": [EMPTY_ACTION, wrong]})
    with pytest.raises(StreamBlockValidationError) as caught:
        block.clean(value)
    in_goal = caught.value.block_errors[1].block_errors["actions"].block_errors[1].block_errors["steps"]
    assert list(in_goal.block_errors) == [1] and list(in_goal.block_errors[1].block_errors) == ["text"]


def test_a_new_plan_says_that_its_sections_are_empty(editor_client):
    page_url = editor_client.post("/admin/nieuw-project/", {"template": "actieplan"}).headers["Location"]
    named = [link.get_text() for link in html.read(editor_client.get(page_url)).soup.select(".still-empty a")]
    assert "Doelen en acties" in named and "Tijdlijn" in named
