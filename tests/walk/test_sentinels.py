"""What is private of the people in a story is nowhere in public, and in no mail or log either."""

import logging
import sys
import time
from collections import Counter
from urllib.parse import parse_qs, urljoin

import pytest
from django.contrib.auth import get_user_model
from django.core import mail, signing
from django.db.models import JSONField, Q
from django.utils import translation
from django.utils.formats import date_format

from common.fields import EncryptedDateField, EncryptedTextField
from common.models import SiteConfiguration
from common.public_form import SALT
from consent.models import ConsentRecord, Participation, Person
from contact.models import ContactEntry
from network.models import Municipality
from stories.models import StoryPage
from tests.support import examples, html

WORD = "Schildwacht"
LANGUAGES = ("nl", "fr", "en", "ar", "tr", "uk")
PRIVATE_BESIDES = {"needs"}  # not encrypted, private all the same


def private_fields(model):
    return [field for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField) or field.name in PRIVATE_BESIDES]


def fill(thing):
    """A sentinel in every private field; a birth date is one as it is."""
    for field in private_fields(type(thing)):
        if not isinstance(field, EncryptedDateField):
            setattr(thing, field.name, f"{WORD}{field.name.replace('_', '')}@example.org")
    thing.save()


def written(day):
    """A date in the ways a page might write it."""
    ways = {day.isoformat(), f"{day:%d-%m-%Y}", f"{day:%d/%m/%Y}", f"{day:%Y%m%d}"}
    for language in LANGUAGES:
        with translation.override(language):
            ways |= {date_format(day, "j F Y"), date_format(day, "DATE_FORMAT")}
    return ways


@pytest.fixture
def sentinels(db):
    """Everybody in a visible story and everybody who said yes for them, the desk, and whoever wrote to us."""
    told = StoryPage.objects.visible().values("story_uid")
    in_text = Participation.objects.filter(story_uid__in=told).values("person")
    said_yes = ConsentRecord.objects.filter(story_uid__in=told).values("giver")
    people = Person.objects.filter(Q(pk__in=in_text) | Q(pk__in=said_yes))
    visible_before = StoryPage.objects.visible().count()
    for person in people:
        fill(person)
    fill(ContactEntry(kind="buddy", way="mail"))
    Participation.objects.filter(story_uid__in=told).update(role=f"{WORD}rol")
    ConsentRecord.objects.filter(story_uid__in=told).update(place=f"{WORD}plaats")
    get_user_model().objects.update(first_name=f"{WORD}gebruiker", last_name=f"{WORD}gebruiker", email=f"{WORD}@example.org")
    assert len(people) > 20 and StoryPage.objects.visible().count() == visible_before > 10
    days = {way for person in people if person.birth_date for way in written(person.birth_date)}
    return [WORD, *days, *(person.code for person in people), *(str(person.uid) for person in people)]


ALIKE, MOST_ALIKE = ("/datum/", "/maand/", "/juist/", "/initiatief/", "/gemeente/", "/organisatie/"), 10
"""Dates and months of the agenda, what is on the map: one is like another, some of each in every language are enough."""
MOST_FILTERED, MOST_FILTERS = 3, 2
"""So are pages with the same filters; three filters together show what two showed."""


def alike(address):
    """What an address has in common with others, and how many of those are asked; nothing and no end for what stands alone."""
    path, _, query = address.partition("?")
    if part := next((part for part in ALIKE if part in path), None):
        return (path.split("/")[1], part), MOST_ALIKE
    if filters := sorted(parse_qs(query, keep_blank_values=True)):
        return (path, *filters), MOST_FILTERED if len(filters) <= MOST_FILTERS else 0
    return None, sys.maxsize


def crawl(client):
    """Everything public that can be reached from the front pages, the sitemap and the examples."""
    asked = Counter()
    first = ["/", "/sitemap.xml", "/toestemming/", *examples.addresses_without_arguments(), *(example.find() for example in examples.ASKED)]
    seen, waiting = {}, list(first)
    while waiting:
        address = waiting.pop()
        if address in seen or address.startswith(("/admin", "/static/")) or "/over-mij" in address:
            continue  # «What do you know about me?» shows its holder everything; test_families.py holds it to that one person
        kind, most = alike(address)
        asked[kind] += 1
        if asked[kind] > most and address not in first:
            continue
        response = client.get(address)
        seen[address] = str(response.headers).encode() + response.getvalue()
        content_type = response.headers.get("Content-Type", "")
        if response.status_code in {301, 302}:
            waiting.append(urljoin(address, response.headers["Location"]))
        elif content_type.startswith("text/html"):
            waiting += html.paths_in(response.content.decode(), address)
        elif "xml" in content_type:
            waiting += html.own_addresses_in(response.content.decode())
    return seen


def test_a_person_has_private_fields():
    assert {"first_name", "last_name", "phone", "email", "birth_date", "needs"} <= {field.name for field in private_fields(Person)}
    assert {"first_name", "reach", "line"} <= {field.name for field in private_fields(ContactEntry)}
    undecided = [field.name for field in Person._meta.concrete_fields if isinstance(field, JSONField)]
    assert undecided == [], "a JSON field may hide private text: decide what it is"


@pytest.mark.long
def test_nothing_private_is_in_any_public_answer(client, sentinels):
    seen = crawl(client)
    assert len(seen) > 1_000 and set(LANGUAGES) <= {address.split("/")[1] for address in seen}, "the crawl no longer reaches the site"
    found = {(address, sentinel) for address, content in seen.items() for sentinel in sentinels if sentinel.encode() in content}
    assert found == set()


def test_nobody_is_found_by_a_private_word(client, sentinels):
    for language in ("nl", "ar"):
        for word in (WORD, f"{WORD}firstname", "K-001"):
            for address in (f"/{language}/zoeken/?q={word}", f"{examples.url_of_wall(language)}?q={word}"):
                found = html.read(client.get(address)).soup.select("main .results a, main .card a")
                assert found == [], address


def test_a_message_to_the_desk_is_in_no_mail_and_no_log(client, db, caplog):
    configuration = SiteConfiguration.load()
    configuration.desk_email = "desk@example.org"
    configuration.save()
    address = examples.url_of_page("contact.ContactPage", "nl")
    token = signing.dumps(int(time.time()) - 60, salt=SALT)  # the form was opened a minute ago
    typed = {"first_name": f"{WORD}naam", "way": "mail", "reach": f"{WORD}@example.org", "line": f"{WORD}regel", "token": token,
        "municipality": Municipality.objects.of_region().first().pk}  # fmt: skip
    with caplog.at_level(logging.DEBUG):
        response = client.post(address, typed)
    assert response.status_code == 302
    assert WORD not in response.headers["Location"]
    assert [entry.line for entry in ContactEntry.objects.all()] == [f"{WORD}regel"]
    assert len(mail.outbox) == 1
    assert WORD not in mail.outbox[0].message().as_string()
    assert WORD not in caplog.text
