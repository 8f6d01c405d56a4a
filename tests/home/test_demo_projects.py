"""What the five documents say stands on the pages of the demo's projects, each thing at its place."""

import pytest

from tests.support import html

pytestmark = [pytest.mark.django_db, pytest.mark.drawn]
FACTS = {
    "dorp-rond-het-kind": [
        "dezelfde kansen", "Trampoline", "Honderd kinderen, honderd verhalen", "Sterk weefsel rond het kind", "Buiten spelen", "2020", "2021", "2022",
        "en verder", "Wereldexpo", "Drie projecten", "vrijwillig", "Provincie Antwerpen", "Ligo Kempen", "Scholengroep Fluxus",
        "Jeugdsportnet Zuiderkempen", "Blenders", "Universiteit Antwerpen", "zonder diploma", "Vier gemeenten",
    ],
    "honderd-kinderen": ["minstens tien", "megafoon", "Kinderen die geholpen werden", "Verhalen die dat jaar verteld zijn", "Honderd gezinnen"],
    "buurtgerichte-netwerken": [
        "oktober 2016", "tien netwerken", "INTESYS", "Kind en gezin staan centraal in het netwerk", "Democratisch burgerschap",
        "Systemische kwaliteit", "Burgerschap", "Zeebrugge",
        "Vuurtorenwijk", "Weverijbuurt", "Gazometerwijk", "Veeweide-Aurore en Kuregem", "Beverlo",
    ],
    "zeebrugge": ["zwembad", "skatepark", "Fietsroutes", "Een gezonde omgeving", "Kunnen kiezen in hun vrije tijd", "Verzonnen voorbeeld"],
    "bondgenoten": [
        "151", "45", "2 tot 3 jaar", "7.000.000", "3.000.000", "4.000.000", "150.000", "50.000", "september 2022", "BONGO", "Lampeke", "Kuregem",
    ],
    "bongo": ["Al-Arm", "De Luchtballon", "Sint-Dimpna", "Welzijnsschakel MIN Geel", "aanspreekpunt", "OCMW", "CLB", "gezond eten"],
    "lampeke": ["Crèche", "Kleuterklas", "Lagere school", "Secundair", "vijftig jaar", "negen partners", "Twee nieuwe plekken", "media"],
    "kuregem-verbindt": ["Cultureghem", "negen partners", "Vijf geassocieerde", "markthal", "GBS Kameleon", "Sportpret"],
    "ontmoeten-zonder-grenzen": [
        "wat heb je nodig om je welkom te voelen?", "Balen", "Dessel", "Mol", "Retie", "1.000.000", "24", "antennepunt", "consultatiebureau",
        "Leertrajecten", "Leerlabo", "naar de mensen toe gaan", "Agentschap Integratie en Inburgering", "Huis van het Kind Balen-Dessel-Mol-Retie",
    ],
    "katrol-aan-huis": [
        "Sinds 1 januari 2022, einde nog niet bepaald", "Strategisch doel 1", "Operationeel doel 1.2", "voorjaar 2024", "najaar 2024",
        "In welke maanden: nog niet bepaald", "Huis van het Kind Asse", "Eerstelijnszone AMALO", "Expertisecentrum Katrol", "ankerfiguur",
        "minstens acht weken", "VDAB", "ziekenfonds", "Signalenbeleid", "Drempelscan", "VISIT-project", "Open organisatienetwerk",
        "materialenbank", "hoogstens vijf", "Hoe het werk loopt", "Wat er gedaan is", "Wat het veranderde", "Gezinnen die begeleid werden",
    ],
}  # fmt: skip


@pytest.mark.parametrize("slug", FACTS)
def test_it_says_what_its_document_says(slug, client):
    text = " ".join(html.read(client.get(f"/nl/projecten/{slug}/")).soup.select_one("main").get_text(" ", strip=True).split())
    assert [fact for fact in FACTS[slug] if fact not in text] == []


@pytest.mark.parametrize(("slug", "spots"), [("buurtgerichte-netwerken", 6), ("bondgenoten", 3), ("ontmoeten-zonder-grenzen", 4)])
def test_its_places_are_on_a_map_and_in_a_list(slug, spots, client):
    soup = html.read(client.get(f"/nl/projecten/{slug}/")).soup
    assert len(soup.select(".project__map svg circle")) == len(soup.select(".project__places li")) == spots


def test_the_method_of_the_buddies_is_an_initiative(client):
    link = html.read(client.get("/nl/projecten/katrol-aan-huis/")).soup.select_one("#initiatives + ul a, [aria-labelledby=initiatives] a")
    text = client.get(link["href"]).content.decode()
    for said in ("ankerfiguur", "student", "twee keer per week", "acht weken", "recht op", "Zij helpen verder"):
        assert said in text
