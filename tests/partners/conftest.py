"""One cast: Els owns the Speelboot, Omar helps there, Rik owns another club."""

import datetime
import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from common.models import SiteConfiguration
from network.enums import Role
from network.factories import MembershipFactory, OrganisationFactory

HERE = {"Origin": "http://testserver"}


@pytest.fixture(autouse=True)
def phone(data):
    SiteConfiguration.objects.update(phone="014 12 34 56", desk_email="desk@example.org")


@pytest.fixture
def speelboot(data):
    return OrganisationFactory(name="De Speelboot", slug="speelboot")


@pytest.fixture
def els(speelboot):
    return MembershipFactory(email="els@example.org", organisation=speelboot)


@pytest.fixture
def omar(speelboot):
    return MembershipFactory(email="omar@example.org", organisation=speelboot, role=Role.EDITOR)


@pytest.fixture
def rik(data):
    return MembershipFactory(email="rik@example.org", organisation=OrganisationFactory(name="De Ravotter", slug="ravotter"))


@pytest.fixture
def signed_in():
    """A client that is in as this member, by way of a mailed link."""

    def client_of(membership):
        client = Client(headers=HERE)
        client.force_login(membership.user, backend="partners.backends.PartnerBackend")
        return client

    return client_of


@pytest.fixture
def fill_in(client, time_machine):
    """Sends a public form as a person does: it takes a while."""

    def post(address, typed, wait=30, headers=HERE, by=client):
        time_machine.move_to(timezone.now(), tick=False)
        token = by.get(address).context["form"].fresh_token
        time_machine.move_to(timezone.now() + datetime.timedelta(seconds=wait), tick=False)
        return by.post(address, {"token": token} | typed, headers=headers)

    return post


@pytest.fixture
def ask(fill_in):
    """Asks for the mail; the address of the page that follows."""

    def post(email, verder="", **more):
        response = fill_in(f"/partner/?taal=en{verder and f'&verder={verder}'}", {"email": email}, **more)
        assert response.status_code == 302, response.content.decode()
        return response.headers["Location"]

    return post


@pytest.fixture
def mailed():
    """Of the last mail: its link below our own address, and its code."""

    def read():
        body = mail.outbox[-1].body
        code = re.search(r"^\d{6}$", body, re.MULTILINE)
        return re.search(r"http://testserver(/partner/\S+)", body)[1], code and code[0]

    return read
