import pytest
from django.template import Context, Template, TemplateSyntaxError

from pictures.factories import PictureFactory
from pictures.publication import publish_pictures
from pictures.visibility import public_renditions

WORDS = """{% load picture_tags %}{% public_picture picture "card" as rendition %}
{% if rendition %}{{ rendition.url }} {{ rendition.width }}{% else %}house{% endif %}"""


class Page:
    def __init__(self, story_uid=None):
        self.story_uid = story_uid


def shown(**context):
    return Template(WORDS).render(Context(context)).strip()


def test_it_works(story):
    picture = story.picture_of(story.teller)
    publish_pictures([picture], story.uid)
    assert shown(picture=picture, page=Page(story.uid)).startswith("/media/pictures/")


def test_the_house_stands_in_its_place(story):
    picture = story.picture_of(story.teller)
    assert shown(picture=picture, page=Page(story.uid)) == "house"
    publish_pictures([picture], story.uid)
    assert shown(picture=picture, page=Page()) == shown(picture=picture) == shown(picture=None) == "house"


def test_a_page_asks_once_for_all(story, django_assert_num_queries):
    pictures = [PictureFactory(nobody=True, kind=kind) for kind in ("bike", "soup")]
    publish_pictures(pictures)
    renditions = public_renditions(pictures, None)
    with django_assert_num_queries(0):
        assert all(shown(picture=picture, public_renditions=renditions).startswith("/media/") for picture in pictures)


def test_an_unknown_spec_is_an_error():
    with pytest.raises(TemplateSyntaxError, match="choose from card, wide"):
        Template("{% load picture_tags %}{% public_picture picture 'huge' %}").render(Context({"picture": None}))
