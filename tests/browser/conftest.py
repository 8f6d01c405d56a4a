"""A real Chromium against the real site. Whatever it asks of another host is aborted and fails the test."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from home.demo.people import PASSWORD
from tests.support import chromium
from tests.support.server import SiteServer

HERE = Path(__file__).parent
DESKTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright keeps an event loop running in this thread, in which Django would refuse the database."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as started:
        yield started
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def browser_path() -> str:
    path = chromium.find()
    if not path and os.environ.get("CI") == "true":
        pytest.fail(f"{chromium.NO_CHROMIUM} With CI=true the browser tests must run.", pytrace=False)
    if not path:
        pytest.skip(chromium.NO_CHROMIUM)
    return path


@pytest.fixture(scope="session")
def browser(browser_path: str, playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=browser_path, args=chromium.ARGUMENTS)
    yield started
    started.close()


@pytest.fixture
def site(browser_path: str, open_db: None) -> Iterator[str]:
    """The address of the site, served from this test's database."""
    with SiteServer() as server:
        yield server.url


@pytest.fixture
def foreign_requests() -> Iterator[list[str]]:
    """What was asked of another host; whatever is left in it at the end fails the test."""
    asked: list[str] = []
    yield asked
    assert asked == [], "the site asked something of another host"


@pytest.fixture
def new_context(browser: Browser, site: str, foreign_requests: list[str]) -> Iterator[Callable[..., BrowserContext]]:
    """`new_context(**options)`: a fresh browser profile that knows this site alone."""
    contexts: list[BrowserContext] = []

    def abort(route: Any) -> None:
        foreign_requests.append(route.request.url)
        route.abort()

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(base_url=site, locale="nl-BE", timezone_id="Europe/Brussels", reduced_motion="reduce", **options)
        context.route(re.compile(rf"^(?!{re.escape(site)}/|data:|blob:)"), abort)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """A desktop window."""
    return new_context(**DESKTOP).new_page()


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """A small phone, used by finger."""
    return new_context(**PHONE).new_page()


@pytest.fixture
def page_without_script(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(**DESKTOP, java_script_enabled=False).new_page()


@pytest.fixture
def phone_without_script(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context(**PHONE, java_script_enabled=False).new_page()


@pytest.fixture
def sign_in() -> Callable[[Page, str], Page]:
    """`sign_in(page, "redactie")`: through the form, as everybody does."""

    def by_form(page: Page, username: str) -> Page:
        page.goto("/admin/")
        page.locator("input[name=username]").fill(username)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("form [type=submit]").click()
        page.wait_for_url("**/admin/")
        return page

    return by_form


@pytest.fixture
def complaints() -> Callable[[Page], list[str]]:
    """`said = complaints(page)` before the first `goto`: what the page's scripts and its content policy complain of."""

    def listen(page: Page) -> list[str]:
        said: list[str] = []
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
        return said

    return listen
