"""What can be borrowed in the demo: about ten things, each in three languages; what is invented says so."""

import re

import pytest

from home.demo.materials import load_materials
from materials.models import Material
from network.factories import OrganisationFactory
from network.models import Organisation

pytestmark = pytest.mark.django_db
POLICY_WORDS = re.compile(r"kansarm|kansrijk|kwetsba|doelgroep|toeleid|laagdrempelig", re.IGNORECASE)
OF_ASSE = "Spelmateriaal uit de materialenbank"


@pytest.fixture(autouse=True)
def loaded(db):
    load_materials()


def test_it_works(client):
    things = Material.objects.visible()
    assert things.count() >= 10 and len(set(things.values_list("kind", flat=True))) >= 6
    assert "Loopfiets" in client.get("/nl/lenen/").text
    assert "Draisienne" in client.get("/fr/lenen/").text and "Balance bike" in client.get("/en/lenen/").text


def test_twice_is_as_once():
    before = Material.objects.count(), Organisation.objects.count()
    assert load_materials() == 0
    assert (Material.objects.count(), Organisation.objects.count()) == before


def test_what_is_invented_says_so_in_every_language():
    words = {"nl": "verzonnen", "fr": "inventé", "en": "invented"}
    for thing in Material.objects.exclude(name=OF_ASSE):
        told = dict(thing.texts.values_list("locale__language_code", "description"))
        assert {language: words[language] in told[language] for language in words} == dict.fromkeys(words, True), thing


def test_the_words_are_plain_and_right():
    for thing in Material.objects.all():
        thing.full_clean()
        assert not POLICY_WORDS.search(" ".join((thing.name, thing.description, thing.conditions))), thing


def test_the_libraries_of_asse_lend_once_they_take_part():
    Material.objects.filter(name=OF_ASSE).delete()
    Organisation.objects.filter(name="Bibliotheken in Asse").delete()
    assert load_materials() == 0
    OrganisationFactory(name="Bibliotheken in Asse")
    assert load_materials() == 1
    assert Material.objects.get(name=OF_ASSE).municipality.name == "Asse"
