from consent.models.cards import Card, Plea
from consent.models.events import ConsentEvent
from consent.models.notices import Notice
from consent.models.people import Guardianship, Person
from consent.models.records import ConsentRecord, Evidence, EvidenceReading, Grant
from consent.models.stories import Attestation, Clearance, Participation, Stop
from consent.terms import Term

__all__ = [
    "Attestation",
    "Card",
    "Clearance",
    "ConsentEvent",
    "ConsentRecord",
    "Evidence",
    "EvidenceReading",
    "Grant",
    "Guardianship",
    "Notice",
    "Participation",
    "Person",
    "Plea",
    "Stop",
    "Term",
]
