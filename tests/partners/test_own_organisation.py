"""What the public reads of an organisation its owner writes; all its data can be taken along, and nothing of others."""

import json

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from activities.factories import ActivityFactory
from network.factories import MembershipFactory, PlaceFactory
from network.models import Organisation
from tests.support import html

pytestmark = pytest.mark.django_db
ADDRESS = "/partner/organisatie/speelboot/"
TYPED = {"description": "Elke week varen.", "website": "www.speelboot.example", "email": "info@speelboot.example", "phone": "014 98 76 54"}


def test_it_works(els, signed_in, client):
    assert signed_in(els).post(ADDRESS, TYPED).status_code == 302
    page = client.get("/nl/organisatie/speelboot/").content.decode()
    assert "Elke week varen." in page and "https://www.speelboot.example" in page and "014 98 76 54" in page
    assert ModelLogEntry.objects.filter(action="wagtail.edit", user=els.user, object_id=str(els.organisation_id)).exists()


def test_nothing_else_can_be_changed(els, signed_in):
    wanted = {"name": "Kaper", "slug": "kaper", "status": "closed", "trust": "trusted", "kind": "school", "private_contact": "x", "kbo": "0123456789"}
    before = Organisation.objects.values().get(pk=els.organisation_id)
    signed_in(els).post(ADDRESS, TYPED | wanted)
    after = Organisation.objects.values().get(pk=els.organisation_id)
    assert {name for name in after if after[name] != before[name]} == set(TYPED)


def test_a_helper_reads_and_changes_nothing(omar, signed_in):
    client = signed_in(omar)
    page = client.get(f"{ADDRESS}?taal=en").content.decode()
    assert "An owner can change this" in page and "<textarea" not in page
    assert client.post(ADDRESS, TYPED).status_code == 404
    assert Organisation.objects.get(slug="speelboot").phone == ""


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"website": "javascript:alert(1)"}, "is not complete"),
        ({"email": "geen adres"}, "is not complete"),
        ({"description": "a" * 601}, "600"),
        ({"phone": "0" * 31}, "30"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(els, signed_in, changes, sentence):
    page = signed_in(els).post(f"{ADDRESS}?taal=en", TYPED | changes)
    assert page.status_code == 200 and sentence in page.content.decode()
    assert next(iter(changes.values())) in page.content.decode()
    assert Organisation.objects.get(slug="speelboot").website == ""


def test_what_is_typed_is_no_markup(els, signed_in, client):
    signed_in(els).post(ADDRESS, TYPED | {"description": "<script>alert(1)</script>"})
    for by, address in ((client, "/nl/organisatie/speelboot/"), (signed_in(els), ADDRESS)):
        assert "<script>alert" not in by.get(address).content.decode()


@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}mensen/"])
def test_its_pages_are_sound(els, omar, signed_in, language, address):
    type(omar).objects.filter(pk=omar.pk).update(accepted_at=None)
    for by in {els, omar} if address == ADDRESS else {els}:
        type(omar).objects.filter(pk=by.pk).update(accepted_at=timezone.now())
        page = html.read(signed_in(by).get(f"{address}?taal={language}"))
        assert page.errors() == [] and page.inline() == [] and page.foreign() == []
        assert page.heading_levels().count(1) == 1
        assert page.soup.html["lang"] == language and set(page.language_links()) == {"nl", "fr", "en", "ar", "tr", "uk"}
        assert len(page.ids()) == len(set(page.ids()))


def test_its_pages_ask_the_same_for_two_as_for_twenty(els, speelboot, signed_in, query_count):
    client = signed_in(els)

    def fill(times):
        for _time in range(times):
            MembershipFactory(organisation=speelboot)

    fill(1)
    for address in (ADDRESS, f"{ADDRESS}mensen/"):
        client.get(address)
        with query_count(30) as queries:
            client.get(address)
        few = len(queries)
        fill(9)
        with query_count(few):
            client.get(address)


# Taking data along


def data(client):
    response = client.get(f"{ADDRESS}gegevens.json")
    assert response.headers["Content-Type"] == "application/json" and "attachment" in response.headers["Content-Disposition"]
    assert "no-store" in response.headers["Cache-Control"]
    return json.loads(response.content)


def test_all_of_it_is_taken_along(els, omar, speelboot, signed_in):
    place = PlaceFactory(organisation=speelboot, name="De kade")
    activity = ActivityFactory(organisation=speelboot, place=place, title="Varen", rrule="FREQ=WEEKLY")
    said = data(signed_in(els))
    assert said["organisation"]["name"] == "De Speelboot"
    assert {member["email"]: member["role"] for member in said["members"]} == {"els@example.org": "owner", "omar@example.org": "editor"}
    assert [one["name"] for one in said["places"]] == ["De kade"]
    (one,) = said["activities"]
    assert (one["title"], one["place"], one["uid"], one["rrule"]) == ("Varen", place.pk, str(activity.uid), activity.rrule)


def test_every_field_is_in_it(els, speelboot, signed_in):
    from activities.models import Activity

    ActivityFactory(organisation=speelboot)
    said = data(signed_in(els))
    assert {field.name for field in Activity._meta.concrete_fields} <= set(said["activities"][0])
    assert {field.name for field in Organisation._meta.concrete_fields} - set(said["organisation"]) == {"private_contact"}


def test_what_waits_for_a_reviewer_is_in_it(els, speelboot, signed_in):
    activity = ActivityFactory(organisation=speelboot, title="Varen")
    activity.title = "Zeilen"
    activity.save_revision()
    said = data(signed_in(els))
    assert said["activities"][0]["waiting"]["title"] == "Zeilen"


def test_nothing_of_others_is_in_it(els, rik, signed_in):
    ActivityFactory(organisation=rik.organisation, title="Ravotten", place=PlaceFactory(organisation=rik.organisation, name="Het veld"))
    rik.organisation.private_contact = "Geheim"
    rik.organisation.save()
    said = json.dumps(data(signed_in(els)))
    assert not any(word in said for word in ("Ravot", "Het veld", "rik@", "Geheim"))


def test_it_asks_the_same_for_two_as_for_twenty(els, speelboot, signed_in, query_count):
    client = signed_in(els)

    def fill(times):
        for _time in range(times):
            ActivityFactory(organisation=speelboot).save_revision()

    fill(2)
    with query_count(20) as queries:
        data(client)
    few = len(queries)
    fill(18)
    with query_count(few):
        data(client)


def test_a_stranger_takes_nothing_along(client, els):
    assert client.get(f"{ADDRESS}gegevens.json").status_code == 302
