"""«Toestemming noteren»: one page, and everything typed comes back when something is missing."""

import base64
import datetime

import pytest
from dateutil.relativedelta import relativedelta
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils import timezone

from consent.clearance import clearance
from consent.enums import Channel, Element, RecordState
from consent.factories import PersonFactory, guard, take_part
from consent.models import Attestation, ConsentEvent, ConsentRecord, Evidence, EvidenceReading, Grant, Participation, Person
from pictures.demo_pictures import draw
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db

BUDDY = {
    "who": "new", "alias": "Lotte", "kind": "buddy", "first_name": "Zeldzame", "answer": "yes", "shown": "modest",
    "where": ["website"], "method": "paper", "help_is_free": "on", "everyone": "on",
}  # fmt: skip


@pytest.fixture
def story(index):
    return StoryPageFactory(parent=index, cleared=False)


@pytest.fixture
def note(editor_client, story):
    def post(**changes):
        data = {key: value for key, value in (BUDDY | changes).items() if value is not None}
        return editor_client.post(f"/admin/toestemming/{story.story_uid}/", data)

    return post


def child(**changes):
    birth_date = (timezone.localdate() - datetime.timedelta(days=9 * 365)).isoformat()
    return {"alias": "Noor", "kind": "child", "birth_date": birth_date, "relation": "mama", "other_relation": "papa"} | changes


def test_it_works(note, story):
    assert note().status_code == 302
    assert clearance(story.story_uid).clear
    record = ConsentRecord.objects.get(story_uid=story.story_uid)
    assert record.valid_until.date() == (timezone.now() + relativedelta(years=2)).date()
    assert {grant.channel for grant in record.grants.all()} == {Channel.WEBSITE}
    assert Element.FACE not in {grant.element for grant in record.grants.all()}


def test_what_was_not_ticked_stays_not_asked(note, story):
    note()
    assert not Grant.objects.filter(record__story_uid=story.story_uid, channel=Channel.EXPO).exists()


def test_a_child_waits_for_the_other_parent(note, story, editor_client):
    note(**child())
    page = editor_client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()
    assert "Dit verhaal kan nog niet online: de papa van Noor moet nog antwoorden." in page.replace("\n", " ")
    person = Person.objects.get(public_alias="Noor", participations__story_uid=story.story_uid)
    father = person.guardianships.get(relation="papa").guardian
    note(who=f"{person.pk}-{father.pk}", alias="", kind="")
    assert clearance(story.story_uid).clear


def test_a_no_is_as_easy_as_a_yes(note, story):
    assert note(answer="no", where=[], help_is_free=None).status_code == 302
    assert ConsentRecord.objects.get(story_uid=story.story_uid).state == RecordState.REFUSED
    assert not clearance(story.story_uid)


def test_who_is_no_keeper_never_sees_the_name_again(note, story, editor_client):
    note()
    for address in (f"/admin/toestemming/{story.story_uid}/", f"/admin/pages/{story.pk}/edit/", "/admin/toestemming/"):
        page = editor_client.get(address).content.decode()
        assert "Zeldzame" not in page
    assert editor_client.get("/admin/toestemming/mensen/").status_code == 302
    person = Person.objects.get(participations__story_uid=story.story_uid)
    assert editor_client.get(f"/admin/toestemming/mensen/edit/{person.pk}/").status_code == 302


def test_a_keeper_sees_it(note, story, keeper_client):
    note()
    person = Person.objects.get(participations__story_uid=story.story_uid)
    assert "Zeldzame" in keeper_client.get(f"/admin/toestemming/mensen/edit/{person.pk}/").content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"alias": ""}, "naam waarmee"),
        (child(birth_date=""), "geboortedatum"),
        (child(relation=""), "mama, papa"),
        ({"relation": "mama"}, "volwassene"),
        ({"where": []}, "Vink aan"),
        ({"help_is_free": None}, "hulp"),
        ({"shown": "more"}, "Vink aan"),
        ({"until": "2020-01-01T00:00:00"}, "voorbij"),
        ({"until": "2099-01-01T00:00:00"}, "vijf jaar|5 jaar"),
        ({"birth_date": "2999-01-01"}, "jaar"),
        ({"birth_date": "9990-01-01"}, "jaar"),
        ({"birth_date": "1000-01-01"}, "jaar"),
        (child(birth_date="9990-01-01"), "jaar"),
        (child(birth_date="1990-01-01"), "volwassene"),
        (child(other_relation="Mama"), "twee keer"),
        ({"other_relation": "papa"}, "volwassene"),
        ({"who": "12-34"}, "keuze|geldig"),
        ({"who": None}, "verplicht|Kies"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(note, story, changes, sentence):
    import re

    response = note(**changes)
    page = response.content.decode()
    assert response.status_code == 200
    assert re.search(sentence, page), sentence
    if changes.get("alias", BUDDY["alias"]):
        assert f'value="{changes.get("alias", BUDDY["alias"])}"' in page
    assert not ConsentRecord.objects.filter(story_uid=story.story_uid).exists()


def test_the_same_person_is_not_noted_twice(note, story):
    note()
    response = note()
    assert response.status_code == 200
    assert Participation.objects.filter(story_uid=story.story_uid).count() == 1


def test_the_paper_is_private_and_each_reading_is_logged(note, story, client, editor_client, keeper_client):
    note(paper=SimpleUploadedFile("brief van mama.png", draw("book"), content_type="image/png"))
    evidence = Evidence.objects.get(record__story_uid=story.story_uid)
    assert "mama" not in evidence.file.name
    address = f"/admin/toestemming/{evidence.record.story_uid}/bewijs/{evidence.uid}/"
    assert client.get(address).status_code == 302
    assert editor_client.get(address).status_code in {302, 403}
    assert not EvidenceReading.objects.exists()
    response = keeper_client.get(address)
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    assert EvidenceReading.objects.get().evidence == evidence
    assert ConsentEvent.objects.filter(kind="evidence_read").exists()


@pytest.mark.parametrize(("name", "content"), [("brief.html", b"<script>"), ("brief.jpg", b"<script>"), ("brief.pdf", b""), ("brief.exe", b"MZ")])
def test_a_paper_that_is_none_is_refused_with_a_sentence(note, story, name, content):
    response = note(paper=SimpleUploadedFile(name, content, content_type="image/jpeg"))
    assert response.status_code == 200
    assert not ConsentRecord.objects.filter(story_uid=story.story_uid).exists()


def test_who_may_not_note_is_turned_away(client, story, translator_client):
    assert client.get(f"/admin/toestemming/{story.story_uid}/").status_code == 302
    assert translator_client.get(f"/admin/toestemming/{story.story_uid}/").status_code in {302, 403}


def test_a_story_nobody_knows_is_404(editor_client):
    assert editor_client.get("/admin/toestemming/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_noting_writes_to_the_log_without_names(note, story):
    note()
    events = ConsentEvent.objects.filter(story_uid=story.story_uid)
    assert {event.kind for event in events} >= {"recorded", "listed", "attested"}
    assert not any("Zeldzame" in str(vars(event)) for event in events)


def test_a_signature_on_the_screen_is_kept(note, story):
    drawing = "data:image/png;base64," + base64.b64encode(draw("bike")).decode()
    assert note(signature=drawing, method="screen").status_code == 302
    evidence = Evidence.objects.get(record__story_uid=story.story_uid)
    assert evidence.content_type == "image/png"


@pytest.mark.parametrize("drawing", ["data:image/png;base64,%%%", "data:image/png;base64,@@@@é", "é"])
def test_a_broken_signature_is_asked_again(note, story, drawing):
    assert note(signature=drawing).status_code == 200
    assert not ConsentRecord.objects.filter(story_uid=story.story_uid).exists()


def test_a_no_takes_the_story_down_in_the_same_request(index, editor_client, client):
    told = StoryPageFactory(parent=index)
    person = Person.objects.filter(participations__story_uid=told.story_uid, kind="buddy").get()
    editor_client.post(f"/admin/toestemming/{told.story_uid}/", BUDDY | {"who": f"{person.pk}-{person.pk}", "answer": "no", "alias": ""})
    told.refresh_from_db()
    assert not told.live
    call_command("audit_consent", verbosity=0)


def test_a_young_childs_own_no_is_noted(note, story):
    note(**child())
    person = Person.objects.get(participations__story_uid=story.story_uid)
    assert note(who=f"{person.pk}-{person.pk}", answer="no", alias="").status_code == 302
    assert ConsentRecord.objects.get(giver=person).capacity == "assent"
    assert "child_said_no" in {reason.code for reason in clearance(story.story_uid).reasons}


def test_a_young_buddy_answers_with_a_parent(note, story):
    born = (timezone.localdate() - relativedelta(years=16)).isoformat()
    assert note(birth_date=born, relation="mama").status_code == 302
    assert Person.objects.get(participations__story_uid=story.story_uid).guardianships.get().relation == "mama"


@pytest.fixture
def dead(story):
    """Somebody who was in the story and died."""
    person = PersonFactory(public_alias="Lotte", deceased_on=timezone.localdate())
    take_part(story.story_uid, person)
    Attestation.objects.create(story_uid=story.story_uid)
    return person


def test_an_heir_is_noted(note, story, dead, editor_client):
    page = editor_client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()
    assert f'value="{dead.pk}-{dead.pk}"' not in page
    assert f'value="{dead.pk}-heir"' in page
    assert note(who=f"{dead.pk}-heir", alias="", heir="dochter", first_name="Zeldzame").status_code == 302
    record = ConsentRecord.objects.get(story_uid=story.story_uid)
    assert (record.capacity, record.relation, record.giver.first_name) == ("heir", "dochter", "Zeldzame")
    assert clearance(story.story_uid).clear
    page = editor_client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()
    assert "dochter" in page
    assert "Zeldzame" not in page


def test_an_heir_who_was_noted_answers_again(note, story, dead):
    note(who=f"{dead.pk}-heir", alias="", heir="dochter")
    heir = ConsentRecord.objects.get(story_uid=story.story_uid).giver
    assert note(who=f"{dead.pk}-{heir.pk}", alias="", answer="no").status_code == 302
    assert dead.records.filter(giver=heir, capacity="heir", relation="dochter").count() == 2
    assert not clearance(story.story_uid)


def test_each_heir_is_asked(note, story, dead):
    note(who=f"{dead.pk}-heir", alias="", heir="dochter")
    note(who=f"{dead.pk}-heir", alias="", heir="zoon", answer="no")
    assert {reason.code for reason in clearance(story.story_uid).reasons} == {"said_no"}


def test_an_heir_has_a_relation(note, story, dead):
    response = note(who=f"{dead.pk}-heir", alias="", first_name="Zeldzame")
    assert response.status_code == 200
    assert "dochter" in response.content.decode()
    assert not ConsentRecord.objects.filter(story_uid=story.story_uid).exists()


def test_the_parents_of_a_child_who_died_are_its_heirs(note, story):
    noor = PersonFactory(child=True, deceased_on=timezone.localdate())
    mother = guard(noor, "mama")
    take_part(story.story_uid, noor)
    assert note(who=f"{noor.pk}-{mother.pk}", alias="").status_code == 302
    record = ConsentRecord.objects.get(story_uid=story.story_uid)
    assert (record.capacity, record.relation) == ("heir", "mama")
    assert clearance(story.story_uid).clear


def test_no_heir_is_asked_for_while_everybody_lives(note, story, editor_client):
    note()
    assert 'name="heir"' not in editor_client.get(f"/admin/toestemming/{story.story_uid}/").content.decode()
