"""What every test may ask for: the demo's database, its people with their clients, and a count of queries.

Each test process makes its database once: migrations, `setup_site`, `load_demo`. Ordinary tests (`db`) run in a
transaction over it; tests that need real commits ask for `open_db`, which puts the snapshot back afterwards.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_databases, teardown_databases
from django.utils import timezone, translation

pytest.register_assert_rewrite("tests.support")

from tests.support.chromium import NO_CHROMIUM  # noqa: E402
from tests.support.snapshot import Snapshot  # noqa: E402

DATABASE = {"db", "open_db", "data", "transactional_db"}
SNAPSHOT = pytest.StashKey[Snapshot]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """What asks nothing of the database need not run on a second one. What takes long begins first: nobody waits for it at the end."""
    for item in items:
        if not DATABASE.intersection(item.fixturenames) and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.once)
    yield
    items.sort(key=lambda item: not item.get_closest_marker("long"))


@pytest.fixture(scope="session")
def snapshot(
    request: pytest.FixtureRequest, django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[Snapshot]:
    with django_db_blocker.unblock():
        databases = setup_databases(verbosity=0, interactive=False)
        call_command("setup_site")
        call_command("load_demo")
        request.config.stash[SNAPSHOT] = made = Snapshot()
    yield made
    with django_db_blocker.unblock():
        made.database.forget()
        teardown_databases(databases, verbosity=0)


@pytest.fixture(scope="session")
def django_db_setup(snapshot: Snapshot) -> None:
    """pytest-django asks for this before the first test that needs a database."""


@pytest.fixture
def open_db(snapshot: Snapshot, django_db_blocker: Any) -> Iterator[None]:
    """The database without a transaction round the test: commits are real, other threads see them."""
    with django_db_blocker.unblock():
        yield
        snapshot.database.restore()


@pytest.fixture
def data(request: pytest.FixtureRequest) -> None:
    """The database in whatever way this test has it: `open_db` when something in it asks for that, else `db`."""
    request.getfixturevalue("open_db" if "open_db" in request.fixturenames else "db")


@pytest.fixture(autouse=True)
def nothing_is_left_over(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test feels another's cache, language or time zone, nor misses a file that another deleted."""
    cache.clear()
    translation.deactivate()
    timezone.deactivate()
    yield
    translation.deactivate()
    timezone.deactivate()
    if taken := request.config.stash.get(SNAPSHOT, None):
        taken.files.restore()


# The demo's people, by role. `editor` is the user, `editor_client` a client that is signed in as this user.


def _person(name: str) -> Any:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(username=name)


def _signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(data: None) -> Any:
    return _person("redactie")


@pytest.fixture
def reviewer(data: None) -> Any:
    return _person("nalezer")


@pytest.fixture
def keeper(data: None) -> Any:
    return _person("toestemming")


@pytest.fixture
def translator(data: None) -> Any:
    return _person("vertaler")


@pytest.fixture
def admin(data: None) -> Any:
    return _person("beheer")


@pytest.fixture
def editor_client(editor: Any) -> Client:
    return _signed_in(editor)


@pytest.fixture
def reviewer_client(reviewer: Any) -> Client:
    return _signed_in(reviewer)


@pytest.fixture
def keeper_client(keeper: Any) -> Client:
    return _signed_in(keeper)


@pytest.fixture
def translator_client(translator: Any) -> Client:
    return _signed_in(translator)


@pytest.fixture
def admin_client(admin: Any) -> Client:
    return _signed_in(admin)


@pytest.fixture
def index(data: None) -> Any:
    """The Dutch wall, parent of every new story."""
    from stories.models import StoryIndexPage

    return StoryIndexPage.objects.get(locale__language_code=django_settings.LANGUAGE_CODE)


@pytest.fixture
def query_count() -> Callable[[int], AbstractContextManager[CaptureQueriesContext]]:
    """`with query_count(10) as queries: client.get(...)`: fails beyond ten and prints them; `len(queries)` counts."""

    @contextmanager
    def at_most(maximum: int) -> Iterator[CaptureQueriesContext]:
        with CaptureQueriesContext(connection) as queries:
            yield queries
        if len(queries) > maximum:
            listed = "\n".join(f"{number:3}. {query['sql']}" for number, query in enumerate(queries.captured_queries, 1))
            pytest.fail(f"{len(queries)} queries, at most {maximum} allowed:\n{listed}", pytrace=False)

    return at_most


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Tests that did not run are not tests that passed: the last lines say so."""
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if NO_CHROMIUM in str(report.longrepr)]
    if skipped:
        terminalreporter.section("browser tests did NOT run", yellow=True)
        terminalreporter.line(f"{len(skipped)} browser tests were skipped. {NO_CHROMIUM}")
