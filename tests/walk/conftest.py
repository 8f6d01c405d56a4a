"""The walk meets the site as a browser does: forms are checked for forgery, nobody is signed in."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.support import html
from tests.support.examples import Example


@pytest.fixture
def client():
    return Client(enforce_csrf_checks=True)


@pytest.fixture(scope="session")
def looked_at() -> dict[str, html.Html]:
    """By name: what was asked once. The demo is the same for every test that only reads."""
    return {}


@pytest.fixture
def look(client, db, looked_at) -> Callable[[Example], html.Html]:
    """`look(example)`: its page. Tests that look at what the pages of the demo say share one answer."""

    def at(example: Example) -> html.Html:
        if str(example) not in looked_at:
            looked_at[str(example)] = html.read(example.ask(client))
        return looked_at[str(example)]

    return at
