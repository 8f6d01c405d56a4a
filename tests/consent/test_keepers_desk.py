"""The keepers' lists and forms, typed into by somebody in a hurry: a sentence, never an error page; nothing is changed that may not be."""

import pytest

from consent.clearance import clearance
from consent.factories import PersonFactory
from consent.models import Clearance, ConsentEvent, ConsentRecord, Guardianship, Notice, Participation, Person
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index)


@pytest.fixture
def child(story):
    return Participation.objects.get(story_uid=story.story_uid, person__kind="child").person


@pytest.fixture(params=["keeper_client", "admin_client"])
def desk(request):
    """Both the keeper and the one who may do everything."""
    return request.getfixturevalue(request.param)


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_the_child_of_a_guardian_is_chosen_once(desk, story, child):
    row, other = child.guardianships.first(), PersonFactory(child=True)
    typed = {"child": other.pk, "guardian": PersonFactory().pk, "relation": "mama", "valid_from": "2026-01-01"}
    desk.post(f"/admin/toestemming/ouders/edit/{row.pk}/", typed)
    stored = Guardianship.objects.get(pk=row.pk)
    assert (stored.child, stored.guardian) == (row.child, row.guardian)
    assert str(stored.valid_from) == "2026-01-01"
    assert Clearance.objects.open().filter(story_uid=story.story_uid).exists() == clearance(story.story_uid).clear


def test_a_guardian_is_added_by_a_keeper(desk):
    child, guardian = PersonFactory(child=True), PersonFactory()
    typed = {"child": child.pk, "guardian": guardian.pk, "relation": "mama", "valid_from": "2026-01-01"}
    assert desk.post("/admin/toestemming/ouders/new/", typed).status_code == 302
    assert Guardianship.objects.get(child=child).guardian == guardian
    assert "twee keer" in text(desk.post("/admin/toestemming/ouders/new/", typed | {"guardian": PersonFactory().pk}))


@pytest.mark.parametrize("what", ["logboek", "antwoorden"])
@pytest.mark.parametrize("door", ["new/", "edit/{pk}/", "delete/{pk}/"])
def test_what_was_said_and_done_is_only_looked_at(desk, story, what, door):
    model = {"logboek": ConsentEvent, "antwoorden": ConsentRecord}[what]
    ConsentEvent.objects.append("attested", story_uid=story.story_uid)
    row = model.objects.first()
    before = list(model.objects.values())
    assert desk.get(f"/admin/toestemming/{what}/inspect/{row.pk}/").status_code == 200
    address = f"/admin/toestemming/{what}/" + door.format(pk=row.pk)
    assert address not in text(desk.get(f"/admin/toestemming/{what}/"))
    assert desk.get(address).status_code in {302, 403, 404}
    assert desk.post(address, {"place": "Geel"}).status_code in {302, 403, 404}
    assert list(model.objects.values()) == before
    assert ConsentEvent.objects.broken_at() is None


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"birth_date": "9990-01-01"}, "moet nog komen"),
        ({"birth_date": "1000-01-01"}, "te ver terug"),
        ({"deceased_on": "9999-01-01"}, "moet nog komen"),
        ({"birth_date": "2020-01-01", "deceased_on": "1990-01-01"}, "geboorte"),
    ],
)
def test_a_day_that_cannot_be_is_said(desk, child, typed, sentence):
    import re

    base = {"kind": "child", "public_alias": "x", "language": "nl", "may_be_recognisable": "not_asked", "birth_date": "2017-01-01"}
    assert re.search(sentence, text(desk.post(f"/admin/toestemming/mensen/edit/{child.pk}/", base | typed)))
    assert Person.objects.get(pk=child.pk).birth_date == child.birth_date


def notice_form(notice, **changes):
    typed = {name: getattr(notice, name) for name in ("key", "version", "audience", "language", "title", "body")}
    return typed | {"signed_off_by": "", "signed_off_at": "2020-01-01 10:00"} | changes


def test_a_used_notice_says_that_it_stays(desk, story):
    notice = ConsentRecord.objects.filter(story_uid=story.story_uid).first().notice
    address = f"/admin/toestemming/teksten/edit/{notice.pk}/"
    assert "nieuwe versie" in text(desk.post(address, notice_form(notice, body="Iets anders.")))
    assert Notice.objects.get(pk=notice.pk).body == notice.body
    assert desk.post(address, notice_form(notice)).status_code == 302


def test_a_used_notice_is_not_deleted(admin_client, story):
    notice = ConsentRecord.objects.filter(story_uid=story.story_uid).first().notice
    response = admin_client.post(f"/admin/toestemming/teksten/delete/{notice.pk}/", follow=True)
    assert "blijft" in text(response)
    assert Notice.objects.filter(pk=notice.pk).exists()


@pytest.mark.parametrize("wanted", ["{code}", "{number}", "zeldzame", "Naamgeving", "Zeldzame  naamgeving"])
def test_a_keeper_finds_somebody_by_code_or_exact_name(desk, wanted):
    person, other = PersonFactory(first_name="Zeldzame", last_name="Naamgeving"), PersonFactory()
    wanted = wanted.format(code=person.code.lower(), number=person.number)
    page = text(desk.post("/admin/toestemming/mensen/", {"wie": wanted}))
    assert f"/mensen/inspect/{person.pk}/" in page
    assert f"/mensen/inspect/{other.pk}/" not in page


@pytest.mark.parametrize("wanted", ["Zeldz", "K-", "K-99999999999999999999", "\x00", "'"])
def test_half_a_name_finds_nobody(desk, wanted):
    person = PersonFactory(first_name="Zeldzame", last_name="Naamgeving")
    page = text(desk.post("/admin/toestemming/mensen/", {"wie": wanted}))
    assert f"/mensen/inspect/{person.pk}/" not in page


def test_a_name_never_stands_in_the_address_of_a_search(desk):
    """It is posted, since addresses lie in server logs and histories."""
    page = text(desk.get("/admin/toestemming/mensen/"))
    assert 'name="wie"' in page
    assert (
        page.split('name="wie"')[0].rpartition("<form")[2].startswith(' method="post"')
        or 'method="post"' in page.split('name="wie"')[0].rpartition("<form")[2]
    )


def test_an_editor_searches_nobody(editor_client):
    assert editor_client.post("/admin/toestemming/mensen/", {"wie": "Zeldzame"}).status_code == 302


def test_the_hashes_of_a_name_are_not_shown(desk):
    person = PersonFactory(first_name="Zeldzame", last_name="Naamgeving")
    page = text(desk.get(f"/admin/toestemming/mensen/inspect/{person.pk}/"))
    assert "Zeldzame" in page
    assert person.first_name_hash not in page
    assert person.full_name_hash not in page
