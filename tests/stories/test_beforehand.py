"""Pictures and recordings of a story before the world meets them: for who is in them, or decides for who is; nobody else's."""

import pytest
from django.utils import timezone

from consent.factories import PersonFactory, guard, take_part
from consent.models import Attestation, Card
from pictures.factories import FileFactory, FilePersonFactory, PictureFactory, PicturePersonFactory
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def tell(index):
    """A draft with these blocks about these people, and nobody has answered yet."""

    def draft(*blocks, people):
        story = StoryPageFactory(parent=index, cleared=False, body=list(blocks))
        for person in people:
            take_part(story.story_uid, person)
        Attestation.objects.create(story_uid=story.story_uid)
        return story

    return draft


@pytest.fixture
def buddy(db):
    return PersonFactory()


def picture(image):
    return ("picture", {"image": image, "caption": "Op het plein"})


def sound(file):
    return ("sound", {"title": "De buddy vertelt", "file": file, "transcript": "<p>Goeiedag.</p>"})


def picture_of(person):
    image = PictureFactory(listed=True)
    PicturePersonFactory(picture=image, person=person)
    return image


def sound_of(person):
    file = FileFactory(listed=True)
    FilePersonFactory(file=file, person=person)
    return file


def foto(card, image):
    return f"/toestemming/{card.token}/foto/{image.pk}/"


def opname(card, file):
    return f"/toestemming/{card.token}/opname/{file.pk}/"


def page(client, card, **query):
    return client.get(f"/toestemming/{card.token}/verhaal/", query).content.decode()


def test_it_works(client, tell, buddy):
    image, file = picture_of(buddy), sound_of(buddy)
    card = Card.objects.of(tell(picture(image), sound(file), people=[buddy]).story_uid, buddy)
    shown = page(client, card)
    assert foto(card, image) in shown
    assert opname(card, file) in shown
    drawn, played = client.get(foto(card, image)), client.get(opname(card, file))
    assert drawn.headers["Content-Type"] == "image/webp"
    assert drawn.content[8:12] == b"WEBP"
    assert played.status_code == 200
    assert played.headers["Content-Type"] == "audio/mpeg"
    for answer in (drawn, played):
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_parent_sees_the_child(client, tell):
    child = PersonFactory(child=True)
    mother, image, file = guard(child), picture_of(child), sound_of(child)
    card = Card.objects.of(tell(picture(image), sound(file), people=[child]).story_uid, mother)
    assert foto(card, image) in page(client, card)
    assert client.get(foto(card, image)).status_code == 200
    assert client.get(opname(card, file)).status_code == 200


def test_a_child_sees_itself(client, tell):
    child = PersonFactory(child=True)
    guard(child)
    image = picture_of(child)
    card = Card.objects.of(tell(picture(image), people=[child]).story_uid, child, secret="paarse olifant")
    assert client.get(foto(card, image)).status_code == 200


def test_the_parents_of_who_is_grown_up_look_no_more(client, tell):
    grown = PersonFactory(young=True)
    mother, image = guard(grown), picture_of(grown)
    card = Card.objects.of(tell(picture(image), people=[grown]).story_uid, mother)
    assert client.get(foto(card, image)).status_code == 200
    grown.birth_date = grown.birth_date.replace(year=grown.birth_date.year - 10)
    grown.save()
    assert client.get(foto(card, image)).status_code == 404


def test_what_shows_nobody_is_seen(client, tell, buddy):
    image, file = PictureFactory(nobody=True), FileFactory(nobody=True)
    card = Card.objects.of(tell(picture(image), sound(file), people=[buddy]).story_uid, buddy)
    assert foto(card, image) in page(client, card)
    assert client.get(foto(card, image)).status_code == 200
    assert client.get(opname(card, file)).status_code == 200


@pytest.mark.parametrize("make", ["another", "unchecked"])
def test_another_familys_and_what_nobody_looked_at_is_not_there(client, tell, buddy, make):
    other = PersonFactory()
    image, file = (picture_of(other), sound_of(other)) if make == "another" else (PictureFactory(), FileFactory())
    card = Card.objects.of(tell(picture(image), sound(file), people=[buddy, other]).story_uid, buddy)
    shown = page(client, card)
    assert "/foto/" not in shown
    assert "/opname/" not in shown
    assert "Op het plein" not in shown
    assert client.get(foto(card, image)).status_code == 404
    assert client.get(opname(card, file)).status_code == 404


def test_a_card_opens_its_own_story_alone(client, tell, buddy):
    image, file = picture_of(buddy), sound_of(buddy)
    tell(picture(image), sound(file), people=[buddy])
    elsewhere = Card.objects.of(tell(people=[buddy]).story_uid, buddy)
    assert client.get(foto(elsewhere, image)).status_code == 404
    assert client.get(opname(elsewhere, file)).status_code == 404


def test_who_is_not_in_it_any_more_sees_nothing(client, tell, buddy):
    image = picture_of(buddy)
    card = Card.objects.of(tell(picture(image), people=[buddy]).story_uid, buddy)
    buddy.participations.all().delete()
    assert client.get(foto(card, image)).status_code == 404
    assert client.get(f"/toestemming/{card.token}/verhaal/").status_code == 404


def test_a_lost_card_shows_nothing(client, tell, buddy):
    image, file = picture_of(buddy), sound_of(buddy)
    card = Card.objects.of(tell(picture(image), sound(file), people=[buddy]).story_uid, buddy)
    Card.objects.update(lost_at=timezone.now())
    assert {client.get(address).status_code for address in (foto(card, image), opname(card, file))} == {404}


def test_players_ask_for_a_part(client, tell, buddy):
    file = sound_of(buddy)
    card = Card.objects.of(tell(sound(file), people=[buddy]).story_uid, buddy)
    part = client.get(opname(card, file), headers={"Range": "bytes=0-99"})
    assert part.status_code == 206
    assert len(b"".join(part.streaming_content)) == 100
    assert "no-store" in part.headers["Cache-Control"]
    assert client.get(opname(card, file), headers={"Range": "bytes=99999999-"}).status_code == 416


def test_the_way_back_is_in_the_familys_language_and_for_families_alone(client, tell, buddy):
    story = tell(people=[buddy])
    card = Card.objects.of(story.story_uid, buddy)
    assert "Terug naar mijn kaart" in page(client, card, taal="nl")
    arabic = page(client, card, taal="ar")
    assert '<html lang="nl"' in arabic
    assert 'class="way-back" lang="ar" dir="rtl"' in arabic
    assert f"/toestemming/{card.token}/?taal=ar" in arabic
    public = StoryPageFactory()
    assert "way-back" not in client.get(public.get_url()).content.decode()


def test_the_number_of_pictures_costs_no_queries(client, tell, buddy, query_count):
    counts = []
    for number in (1, 6):
        blocks = [picture(picture_of(buddy)) for _one in range(number)]
        card = Card.objects.of(tell(*blocks, people=[buddy]).story_uid, buddy)
        page(client, card)
        with query_count(60) as queries:
            assert page(client, card).count("/foto/") == number
        counts.append(len(queries))
    assert counts[0] == counts[1]
