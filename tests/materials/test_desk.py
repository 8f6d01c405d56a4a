"""The catalogue on the desk: editors keep it, translators find its words."""

import pytest

from materials.factories import MaterialFactory
from materials.models import Material, MaterialText
from network.factories import OrganisationFactory
from network.models import Municipality
from pictures.factories import PictureFactory
from pictures.models import PublicRendition
from tests.support import html

pytestmark = pytest.mark.django_db
LIST = "/admin/lenen/"


def typed(**changed):
    said = {
        "name": "Loopauto", "kind": "sport", "description": "Van hout.", "conditions": "Een jaar, 10 euro.", "age_from": "2", "age_to": "4",
        "organisation": OrganisationFactory().pk, "municipality": Municipality.objects.get(name="Geel").pk, "is_lent": "on",
    }  # fmt: skip
    return said | changed


def errors(response):
    return [" ".join(one.get_text(" ").split()) for one in html.read(response).soup.select("main .error-message")]


def table(response):
    return html.read(response).soup.select_one("main table").get_text(" ")


def test_it_works(editor_client, client, django_capture_on_commit_callbacks):
    picture = PictureFactory(nobody=True)
    with django_capture_on_commit_callbacks(execute=True):
        response = editor_client.post(f"{LIST}new/", typed(picture=picture.pk))
    assert response.status_code == 302, errors(response)
    thing = Material.objects.get(name="Loopauto")
    assert "Loopauto" in client.get("/nl/lenen/").text and PublicRendition.objects.filter(picture=picture, story_uid=None).exists()
    response = editor_client.post(f"{LIST}edit/{thing.pk}/", typed(name="Loopauto", organisation=thing.organisation_id, is_lent=""))
    assert response.status_code == 302, errors(response)
    assert "Loopauto" not in client.get("/nl/lenen/?q=loopaiets").text.replace('value="loopfiets"', "")


WRONG = {
    "ages the wrong way round": {"age_from": "6", "age_to": "3"},
    "an age that nobody has": {"age_to": "200"},
    "no name": {"name": ""},
    "no conditions": {"conditions": ""},
    "no lender": {"organisation": ""},
    "no municipality": {"municipality": ""},
    "a kind that is none": {"kind": "x"},
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_beside_it_and_what_was_typed_stays(editor_client, changes):
    response = editor_client.post(f"{LIST}new/", typed(description="Dit blijft staan.", **changes))
    assert response.status_code == 200 and errors(response)
    assert "Dit blijft staan." in html.read(response).soup.select_one("textarea[name=description]").get_text()
    assert not Material.objects.filter(description="Dit blijft staan.").exists()


def test_a_picture_with_somebody_in_it_is_refused(editor_client):
    response = editor_client.post(f"{LIST}new/", typed(picture=PictureFactory(listed=True).pk))
    assert response.status_code == 200 and len(errors(response)) == 1
    assert not Material.objects.filter(name="Loopauto").exists()


@pytest.mark.parametrize("who", ["reviewer_client", "translator_client", "client"])
def test_who_may_not_keep_it_gets_no_form(who, request):
    visitor = request.getfixturevalue(who)
    assert visitor.get(LIST).status_code == 302 and visitor.post(f"{LIST}new/", typed()).status_code == 302
    assert not Material.objects.filter(name="Loopauto").exists()


def test_the_list_can_be_narrowed(editor_client):
    mine, other = MaterialFactory(name="Loopauto", kind="sport"), MaterialFactory(name="Boeken", kind="books", postal_code="2400", is_lent=False)
    for query in ("kind=sport", "municipality=13008", f"organisation={mine.organisation_id}", "is_lent=true", "q=loopa"):
        words = table(editor_client.get(f"{LIST}?{query}"))
        assert "Loopauto" in words and "Boeken" not in words, query
    assert other.name in table(editor_client.get(LIST))


def test_an_empty_list_says_how_to_begin(editor_client):
    Material.objects.all().delete()
    page = html.read(editor_client.get(LIST)).soup
    assert not page.select("main table") and page.select_one("main .w-mt-8 p").get_text(strip=True)


def test_the_list_asks_no_more_of_many(editor_client, query_count):
    def asked():
        with query_count(40) as queries:
            assert editor_client.get(LIST).status_code == 200
        return len(queries)

    MaterialFactory.create_batch(3)
    editor_client.get(LIST)
    few = asked()
    MaterialFactory.create_batch(15)
    assert asked() == few


def test_a_translator_opens_its_words(translator_client):
    text = MaterialText.objects.get(material=MaterialFactory(), locale__language_code="nl")
    assert translator_client.get("/admin/snippets/materials/materialtext/").status_code == 200
    assert translator_client.get(f"/admin/snippets/materials/materialtext/edit/{text.pk}/").status_code == 200
    assert translator_client.get(f"/admin/localize/submit/snippet/materials/materialtext/{text.pk}/").status_code == 200
