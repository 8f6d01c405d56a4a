"""What all other tests stand on: a database that is whole again after each of them."""

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation

from consent import triggers
from consent.models import ConsentEvent
from stories.models import House, StoryPage


def state():
    return House.objects.count(), StoryPage.objects.visible().count(), ConsentEvent.objects.count()


def spoil():
    """Changes what other tests count on, as a careless test would."""
    House.objects.create()
    StoryPage.objects.update(live=False)
    cache.set("left", "over")
    translation.activate("tr")
    next(path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()).unlink()


def assert_whole(known):
    assert state() == known
    assert cache.get("left") is None
    assert translation.get_language() == "nl"
    assert triggers.standing()
    assert ConsentEvent.objects.broken_at() is None


def test_a_commit_is_taken_back(snapshot, django_db_blocker):
    """What `open_db` does between two tests, here inside one."""
    with django_db_blocker.unblock():
        known = state()
        spoil()
        connection.close()
        assert state() != known
        snapshot.database.restore()
        cache.clear()
        translation.deactivate()
        assert_whole(known)


def test_files_of_the_demo_come_back(snapshot):
    files = sorted(path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())
    assert files, "the demo makes files"
    files[0].unlink()
    snapshot.files.restore()
    assert files[0].exists()


def test_the_demo_is_there(db):
    houses, pages, events = state()
    assert houses >= 17 and pages >= 30 and events > 20


def test_people_sign_in_over_real_commits(open_db, editor_client):
    assert editor_client.get("/admin/").status_code == 200
    assert not connection.in_atomic_block


def test_people_sign_in_inside_a_transaction(editor_client):
    assert editor_client.get("/admin/").status_code == 200
    assert connection.in_atomic_block
