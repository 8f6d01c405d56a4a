"""The seven functions of a neighbourhood network as families call them, and the network's own kinds below each."""

from initiatives.enums import Colour, Shape
from initiatives.models import Category
from network.enums import Category as Function

FUNCTIONS = {
    Function.MEETING: ("Samenkomen", Shape.CIRCLE, Colour.HEATHER, {
        "meeting-place": "Ontmoetingsplekken", "neighbourhood-house": "Buurthuizen", "eating-together": "Samen eten",
    }),
    Function.SCHOOL: ("Opvang en school", Shape.SQUARE, Colour.LAKE, {
        "homework-help": "Huiswerkhulp", "childcare": "Opvang", "language": "Nederlands oefenen", "school-bridge": "Tussen thuis en school",
    }),
    Function.PLAY: ("Spelen en sport", Shape.TRIANGLE, Colour.BRICK, {
        "play-spot": "Speelplekken", "sport": "Sport", "culture": "Bib, muziek en cultuur", "holidays": "In de vakantie",
        "lending": "Speelgoed en spullen lenen",
    }),
    Function.HELP: ("Hulp en gezondheid", Shape.DIAMOND, Colour.CLAY, {
        "buddy": "Buddy’s", "house-of-the-child": "Huizen van het Kind", "parents": "Vragen van ouders", "health": "Gezondheid",
    }),
    Function.OUTDOORS: ("Buiten", Shape.PENTAGON, Colour.MOSS, {
        "outdoor-play": "Buiten spelen", "garden": "Tuinen en groen", "safe-streets": "Veilige straten",
    }),
    Function.RIGHTS: ("Je rechten", Shape.HEXAGON, Colour.DUSK, {
        "information": "Info en de weg naar hulp", "money": "Geld, premies en papieren", "newcomers": "Nieuw in België",
    }),
    Function.VOICE: ("Je stem laten horen", Shape.STAR, Colour.PINE, {
        "children-speak": "Kinderen beslissen mee", "parents-speak": "Ouders beslissen mee",
    }),
}  # fmt: skip


def make_categories() -> None:
    """Idempotent: what editors changed stays."""
    for number, (slug, (name, shape, colour, kinds)) in enumerate(FUNCTIONS.items(), start=1):
        first = {"name": name, "shape": shape, "colour": colour, "sort_order": number * 100}
        function, _created = Category.objects.get_or_create(slug=slug.value, defaults=first)
        for place, (kind, called) in enumerate(kinds.items(), start=1):
            below = {"name": called, "parent": function, "sort_order": number * 100 + place}
            Category.objects.get_or_create(slug=kind, defaults=below)
