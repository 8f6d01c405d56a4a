"""Two invented signals of partners: one that waits for the desk, one that it answered."""

from network.models import Municipality, Organisation
from signals.enums import Progress
from signals.models import Signal


def load_signals() -> int:
    if Signal.objects.exists():
        return 0
    ligo = Organisation.objects.get(name="Ligo Kempen")
    Signal.objects.create(
        organisation=ligo, function="meeting", municipality=Municipality.objects.of_today().get(name="Turnhout"), how_often="elke week",
        words="Ouders die Nederlands leren, vinden op zaterdag geen plek om te oefenen met de kinderen erbij. (Verzonnen.)",
    )  # fmt: skip
    Signal.objects.create(
        organisation=ligo, function="play", municipality=Municipality.objects.of_today().get(name="Mol"), age_from=6, age_to=12, how_often="vaak",
        words="Kinderen zonder fiets raken niet bij de sportclub. (Verzonnen.)", progress=Progress.TAKEN_UP,
        answer="We vragen de fietsbieb of ze een dag bij de sporthal kan staan. (Verzonnen.)",
        told="Wie geen fiets heeft, raakt niet bij de club. We zoeken een plek waar kinderen er een kunnen lenen. (Verzonnen.)",
    )  # fmt: skip
    return 2
