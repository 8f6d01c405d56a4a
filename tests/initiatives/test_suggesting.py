"""«Ken je er nog een?»: told by anybody, read by somebody of the desk, public never by itself."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from common.models import SiteConfiguration
from initiatives.factories import InitiativeFactory
from initiatives.models import Initiative, Suggestion

pytestmark = pytest.mark.django_db
ADDRESS = "/nl/kaart/tip/"


def refused(answer, *words):
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "grote zandbak" in page or "grote zandbak" not in str(answer.wsgi_request.POST), "what was typed stays"
    assert all(word in page for word in words), words
    assert not Suggestion.objects.exists()


def test_it_works(send_tip, data):
    SiteConfiguration.objects.update(desk_email="desk@example.org")
    answer = send_tip()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{ADDRESS}?verstuurd")
    assert send_tip.visitor.get(answer.headers["Location"]).status_code == 200
    assert not send_tip.visitor.cookies
    one = Suggestion.objects.get()
    assert (one.kind, one.name, one.category.slug, one.municipality.name, one.website) == (
        "new", "Zeldzame zandbak", "play-spot", "Geel", "https://www.zandbak.example",
    )  # fmt: skip
    assert (one.sender, one.language, one.decision) == ("buur@example.org", "nl", "waiting")
    (message,) = mail.outbox
    assert message.to == ["desk@example.org"] and "/admin/suggesties/" in message.body
    assert not any(word in message.subject + message.body for word in ("buur@", "zandbak", "Zeldzame", "Diestseweg"))


def test_the_address_of_who_sent_it_is_not_readable_in_the_database(send_tip):
    send_tip()
    with connection.cursor() as cursor:
        cursor.execute("SELECT sender FROM initiatives_suggestion")
        assert "buur" not in cursor.fetchone()[0]


def test_a_name_a_kind_a_few_words_and_a_postal_code_are_enough(send_tip):
    assert send_tip(street="", link="", sender="").status_code == 302


@pytest.mark.parametrize("language", ["fr", "en", "ar", "tr", "uk"])
def test_it_works_in_every_language(send_tip, language):
    assert send_tip(f"/{language}/kaart/tip/").status_code == 302
    assert Suggestion.objects.get().language == language


def test_nothing_is_kept_by_caches(send_tip):
    assert "no-store" in send_tip.visitor.get(ADDRESS).headers["Cache-Control"]


def test_nothing_of_it_is_public(send_tip, client):
    send_tip()
    assert not Initiative.objects.filter(name__contains="Zeldzame").exists()
    assert "Zeldzame zandbak" not in client.get("/nl/kaart/?gemeente=13008").content.decode()


@pytest.mark.parametrize("name", ["name", "kind", "words", "postal_code"])
def test_what_is_missing_is_said(send_tip, name):
    refused(send_tip(**{name: ""}), "field--wrong")


@pytest.mark.parametrize("code", ["9999", "x", "244", "٢٤٤٠", "-1", "1000000000000", "' OR 1=1"])
def test_an_unknown_postal_code(send_tip, code):
    refused(send_tip(postal_code=code), "id_postal_code_error")


def test_a_postal_code_of_two_municipalities_is_asked(send_tip):
    from network.models import PostalCode

    shared = next(code.pk for code in PostalCode.objects.all() if PostalCode.objects.municipalities(code.pk).count() > 1)
    two = list(PostalCode.objects.municipalities(shared))
    answer = send_tip(postal_code=shared)
    refused(answer, *(f'<option value="{one.pk}">{one.name}' for one in two))
    refused(send_tip(postal_code=shared, municipality="13008"))
    assert send_tip(postal_code=shared, municipality=two[1].pk).status_code == 302
    assert Suggestion.objects.get().municipality == two[1]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "geen adres", "https://", "//", "http://[", "x" * 300])
def test_a_website_that_is_none(send_tip, link):
    refused(send_tip(link=link), "id_link_error")


@pytest.mark.parametrize("sender", ["geen adres", "a@b", "a@example.org\nBcc: x@example.org"])
def test_an_address_that_is_none(send_tip, sender):
    refused(send_tip(sender=sender), "id_sender_error")


@pytest.mark.parametrize("kind", ["0", "-1", "x", "1000000000000", str(10**30)])
def test_a_kind_that_is_none(send_tip, kind):
    refused(send_tip(kind=kind), "id_kind_error")


@pytest.mark.parametrize("name", ["name", "words", "postal_code", "street", "link", "sender", "seen", "kind"])
@pytest.mark.parametrize("value", ["\x00", "a\x00b", "\ud800", "x" * 20_000, ["een", "twee"]])
def test_bad_input_is_never_an_error_of_ours(send_tip, name, value):
    if isinstance(value, str) and "\ud800" in value:
        value = b"\xed\xa0\x80"
    assert send_tip(**{name: value}).status_code in {200, 302, 400}


def test_the_trap_catches(send_tip):
    refused(send_tip(website="https://spam.example"))


def test_what_is_sent_within_a_breath_is_no_person(send_tip):
    refused(send_tip(wait=1))


def test_a_form_that_stood_open_for_a_day_can_be_sent_again(send_tip):
    refused(send_tip(wait=25 * 3600))


@pytest.mark.parametrize("origin", ["https://elders.example", "null", "http://[", "testserver"])
def test_what_comes_from_another_site_is_refused(send_tip, origin):
    refused(send_tip(headers={"Origin": origin}))


def test_too_many_in_an_hour_are_asked_to_wait_and_other_forms_are_not(send_tip, time_machine):
    time_machine.move_to(timezone.now().replace(minute=5))
    answers = [send_tip(name=f"Plek nummer {'abcdefghijklm'[number] * 9}").status_code for number in range(13)]
    assert answers == [302] * 12 + [200]
    initiative = InitiativeFactory()
    assert send_tip(f"/nl/initiatief/{initiative.pk}-{initiative.slug}/juist/", what="closed").status_code == 302


# «Is it one of these?»


@pytest.fixture
def vlinder(data):
    return InitiativeFactory(name="Speeltuin De Vlinder", street="Markt 1")


def offered(answer):
    return [one.name for one in answer.context.get("alike", [])] if answer.context else []


def test_what_looks_the_same_is_shown_once_and_what_was_typed_stays(send_tip, vlinder):
    first = send_tip(name="De Vlinder speelplein")
    page = first.content.decode()
    refused(first, f'href="/nl/initiatief/{vlinder.pk}-speeltuin-de-vlinder/"', "Markt 1", 'value="buur@example.org"', "Diestseweg 1")
    seen = re.search(r'name="seen" value="([^"]*)"', page).group(1)
    assert seen == str(vlinder.pk)
    assert send_tip(name="De Vlinder speelplein", seen=seen).status_code == 302
    assert Suggestion.objects.get().name == "De Vlinder speelplein"


def test_it_is_this_one_leads_to_its_form_with_what_was_typed(send_tip, vlinder):
    answer = send_tip.visitor.post(
        f"/nl/initiatief/{vlinder.pk}-{vlinder.slug}/juist/", {"deze": "1", "words": "Een grote zandbak\x00.", "sender": "buur@example.org"}
    )
    page = answer.content.decode()
    assert answer.status_code == 200 and "grote zandbak" in page and "buur@example.org" in page
    assert "notice--error" not in page and not Suggestion.objects.exists()


@pytest.mark.parametrize(
    ("name", "postal_code", "is_shown"),
    [
        ("speeltuin de vlinder", "2440", True),
        ("SPEELTUIN  DE VLÏNDER", "2440", True),
        ("De Vlinder", "2440", True),
        ("Speeltuin De Vlindr", "2440", True),
        ("De Vlinder speelplein", "2440", True),
        ("Speeltuin De Kikker", "2440", False),
        ("Huiswerkklas", "2440", False),
        ("De Vlinder speelplein", "2300", False),  # the same words, in Turnhout
        ("Speeltuin De Vlinder", "2300", True),  # the very same name in the region
        ("Speeltuin De Vlinder", "8400", True),  # whoever tells it, the one in the region is shown
        ("!!!", "2440", False),
        ("de het een", "2440", False),
    ],
)
def test_likeness(send_tip, vlinder, name, postal_code, is_shown):
    assert ("Speeltuin De Vlinder" in offered(send_tip(name=name, postal_code=postal_code))) is is_shown


def test_the_next_municipality_is_near(send_tip, data):
    InitiativeFactory(name="Repaircafé De Schroef", postal_code="2460", point=(51.2, 4.94))
    InitiativeFactory(name="Breicafé De Naald", postal_code="2440", point=(51.1622, 4.9911))
    assert offered(send_tip(name="De Schroef repaircafé", postal_code="2440")) == []
    assert offered(send_tip(name="De Naald breicafé", postal_code="2440")) == ["Breicafé De Naald"]


@pytest.mark.parametrize("hidden", [{"live": False}, {"confirmed_at": timezone.now() - timezone.timedelta(days=600)}])
def test_what_is_not_listed_is_not_told(send_tip, data, hidden):
    InitiativeFactory(name="Speeltuin De Vlinder", **hidden)
    assert send_tip(name="Speeltuin De Vlinder").status_code == 302


@pytest.mark.parametrize("seen", ["", "x", "-1", "1000000000000", "٣", "," * 500])
def test_a_made_up_answer_is_asked_again(send_tip, vlinder, seen):
    assert offered(send_tip(name="Speeltuin De Vlinder", seen=seen)) == ["Speeltuin De Vlinder"]


def test_queries_do_not_grow(send_tip, vlinder, query_count):
    counts = []
    for number in (1, 20):
        for more in range(number):
            InitiativeFactory(name=f"Speeltuin De Vlinder {more}")
        send_tip(name="De Vlinder speelplein")
        with query_count(24) as queries:
            send_tip(name="De Vlinder speelplein")
        counts.append(len(queries))
    assert counts[0] == counts[1], counts
