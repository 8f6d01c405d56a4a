"""Initiatives on the editors' desk: drafts, lists, words, kinds; a story says which one helped."""

import pytest
from django.utils import translation

from initiatives.factories import InitiativeFactory
from initiatives.models import Category, Initiative, InitiativeText
from network.enums import Precision
from stories.factories import StoryPageFactory
from tests.support import html
from tests.support.places import typed

pytestmark = pytest.mark.django_db
LIST = "/admin/snippets/initiatives/initiative/"
ADD = f"{LIST}add/"


def edit(initiative):
    return f"{LIST}edit/{initiative.pk}/"


def errors(response):
    """Each sentence beside a field of the form; none twice."""
    found = html.read(response).soup.select("main .error-message")
    said = [words for one in found if (words := " ".join(one.get_text(" ").split()))]
    assert len(set(said)) == len(said), said
    return said


def made():
    return Initiative.objects.get(name="De Speelbrug")


def test_it_works(editor_client, client, index):
    response = editor_client.post(ADD, typed(**{"action-publish": "1"}))
    assert response.status_code == 302, errors(response)
    initiative = made()
    assert Initiative.objects.visible().filter(pk=initiative.pk).exists()
    (place,) = initiative.places.all()
    assert (place.municipality.name, place.precision) == ("Geel", Precision.MUNICIPALITY) and place.latitude is not None
    assert "De Speelbrug" in editor_client.get(LIST).content.decode()
    story = StoryPageFactory(parent=index, initiative=initiative)
    assert "De Speelbrug" in client.get(story.get_url()).content.decode()
    assert list(initiative.stories.visible()) == [story]


def test_a_draft_is_not_public_and_its_form_says_what_was_said(editor_client):
    assert editor_client.post(ADD, typed()).status_code == 302
    assert not Initiative.objects.visible().filter(name="De Speelbrug").exists()
    page = html.read(editor_client.get(edit(made()))).soup
    assert page.select_one("[name=name]")["value"] == "De Speelbrug"
    assert page.select_one("[name=places-0-municipality] option[selected]").get_text() == "Geel"


def test_a_change_waits_as_a_revision_until_it_is_published(editor_client):
    initiative = InitiativeFactory(name="De Speelbrug")
    place = initiative.places.get()
    change = typed(place={"id": place.pk}, initial=1, name="De Speelbrug en meer")
    assert editor_client.post(edit(initiative), change).status_code == 302
    assert made().has_unpublished_changes
    editor_client.post(edit(initiative), change | {"action-publish": "1"})
    assert Initiative.objects.get(pk=initiative.pk).name == "De Speelbrug en meer"


def test_an_editor_submits_and_a_reviewer_approves(editor_client, reviewer_client):
    assert editor_client.post(ADD, typed(**{"action-submit": "1"})).status_code == 302
    initiative = made()
    assert initiative.workflow_in_progress
    review = f"/admin/initiatieven/nalezen/{initiative.pk}/"
    assert "De Speelbrug" in reviewer_client.get(review).content.decode()
    answer = {"revision": initiative.latest_revision_id, "decision": "approve"}
    assert reviewer_client.post(review, answer).status_code == 302
    assert made().live


def test_who_locked_it_keeps_it(editor_client, admin_client):
    initiative = InitiativeFactory(name="De Speelbrug")
    assert admin_client.post(f"{LIST}lock/{initiative.pk}/").status_code == 302
    assert made().locked
    place = {"id": initiative.places.get().pk}
    editor_client.post(edit(initiative), typed(place=place, initial=1, name="Toch anders"))
    assert made().get_latest_revision_as_object().name == "De Speelbrug"
    admin_client.post(f"{LIST}unlock/{initiative.pk}/")
    assert not made().locked


def test_it_is_taken_off_the_map(editor_client):
    initiative = InitiativeFactory(name="De Speelbrug")
    assert editor_client.post(f"{LIST}unpublish/{initiative.pk}/").status_code == 302
    assert not made().live


def test_the_list_asks_the_same_at_ten_and_at_forty(editor_client, query_count):
    InitiativeFactory.create_batch(10, live=False)
    editor_client.get(LIST)
    with query_count(60) as at_ten:
        editor_client.get(f"{LIST}?p=1")
    InitiativeFactory.create_batch(30, live=False)
    with query_count(len(at_ten)):
        editor_client.get(f"{LIST}?p=1")


@pytest.mark.parametrize("query", ["municipality=13008", "category={kind}", "live=true", "q=Speelbrug", "municipality=x", "p=99", "live=x"])
def test_the_list_filters(query, editor_client):
    InitiativeFactory(name="De Speelbrug")
    InitiativeFactory(name="Ergens anders", postal_code="2400", kind="garden", live=False)
    response = editor_client.get(f"{LIST}?{query.format(kind=Category.objects.get(slug='play-spot').pk)}")
    found = response.content.decode()
    assert response.status_code == 200
    if query[:12] in {"municipality", "category={ki", "live=true", "q=Speelbrug"} and not query.endswith("=x"):
        assert "De Speelbrug" in found and "Ergens anders" not in found


def test_an_empty_list_says_what_to_do(editor_client):
    Initiative.objects.all().delete()
    assert "knop hierboven" in html.read(editor_client.get(LIST)).soup.select_one("main").get_text().lower()


def test_kinds_stand_in_one_list_in_the_order_of_families(editor_client):
    page = editor_client.get("/admin/initiatieven/soorten/").content.decode()
    parent = Category.objects.get(slug="play")
    with translation.override("nl"):
        label = parent.label
        assert page.index(label) < page.index(Category.objects.get(slug="play-spot").label)
    answers = {"name": "Rolschaatsen", "slug": "rolschaatsen", "parent": parent.pk, "sort_order": "320", "shape": "", "colour": ""}
    assert editor_client.post("/admin/initiatieven/soorten/new/", answers).status_code == 302
    options = html.read(editor_client.get(ADD)).soup.select(f"[name=category] optgroup[label='{label}'] option")
    assert "Rolschaatsen" in [one.get_text() for one in options]


def test_translators_have_the_words_and_nothing_else(translator_client):
    InitiativeFactory(name="De Speelbrug")
    text = InitiativeText.objects.get(name="De Speelbrug")
    page = translator_client.get(f"/admin/snippets/initiatives/initiativetext/edit/{text.pk}/")
    assert page.status_code == 200 and "De Speelbrug" in page.content.decode()
    for address in (LIST, ADD, "/admin/initiatieven/soorten/", "/admin/plaats-zoeken/?postcode=2440"):
        assert translator_client.get(address).status_code == 302, address


def test_ages_that_are_swapped_are_refused_with_a_sentence(editor_client):
    response = editor_client.post(ADD, typed(age_from="8", age_to="6", description="Dit blijft staan."))
    assert response.status_code == 200 and "Dit blijft staan." in response.content.decode()
    assert not Initiative.objects.filter(name="De Speelbrug").exists()
