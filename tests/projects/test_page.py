"""The page of a project: all it holds at its place, facts from the Dutch page in every language, nothing that is not public."""

import datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from activities.factories import ActivityFactory
from consent.withdrawal import withdraw
from initiatives.factories import InitiativeFactory
from network.enums import OrganisationStatus
from network.factories import OrganisationFactory
from network.models import Municipality
from pictures.factories import FileFactory, PictureFactory
from projects.enums import Kind
from projects.factories import IndicatorFactory, ProjectPageFactory, TheoryFactory
from projects.models import ProjectIndexPage, ProjectPage
from stories.factories import StoryPageFactory
from tests.support import html

pytestmark = pytest.mark.django_db
MOST = 14


def goal(title="Elk kind speelt buiten.", **more):
    return "goal", {"kind": "objective", "title": title, "state": "busy", **more}


def step(text, **more):
    return {"text": text, "state": "planned", **more}


def translate(page, code, **words):
    copy = page.copy_for_translation(Locale.objects.get(language_code=code))
    for name, value in words.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return ProjectPage.objects.get(pk=copy.pk)


def words_of(stream, **words):
    """The raw blocks with other words at the same place: as a translator saves them."""
    raw = stream.get_prep_value()
    raw[0]["value"] |= words
    return stream.stream_block.to_python(raw)


def text_of(client, page):
    return html.read(client.get(page.get_url())).soup.select_one("main").get_text(" ", strip=True)


def test_it_works(client):
    lead, partner = OrganisationFactory(name="De Trekker"), OrganisationFactory(name="De Partner")
    page = ProjectPageFactory(
        title="Speelstraat", partners=[(lead, "lead"), (partner, "partner")], municipalities=[Municipality.objects.get(name="Mol")],
        goal="<p>Kinderen spelen op straat.</p>", why="<p>Er is geen plein.</p>",
        does="<p>De straat afzetten.</p>", does_not="<p>Toezicht houden.</p>",
        figures=[("figure", {"number": "12", "text": "straten doen mee", "source": "Telling van de stad"})],
        money=[("money", {"giver": "De stad", "amount": "1500", "at_most": True, "source": "Besluit van de stad"})],
        goals=[goal(actions=[{"title": "De straat afzetten", "state": "done", "steps": [step("Borden halen", year=2024, part="21")]}])],
        milestones=[("milestone", {"year": 2020, "goes_on": True, "text": "Het begint."}), ("milestone", {"text": "Het einde."})],
    )  # fmt: skip
    text = text_of(client, page)
    for said in (
        "De Trekker", "De Partner", "Mol", "Kinderen spelen op straat.", "Er is geen plein.", "De straat afzetten.", "Toezicht houden.", "12",
        "straten doen mee", "Telling van de stad", "1.500", "Besluit van de stad", "Elk kind speelt buiten.", "Borden halen", "Het begint.",
    ):  # fmt: skip
        assert said in text, said
    assert text.count("nog niet bepaald") >= 1, "a moment without a year is not left out: it is not decided yet"


def test_facts_come_from_the_dutch_page_and_words_from_each(client):
    page = ProjectPageFactory(goals=[goal(progress="Half af.")], starts_on=datetime.date(2021, 1, 1))
    told = words_of(page.goals, title="Chaque enfant joue.", progress="À moitié.")
    french = translate(page, "fr", title="Rue aux jeux", summary="Le mercredi.", goals=told)
    raw = page.goals.get_prep_value()
    raw[0]["value"]["state"] = "done"
    page.goals, page.starts_on = page.goals.stream_block.to_python(raw), datetime.date(2022, 1, 1)
    page.save_revision().publish()
    answer = html.read(client.get(french.get_url())).soup
    assert "Chaque enfant joue." in answer.get_text() and "Elk kind speelt buiten." not in answer.get_text()
    assert answer.select_one(".plan__goal .state--done"), "what is done is done in every language"
    assert "2022" in answer.select_one(".facts").get_text()


def test_what_is_not_translated_stands_in_dutch_and_says_so(client):
    page = ProjectPageFactory(goals=[goal()], why="<p>Er is geen plein.</p>")
    arabic = translate(page, "ar", title="شارع", summary="شارع الأطفال", goals=[], why="")
    answer = html.read(client.get(arabic.get_url())).soup
    assert answer.select_one(".plan__goal")["lang"] == "nl" and answer.select_one(".plan__goal")["dir"] == "ltr"
    assert answer.find(string="Er is geen plein.").find_parent(lang="nl")


def test_a_closed_organisation_is_not_named(client):
    partner = OrganisationFactory(name="De Stopper")
    page = ProjectPageFactory(partners=[(partner, "lead")])
    assert "De Stopper" in text_of(client, page)
    partner.status = OrganisationStatus.SUSPENDED
    partner.save()
    assert "De Stopper" not in text_of(client, page)


def test_links_go_both_ways_and_only_to_what_is_public(client, index):
    organisation, mol = OrganisationFactory(name="De Trekker"), Municipality.objects.get(name="Mol")
    above = ProjectPageFactory(title="Groot plan", kind=Kind.PROGRAMME)
    page = ProjectPageFactory(title="Speelstraat", part_of=above, partners=[(organisation, "lead")], municipalities=[mol])
    ProjectPageFactory(title="Geheim plan", part_of=above, live=False)
    initiative = InitiativeFactory(name="De Speelhoek", postal_code="2400", organisation=organisation)
    initiative.projects.add(page)
    initiative.save()
    activity = ActivityFactory(organisation=organisation, title="Straatfeest", initiative=initiative)
    story = StoryPageFactory(parent=index, title="De kwikstaart", project=page)
    ours = (above.get_url(), f"/nl/organisatie/{organisation.slug}/", "/nl/gemeente/mol/", initiative.get_absolute_url())
    for address in (*ours, f"/nl/agenda/{activity.slug}/", story.get_url()):
        assert "Speelstraat" in client.get(address).content.decode(), address
    there = client.get(page.get_url()).content.decode()
    for shown in ("Groot plan", "De Trekker", "/nl/gemeente/mol/", "De Speelhoek", "Straatfeest", "De kwikstaart"):
        assert shown in there, shown
    assert "Geheim plan" not in client.get(above.get_url()).content.decode()
    withdraw(story.story_uid)
    assert "De kwikstaart" not in client.get(page.get_url()).content.decode()


def test_a_draft_has_no_page(client):
    page = ProjectPageFactory(slug="nog-niet", live=False)
    assert client.get("/nl/projecten/nog-niet/").status_code == 404
    page.get_latest_revision().publish()
    assert client.get("/nl/projecten/nog-niet/").status_code == 200
    assert client.get("/nl/projecten/nog-niet/dieper/").status_code == 404


def big(many):
    """Partners, steps, indicators, money, moments, a tree and parts: as many of each."""
    partners = [(OrganisationFactory(), "partner") for _number in range(many)]
    steps = [step(f"Stap {number}", year=2024, part="21") for number in range(many)]
    page = ProjectPageFactory(
        partners=partners, municipalities=Municipality.objects.of_region()[:many],
        goals=[goal(f"Doel {number}", actions=[{"title": "Iets", "state": "busy", "steps": steps}]) for number in range(many)],
        money=[("money", {"giver": "De stad", "amount": 1, "source": "Besluit"})] * many,
        milestones=[("milestone", {"year": 2000 + number, "text": "Iets."}) for number in range(many)],
    )  # fmt: skip
    for number in range(many):
        IndicatorFactory(project=page, measured={2020 + number: 3})
        InitiativeFactory(name=f"Plek {page.pk} {number}").projects.add(page)
    IndicatorFactory(project=page, computed="stories")
    TheoryFactory(project=page, tree=("Droom", [(f"Doel {number}", []) for number in range(many)]))
    return page


@pytest.mark.parametrize("code", ["nl", "fr"])
def test_it_asks_at_most_fourteen_whatever_there_is(code, client):
    counts = []
    for many in (2, 9):
        page = big(many)
        if code != "nl":
            page = translate(page, code, title="Rue", summary="Le mercredi.")
        client.get(page.get_url())
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page.get_url()).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] <= MOST, "\n".join(query["sql"][:150] for query in queries.captured_queries)


def test_the_list_is_a_tree_and_asks_the_same_for_more(client):
    above = ProjectPageFactory(title="Groot plan", kind=Kind.PROGRAMME)

    def count():
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            soup = html.read(client.get("/nl/projecten/")).soup
        return len(queries), soup

    ProjectPageFactory(title="Eerste deel", part_of=above)
    count()  # a map that was drawn once is kept
    few, soup = count()
    assert soup.find("a", string="Groot plan").find_parent("li").select_one(".project__parts").find("a", string="Eerste deel")
    for _number in range(8):
        ProjectPageFactory(part_of=above, municipalities=Municipality.objects.of_region()[:3])
    assert count()[0] == few


def test_only_pictures_and_documents_with_nobody_in_them_are_shown(client, django_capture_on_commit_callbacks):
    nobody, somebody, paper, unread = PictureFactory(nobody=True), PictureFactory(), FileFactory(nobody=True), FileFactory()
    with django_capture_on_commit_callbacks(execute=True):
        page = ProjectPageFactory(
            body=[("picture", {"image": nobody, "caption": "Het plein"}), ("picture", {"image": somebody, "caption": "Iemand"})],
            documents=[("document", {"title": "Het plan", "file": paper}), ("document", {"title": "Het geheim", "file": unread})],
        )  # fmt: skip
    soup = html.read(client.get(page.get_url())).soup
    assert len(soup.select("main .picture img")) == 1 and "Het plein" in soup.get_text()
    assert "Iemand" not in soup.get_text(), "no caption without its picture"
    assert soup.find("a", string="Het plan") and "Het geheim" not in soup.get_text()


def test_a_section_stands_where_its_block_is(client):
    moments = [("milestone", {"year": 2020, "text": "Het begint."})]
    page = ProjectPageFactory(body=[("timeline", None), ("text", "<p>Daarna.</p>")], milestones=moments, why="<p>Waarom dan?</p>")
    text = text_of(client, page)
    assert text.count("Het begint.") == 1
    assert text.index("Het begint.") < text.index("Daarna.") < text.index("Waarom dan?")


def test_a_preview_shows_what_was_typed(editor_client):
    page = ProjectPageFactory(goal="<p>Oud.</p>")
    page.goal = "<p>Nieuw.</p>"
    page.save_revision()
    shown = editor_client.get(f"/admin/pages/{page.pk}/view_draft/").content.decode()
    assert "Nieuw." in shown and "Oud." not in shown


def test_a_project_can_be_seen_before_it_was_ever_saved(rf, db):
    """As the desk's preview of a new page does."""
    index = ProjectIndexPage.objects.get(locale__language_code="nl")
    page = ProjectPage(title="Nieuw", summary="Kort.", locale=index.locale, body=[("text", "<p>Er was eens.</p>")])
    assert "Er was eens." in page.make_preview_request(rf.get("/nl/")).render().content.decode()
