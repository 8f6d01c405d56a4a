"""Pictures, sound and film in a story: each follows the people in it, and the story stays when one of them goes."""

import pytest

from consent.enums import Element
from consent.factories import PersonFactory, give
from consent.withdrawal import withdraw
from pictures.factories import FileFactory, FilePersonFactory, PictureFactory, PicturePersonFactory
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def tell(index, django_capture_on_commit_callbacks):
    """A story with these blocks, published, with what follows a commit done."""

    def publish(*blocks, **values):
        with django_capture_on_commit_callbacks(execute=True):
            return StoryPageFactory(parent=index, body=list(blocks), **values)

    return publish


def sound(file):
    return ("sound", {"title": "De buddy vertelt", "file": file, "transcript": "<p>Goeiedag, ik ben een buddy.</p>"})


def picture(image):
    return ("picture", {"image": image, "caption": "Op het plein"})


def full_page(client, story):
    return client.get(story.get_url()).content.decode()


def test_it_works(client, tell):
    page = full_page(client, tell(picture(PictureFactory(nobody=True)), sound(FileFactory(nobody=True))))
    assert "<img src=" in page
    assert "<audio controls" in page
    assert "Goeiedag, ik ben een buddy." in page


def test_what_nobody_looked_at_is_not_shown_and_the_house_stands_there(client, tell):
    page = full_page(client, tell(picture(PictureFactory()), sound(FileFactory())))
    assert "<img src=" not in page
    assert "<audio" not in page
    assert "Op het plein" not in page
    assert "Goeiedag, ik ben een buddy." in page, "the transcript is text, and the text is clear"


def test_a_voice_that_nobody_allowed_is_not_heard(client, tell):
    buddy = PersonFactory()
    file = FileFactory(listed=True)
    FilePersonFactory(file=file, person=buddy, element=Element.VOICE)
    assert "<audio" not in full_page(client, tell(sound(file), people=[buddy]))


def test_a_face_is_shown_while_it_is_allowed_and_goes_alone(client, tell, django_capture_on_commit_callbacks):
    buddy = PersonFactory()
    image = PictureFactory(listed=True)
    PicturePersonFactory(picture=image, person=buddy, element=Element.FACE)
    story = tell(picture(image), people=[buddy], consent={"elements": list(Element)})
    assert "<img src=" in full_page(client, story)
    with django_capture_on_commit_callbacks(execute=True):
        give(story.story_uid, buddy, buddy)
    page = full_page(client, story)
    assert "<img src=" not in page
    assert story.title in page


def test_withdrawing_deletes_the_public_copies(tell, django_capture_on_commit_callbacks):
    image = PictureFactory(nobody=True)
    story = tell(picture(image))
    copies = [(copy.copy.storage, copy.copy.name) for copy in image.public.all()]
    assert copies and all(storage.exists(name) for storage, name in copies)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(story.story_uid)
    assert not image.public.exists()
    assert not any(storage.exists(name) for storage, name in copies)


def test_clearing_again_brings_them_back(client, tell, django_capture_on_commit_callbacks):
    buddy, image = PersonFactory(), PictureFactory(nobody=True)
    story = tell(picture(image), people=[buddy])
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(story.story_uid, giver=buddy)
    assert not image.public.exists()
    with django_capture_on_commit_callbacks(execute=True):
        give(story.story_uid, buddy, buddy)
        story.refresh_from_db()
        story.save_revision().publish()
    assert "<img src=" in full_page(client, story)
