"""What may leave the site of a story (megafoonpakje), and the first copy on paper for child and buddy."""

import datetime
import html
import io
import re
import uuid

import pytest
import time_machine
from django.utils import timezone
from PIL import Image

from common.models import SiteConfiguration
from consent.factories import PersonFactory, guard, take_part
from consent.models import Card, ConsentEvent, Placement
from consent.withdrawal import withdraw
from stories.factories import StoryPageFactory
from stories.models import StoryPage

pytestmark = pytest.mark.django_db

PARTS = ["nieuwsbrief", "affiche", "delen"]
NOTHING = "Hier is nu niets om mee te nemen."
QUOTE = ("quote", {"text": "Eerst durfde ik niet.", "who": "Noor, 9"})


@pytest.fixture
def story(index, django_capture_on_commit_callbacks):
    """Allowed everywhere."""
    with django_capture_on_commit_callbacks(execute=True):
        return StoryPageFactory(parent=index, title="De kwikstaart", body=[("text", "<p>Op een dag vloog ze weg.</p>"), QUOTE])


def kit(client, story):
    return client.get(f"/admin/verhaal/{story.story_uid}/megafoon/")


def take(client, story, part, **typed):
    channel = {"nieuwsbrief": "newsletter", "affiche": "print", "delen": "social"}[part]
    return client.post(f"/admin/verhaal/{story.story_uid}/megafoon/{part}/", {"where": "De Verzonnen Bode", "channel": channel} | typed)


def offered(answer):
    return re.findall(r"/megafoon/(\w+)/\"", answer.content.decode())


def text_of(answer):
    return html.unescape(answer.content.decode())


def test_it_works(editor_client, story):
    page = kit(editor_client, story)
    assert offered(page) == PARTS
    text = take(editor_client, story, "nieuwsbrief")
    assert text.headers["Content-Disposition"] == f'attachment; filename="huis-{story.house_number}.txt"'
    words = text.content.decode()
    assert words.startswith("De kwikstaart\n")
    assert f"http://testserver{story.get_url()}" in words
    assert 60 <= len(words.split()) <= 100
    placement = Placement.objects.get()
    assert (placement.channel, placement.where, placement.state) == ("newsletter", "De Verzonnen Bode", "stands")
    assert ConsentEvent.objects.filter(story_uid=story.story_uid, kind="placed").count() == 1


def test_it_is_linked_from_the_consents_and_from_the_form_of_the_story(editor_client, story):
    for address in (f"/admin/toestemming/{story.story_uid}/", f"/admin/pages/{story.pk}/edit/"):
        page = editor_client.get(address).content.decode()
        for rest in ("megafoon/", "eerste-exemplaar/"):
            assert f'href="/admin/verhaal/{story.story_uid}/{rest}"' in page
        assert f'href="/admin/toestemming/{story.story_uid}/buiten/"' in page


def test_looking_writes_nothing(editor_client, story):
    kit(editor_client, story)
    for part in PARTS:
        assert editor_client.get(f"/admin/verhaal/{story.story_uid}/megafoon/{part}/").status_code == 405
    assert not Placement.objects.exists()


# Share pictures: a drawing by default


def test_share_pictures(editor_client, story):
    """The drawn house, never a photo."""
    answer = take(editor_client, story, "delen")
    assert answer.headers["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert answer.content == editor_client.get(f"/media/houses/{story.house_number}.png").content
    assert Placement.objects.get().channel == "social"


# Print and exhibition exports


def test_print_and_exhibition_exports(editor_client, story):
    answer = take(editor_client, story, "affiche", channel="exhibition")
    page = text_of(answer)
    assert "De kwikstaart" in page and "Eerst durfde ik niet." in page
    assert 'class="qr"' in page and 'class="house"' in page
    assert "no-store" in answer.headers["Cache-Control"]
    assert Placement.objects.get().channel == "exhibition"


def test_a_poster_without_a_quote_shows_the_summary(editor_client, index):
    story = StoryPageFactory(parent=index, summary="Een zin op de affiche.")
    assert "Een zin op de affiche." in text_of(take(editor_client, story, "affiche"))


@pytest.mark.parametrize(
    ("channels", "parts"),
    [
        (["website"], []),
        (["website", "newsletter"], ["nieuwsbrief"]),
        (["website", "exhibition"], ["affiche"]),
        (["website", "social", "press"], ["delen"]),
        (["newsletter", "social", "print"], None),
    ],
)
def test_only_what_is_granted_is_there(editor_client, index, channels, parts):
    story = StoryPageFactory(parent=index, live="website" in channels, consent={"channels": channels})
    page = kit(editor_client, story)
    if parts is None:
        assert page.status_code == 404, "what the world cannot read is not passed on"
    else:
        assert offered(page) == parts
    for part in set(PARTS) - set(parts or []):
        answer = take(editor_client, story, part)
        assert answer.status_code == 404
        assert NOTHING in text_of(answer)
    assert not Placement.objects.exists()


def test_an_exhibition_is_no_print(editor_client, index):
    story = StoryPageFactory(parent=index, consent={"channels": ["website", "exhibition"]})
    assert take(editor_client, story, "affiche", channel="print").status_code == 200
    assert not Placement.objects.exists()


CAUSES = {
    "taken back": lambda story: withdraw(story.story_uid),
    "somebody new": lambda story: take_part(story.story_uid, PersonFactory()),
    "not live": lambda story: StoryPage.objects.get(pk=story.pk).unpublish(),
    "no such story": lambda story: setattr(story, "story_uid", uuid.uuid4()),
}


@pytest.mark.parametrize("cause", CAUSES.values(), ids=CAUSES)
def test_every_cause_reads_the_same(cause, editor_client, story):
    uid = str(story.story_uid)
    cause(story)
    answers = [kit(editor_client, story), *(take(editor_client, story, part) for part in PARTS)]
    assert {answer.status_code for answer in answers} == {404}
    bodies = {re.sub(r'csrf\w*"? ?[:=] ?"[^"]+"|value="\w{64}"', "", text_of(answer)).replace(uid, "") for answer in answers}
    assert all(NOTHING in body and "kwikstaart" not in body for body in bodies)
    assert not Placement.objects.exists()


def test_the_clock_closes_it(editor_client, index):
    story = StoryPageFactory(parent=index, consent={"valid_until": timezone.now() + datetime.timedelta(days=1)})
    assert kit(editor_client, story).status_code == 200
    with time_machine.travel(timezone.now() + datetime.timedelta(days=1, minutes=1)):
        assert kit(editor_client, story).status_code == 404
        assert take(editor_client, story, "delen").status_code == 404


def test_where_it_goes_is_asked_and_what_was_typed_stays(editor_client, story):
    answer = take(editor_client, story, "affiche", where="", channel="exhibition")
    assert answer.status_code == 200
    assert "Schrijf waar het naartoe gaat" in text_of(answer)
    assert re.search(r'value="exhibition"[^>]*checked', answer.content.decode())
    take_part(story.story_uid, PersonFactory(first_name="Zeldzame"))
    assert not Placement.objects.exists()


def test_a_translation_is_passed_on_in_its_own_language(editor_client, index):
    told = next(page for page in StoryPage.objects.visible().in_language("ar"))
    answer = editor_client.get(f"/admin/verhaal/{told.story_uid}/megafoon/?taal=ar")
    assert answer.status_code == 200
    assert answer.context["language"] == "ar"


@pytest.mark.parametrize("rest", ["megafoon/", "eerste-exemplaar/"])
@pytest.mark.parametrize("role", ["translator_client", "client"])
def test_it_is_for_who_notes_consents(role, rest, story, request):
    assert request.getfixturevalue(role).get(f"/admin/verhaal/{story.story_uid}/{rest}").status_code == 302


def test_the_kit_asks_few_questions(editor_client, story, query_count):
    kit(editor_client, story)
    with query_count(30):
        kit(editor_client, story)


# The first copy


@pytest.fixture
def draft(index):
    """Nobody read it yet; the child and the mother have a card."""
    child = PersonFactory(child=True, public_alias="Noor")
    mother = guard(child, "mama")
    story = StoryPageFactory(parent=index, cleared=False, title="De kwikstaart", body=[("text", "<p>Op een dag vloog ze weg.</p>"), QUOTE])
    take_part(story.story_uid, child)
    return story, Card.objects.of(story.story_uid, mother), Card.objects.of(story.story_uid, child, secret="pannenkoek")


def first_copy(client, story, *cards):
    return client.get(f"/admin/verhaal/{story.story_uid}/eerste-exemplaar/", {"kaart": [str(card.uid) for card in cards]})


def test_the_first_copy_is_there_before_anybody_reads_it(keeper_client, draft):
    story, card, _child = draft
    answer = first_copy(keeper_client, story, card)
    page = text_of(answer)
    for words in ("De kwikstaart", "Op een dag vloog ze weg.", "Eerst durfde ik niet."):
        assert words in page
    assert "Dit is jullie verhaal. Niemand anders heeft het al gelezen." in page
    assert "Een huis dat op zijn nummer wacht" in page
    assert card.link in page and card.printed_code in page and 'class="qr"' in page
    assert "no-store" in answer.headers["Cache-Control"]
    assert "None" not in page


def test_it_tells_the_last_draft(keeper_client, draft):
    story, card, _child = draft
    page = StoryPage.objects.get(pk=story.pk)
    page.title = "Een nieuwe titel"
    page.save_revision()
    assert "Een nieuwe titel" in text_of(first_copy(keeper_client, story, card))


def test_several_cards_stand_on_the_last_page(keeper_client, draft):
    story, mothers, childs = draft
    page = text_of(first_copy(keeper_client, story, mothers, childs))
    assert mothers.link in page and childs.link in page
    assert "pannenkoek" not in page, "the secret word is the child's own"


def test_without_a_card_it_says_how_to_change_ones_mind(editor_client, draft):
    SiteConfiguration.objects.update(phone="014 00 00 00")
    page = text_of(first_copy(editor_client, draft[0]))
    assert "http://testserver/toestemming/" in page and "014 00 00 00" in page


def test_who_may_not_see_names_prints_no_card(editor_client, reviewer_client, draft):
    story, card, _child = draft
    for client in (editor_client, reviewer_client):
        page = text_of(first_copy(client, story, card))
        assert card.token not in page and card.printed_code not in page and str(card.uid) not in page
        assert "De kwikstaart" in page


def test_a_card_that_is_lost_or_of_another_story_is_not_printed(keeper_client, draft, index):
    story, card, childs = draft
    other = StoryPageFactory(parent=index, cleared=False)
    assert first_copy(keeper_client, other, card).status_code == 404
    childs.lost_at = timezone.now()
    childs.save()
    assert first_copy(keeper_client, story, childs).status_code == 404
    assert keeper_client.get(f"/admin/verhaal/{story.story_uid}/eerste-exemplaar/?kaart=x").status_code == 404


def test_a_story_that_is_told_was_read_by_others(keeper_client, story):
    page = text_of(first_copy(keeper_client, story))
    assert "Dit is jullie verhaal." in page and "Niemand anders" not in page
    assert f"Huis {story.house_number}" in page


def test_a_card_speaks_the_language_of_who_holds_it(keeper_client, draft):
    story, card, _child = draft
    card.giver.language = "ar"
    card.giver.save()
    page = text_of(first_copy(keeper_client, story, card))
    assert '<section class="first__card" lang="ar" dir="rtl">' in page
    assert "رمز بطاقتك" in page
    assert 'html lang="nl"' in page, "the story is not there in Arabic"


def test_no_story_no_copy(keeper_client):
    assert keeper_client.get(f"/admin/verhaal/{uuid.uuid4()}/eerste-exemplaar/").status_code == 404
