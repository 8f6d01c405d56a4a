"""Every page is valid, says its language and direction, and has an order of headings that makes sense."""

from collections import Counter

import pytest
from django.test import RequestFactory
from django.utils import translation
from django.views.defaults import server_error

from tests.support import examples, html

pytestmark = pytest.mark.drawn

DIRECTION = {"nl": "ltr", "ar": "rtl"}
every_page = pytest.mark.parametrize("example", examples.PAGES, ids=str)


@every_page
def test_it_says_its_language_and_direction(example, look):
    root = look(example).soup.html
    assert (root.get("lang"), root.get("dir")) == (example.language, DIRECTION[example.language])


@every_page
def test_it_has_a_title(example, look):
    title = look(example).soup.title
    assert title and title.string and not title.string.strip().startswith("·")


@every_page
def test_it_has_one_h1_and_skips_no_level(example, look):
    levels = look(example).heading_levels()
    assert levels.count(1) == 1, levels
    skipped = [(before, after) for before, after in zip(levels, levels[1:], strict=False) if after > before + 1]
    assert not skipped, levels


@every_page
def test_it_is_valid(example, look):
    assert look(example).errors() == []


@every_page
def test_no_id_stands_twice(example, look):
    assert [name for name, times in Counter(look(example).ids()).items() if times > 1] == []


@every_page
def test_every_picture_has_an_alternative(example, look):
    assert [str(image) for image in look(example).soup.find_all("img") if "alt" not in image.attrs] == []


@every_page
def test_nothing_is_inline(example, look):
    assert look(example).inline() == []


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_page_of_a_failure_stands_alone(language):
    with translation.override(language):
        response = server_error(RequestFactory().get("/nl/"))
    page = html.Html(response.content.decode(), "/nl/")
    assert response.status_code == 500
    assert (page.soup.html["lang"], page.soup.html["dir"]) == (language, DIRECTION[language])
    assert page.errors() == [] and page.inline() == [] and page.foreign() == []
    assert page.heading_levels() == [1]
