"""Visitors who fill in a form as people do: it takes a while."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from initiatives.models import Category, Suggestion

HERE = {"Origin": "http://testserver"}


@pytest.fixture
def nothing_told(data):
    """What visitors told in the demo is out of the way."""
    Suggestion.objects.all().delete()


@pytest.fixture
def fill_in(time_machine, nothing_told):
    """`fill_in(client, address, typed)`: the answer to the form at this address, sent half a minute after it was opened."""

    def post(client, address, typed, headers=HERE, wait=30):
        time_machine.move_to(timezone.now(), tick=False)
        token = client.get(address).context["form"].fresh_token
        time_machine.move_to(timezone.now() + datetime.timedelta(seconds=wait), tick=False)
        return client.post(address, {"token": token, "website": ""} | typed, headers=headers)

    return post


@pytest.fixture
def tip(data):
    return {
        "name": "Zeldzame zandbak", "kind": Category.objects.get(slug="play-spot").pk, "words": "Een grote zandbak met schaduw.",
        "postal_code": "2440", "street": "Diestseweg 1", "link": "www.zandbak.example", "sender": "buur@example.org",
    }  # fmt: skip


@pytest.fixture
def send_tip(fill_in, tip, data):
    visitor = Client(enforce_csrf_checks=True)

    def post(address="/nl/kaart/tip/", **changes):
        how = {name: changes.pop(name) for name in ("headers", "wait") if name in changes}
        return fill_in(visitor, address, tip | changes, **how)

    post.visitor = visitor
    return post
