from consent.models.cards import Card, Plea
from consent.models.controller import Controller
from consent.models.events import ConsentEvent
from consent.models.notices import Notice
from consent.models.people import Guardianship, Person
from consent.models.placements import Placement
from consent.models.records import ConsentRecord, Evidence, EvidenceReading, Grant
from consent.models.reminders import Reminder
from consent.models.stories import Attestation, Clearance, Participation, Stop
from consent.terms import Term

__all__ = [
    "Attestation",
    "Card",
    "Clearance",
    "ConsentEvent",
    "ConsentRecord",
    "Controller",
    "Evidence",
    "EvidenceReading",
    "Grant",
    "Guardianship",
    "Notice",
    "Participation",
    "Person",
    "Placement",
    "Plea",
    "Reminder",
    "Stop",
    "Term",
]
