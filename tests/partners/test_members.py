"""Owners let others go and change what they may do, in their own organisation alone; somebody always stays owner."""

import pytest
from wagtail.users.models import UserProfile

from network.factories import MembershipFactory
from network.models import Membership

pytestmark = pytest.mark.django_db
PEOPLE = "/partner/organisatie/speelboot/mensen/"


@pytest.fixture
def press(signed_in):
    """Presses a button beside somebody's name; the page that follows, in English."""

    def post(by, whom, act, organisation="speelboot"):
        UserProfile.objects.get_or_create(user=by.user, defaults={"preferred_language": "en"})
        return signed_in(by).post(f"/partner/organisatie/{organisation}/mensen/{whom.pk}/", {"act": act}, follow=True)

    return post


def role_of(membership):
    return Membership.objects.get(pk=membership.pk).role


def is_member(membership):
    return Membership.objects.filter(pk=membership.pk).exists()


def test_it_works(els, omar, press, signed_in):
    page = signed_in(els).get(PEOPLE).content.decode()
    assert "els@example.org" in page and "omar@example.org" in page
    press(els, omar, "owner")
    assert role_of(omar) == "owner"
    press(els, omar, "editor")
    assert role_of(omar) == "editor"
    press(els, omar, "go")
    assert not is_member(omar)


def test_the_last_owner_does_not_leave(els, omar, press):
    assert "This is the only owner" in press(els, els, "go").content.decode()
    assert is_member(els)


def test_the_last_owner_does_not_become_helper(els, omar, press):
    assert "This is the only owner" in press(els, els, "editor").content.decode()
    assert role_of(els) == "owner"


def test_an_owner_who_has_not_said_yes_does_not_count(els, omar, press):
    Membership.objects.filter(pk=omar.pk).update(role="owner", accepted_at=None)
    press(els, els, "go")
    assert is_member(els)
    press(els, omar, "go")
    assert not is_member(omar), "an invitation can be taken back"


def test_one_of_two_owners_leaves(els, omar, press):
    press(els, omar, "owner")
    assert press(els, els, "go").redirect_chain[0][0] == "/partner/"
    assert not is_member(els)


def test_a_helper_leaves(els, omar, press, signed_in):
    assert "Leave this organisation" in signed_in(omar).get("/partner/organisatie/speelboot/?taal=en").content.decode()
    press(omar, omar, "go")
    assert not is_member(omar) and is_member(els)


@pytest.mark.parametrize("act", ["go", "editor", "owner", "again"])
def test_a_helper_does_nothing_to_others(els, omar, press, act):
    assert press(omar, els, act).status_code == 404
    assert is_member(els) and role_of(els) == "owner"


def test_a_helper_does_not_make_themselves_owner(els, omar, press):
    assert press(omar, omar, "owner").status_code == 404
    assert role_of(omar) == "editor"


@pytest.mark.parametrize("organisation", ["speelboot", "ravotter"])
@pytest.mark.parametrize("act", ["go", "editor", "owner", "again"])
def test_an_owner_touches_nobody_of_another_organisation(els, rik, press, organisation, act):
    helper = MembershipFactory(organisation=rik.organisation, role="editor")
    for other in (rik, helper):
        assert press(els, other, act, organisation).status_code == 404
    assert is_member(rik) and is_member(helper) and role_of(helper) == "editor"


def test_an_owner_sees_nothing_of_another_organisation(els, rik, signed_in):
    client = signed_in(els)
    for rest in ("", "mensen/", f"mensen/{rik.pk}/", "gegevens.json"):
        for ask in (client.get, client.post):
            assert ask(f"/partner/organisatie/ravotter/{rest}").status_code == 404


def test_a_button_that_nobody_made_does_nothing(els, omar, press):
    press(els, omar, "koning")
    assert role_of(omar) == "editor" and is_member(omar)


def test_looking_at_a_button_presses_nothing(els, omar, signed_in):
    signed_in(els).get(f"{PEOPLE}{omar.pk}/?act=go")
    assert is_member(omar)


def test_the_desk_sees_them_and_changes_a_role(els, omar, editor_client):
    page = editor_client.get("/admin/partners/mensen/").content.decode()
    assert "omar@example.org" in page and f"/admin/partners/{omar.pk}/link/" in page
    editor_client.post(f"/admin/partners/mensen/edit/{omar.pk}/", {"role": "owner"})
    assert role_of(omar) == "owner"
    editor_client.post(f"/admin/partners/mensen/delete/{omar.pk}/")
    assert not is_member(omar)


def test_the_desk_does_not_take_the_last_owner_away(els, editor_client):
    editor_client.post(f"/admin/partners/mensen/delete/{els.pk}/")
    assert is_member(els)
    assert editor_client.post(f"/admin/partners/mensen/edit/{els.pk}/", {"role": "editor"}).status_code == 200
    assert role_of(els) == "owner"


def test_the_desk_finds_them(els, rik, editor_client):
    found = editor_client.get(f"/admin/partners/mensen/?organisation={els.organisation_id}").content.decode()
    assert "els@example.org" in found and "rik@example.org" not in found
    assert "rik@example.org" in editor_client.get("/admin/partners/mensen/?q=ravotter").content.decode()


def test_who_is_no_editor_does_not_see_them(els, translator_client):
    assert translator_client.get("/admin/partners/mensen/").status_code == 302


def test_the_list_asks_the_same_for_ten_as_for_thirty(els, editor_client, query_count):
    def fill(times):
        for _time in range(times):
            MembershipFactory(organisation=els.organisation)

    fill(4)
    editor_client.get("/admin/partners/mensen/")
    with query_count(40) as queries:
        editor_client.get("/admin/partners/mensen/")
    few = len(queries)
    fill(12)
    with query_count(few):
        editor_client.get("/admin/partners/mensen/")


def test_the_log_names_nobody(omar, editor_client):
    from wagtail.models import ModelLogEntry

    editor_client.post(f"/admin/partners/mensen/edit/{omar.pk}/", {"role": "owner"})
    assert not any("omar" in entry.label for entry in ModelLogEntry.objects.all())
