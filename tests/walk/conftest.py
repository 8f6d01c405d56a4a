"""The walk meets the site as a browser does: forms are checked for forgery, nobody is signed in."""

import pytest
from django.test import Client


@pytest.fixture
def client():
    return Client(enforce_csrf_checks=True)
