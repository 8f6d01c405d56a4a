"""Our short way to an address says what Wagtail's own long way says."""

import pytest
from wagtail.models import Page

from stories.models import StoryPage

pytestmark = pytest.mark.django_db


def test_it_works(db):
    pages = [page.specific for page in Page.objects.filter(depth__gt=1).not_type(StoryPage).select_related("locale")]
    assert len(pages) > 30
    assert {page.get_url() for page in pages} == {Page.get_url(Page.objects.get(pk=page.pk)) for page in pages}
    assert all(page.url == page.get_url() == page.get_url_parts()[2] for page in pages)


def test_a_story_differs_by_its_house_number_alone(db):
    for story in StoryPage.objects.visible():
        stock = Page.get_url(Page.objects.get(pk=story.pk))
        assert story.url == story.get_url_parts()[2] == stock.replace(f"/{story.slug}/", f"/{story.house_number}-{story.slug}/")


def test_a_story_without_a_house_has_no_address(index):
    story = index.add_child(instance=StoryPage(title="Nog niet", summary="Nog niet.", slug="nog-niet", live=False))
    assert story.url is None
    assert story.get_url_parts() is None
    assert story.full_url is None
