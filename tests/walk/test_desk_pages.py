"""Every page of ours behind the login opens for who it is for, and stays shut for who works beside them."""

import pytest
from django.contrib.auth import get_user_model

from tests.support import desk_pages, html

pytestmark = pytest.mark.django_db
every_page = pytest.mark.parametrize("desk_page", desk_pages.PAGES, ids=str)


def sign_in(client, username):
    client.force_login(get_user_model().objects.get(username=username))
    return client


@every_page
def test_it_opens_for_who_it_is_for(desk_page, client):
    response = sign_in(client, desk_page.right).get(desk_page.find())
    assert response.status_code == 200
    page = html.read(response)
    assert page.heading_levels().count(1) == 1, page.heading_levels()
    assert page.soup.html["lang"] == "nl"


@every_page
def test_it_stays_shut_for_another_on_the_desk(desk_page, client):
    response = sign_in(client, desk_page.wrong).get(desk_page.find())
    assert response.status_code in {302, 403}
    assert response.status_code == 403 or response.headers["Location"] == "/admin/"


@every_page
def test_it_asks_who_you_are(desk_page, client):
    response = client.get(desk_page.find())
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/admin/login/")
