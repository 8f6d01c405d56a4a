"""In which role somebody answers, and which notice is theirs to read."""

from django.utils import timezone

from consent.enums import Audience, Capacity
from consent.models import Notice, Person
from consent.terms import Terms


def capacity_of(subject: Person, giver: Person) -> str:
    if subject.pk != giver.pk:
        return Capacity.HEIR if subject.deceased_on else Capacity.HOLDER
    return Capacity.ASSENT if is_young(subject) else Capacity.SELF


def is_minor(person: Person, terms: Terms | None = None) -> bool:
    """Under age today, as far as the birth date is known. `terms` when they were read already."""
    today = timezone.localdate()
    adult_on = person.birthday((terms or Terms()).on(today)["adult_age"])
    return adult_on is not None and today < adult_on


def is_young(person: Person, terms: Terms | None = None) -> bool:
    """Too young to decide along; may always say no. `terms` when they were read already."""
    today = timezone.localdate()
    decides_along_on = person.birthday((terms or Terms()).on(today)["decides_along_age"])
    return decides_along_on is not None and today < decides_along_on


def audience_of(subject: Person, giver: Person) -> str:
    if subject.pk != giver.pk or not giver.birth_date or (giver.adult_on and giver.adult_on <= timezone.localdate()):
        return Audience.ADULT
    return Audience.YOUNG if giver.decides_along_on <= timezone.localdate() else Audience.CHILD


def notice_for(subject: Person, giver: Person, language: str = "") -> Notice | None:
    """What this giver is told before answering: in this language or their own, when a speaker found it right."""
    return Notice.objects.newest_for(audience_of(subject, giver), language or giver.language)
