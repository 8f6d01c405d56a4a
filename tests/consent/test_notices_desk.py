"""Notices on the desk: who finds one right says so themselves, and their words carry no script."""

import hashlib

import pytest
from django.utils import timezone

from consent.factories import PersonFactory, give
from consent.models import Notice
from home.foundation.tree import read
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.django_db

SPEAKS = "Ik spreek deze taal en vind de tekst juist"


@pytest.fixture
def notice(data):
    return Notice.objects.create(key="story", version=7, language="fr", title="Peut-on raconter ?", body="<p>Vous pouvez dire non.</p>")


def edit(notice):
    return f"/admin/toestemming/teksten/edit/{notice.pk}/"


def right(notice):
    return f"/admin/toestemming/teksten/{notice.pk}/juist/"


def typed(notice, **changes):
    return {name: getattr(notice, name) for name in ("key", "version", "audience", "language", "title", "body")} | changes


def test_who_presses_the_button_signs_now(keeper_client, keeper, notice):
    page = keeper_client.get(edit(notice)).content.decode()
    assert SPEAKS in page
    assert right(notice) in page
    assert keeper_client.post(right(notice)).status_code == 302
    notice.refresh_from_db()
    assert notice.signed_off_by == keeper
    assert abs((timezone.now() - notice.signed_off_at).total_seconds()) < 60


def test_nobody_signs_for_another_or_for_another_day(keeper_client, admin, notice):
    page = keeper_client.get(edit(notice)).content.decode()
    assert 'name="signed_off_by"' not in page
    assert 'name="signed_off_at"' not in page
    keeper_client.post(edit(notice), typed(notice, signed_off_by=admin.pk, signed_off_at="2020-01-01 10:00"))
    notice.refresh_from_db()
    assert (notice.signed_off_by, notice.signed_off_at) == (None, None)


def test_looking_signs_nothing(keeper_client, notice):
    assert keeper_client.get(right(notice)).status_code == 405
    notice.refresh_from_db()
    assert notice.signed_off_at is None


def test_who_may_not_change_notices_signs_none(client, editor_client, notice):
    client.post(right(notice))
    editor_client.post(right(notice))
    notice.refresh_from_db()
    assert notice.signed_off_at is None


def test_a_notice_that_is_gone(keeper_client, notice):
    assert keeper_client.post("/admin/toestemming/teksten/999999/juist/").status_code == 404


def test_other_words_are_to_be_found_right_again(keeper_client, notice):
    keeper_client.post(right(notice))
    keeper_client.post(edit(notice), typed(notice, body="<p>Autre chose.</p>"))
    notice.refresh_from_db()
    assert notice.body == "<p>Autre chose.</p>"
    assert (notice.signed_off_by, notice.signed_off_at) == (None, None)


def test_the_same_words_stay_right(keeper_client, notice):
    keeper_client.post(right(notice))
    keeper_client.post(edit(notice), typed(notice))
    notice.refresh_from_db()
    assert notice.signed_off_at is not None


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("<p>Ja<script>alert(1)</script></p>", "<p>Ja</p>"),
        ("<style>p{}</style><p>Ja</p>", "<p>Ja</p>"),
        ('<p onclick="alert(1)">Ja</p>', "<p>Ja</p>"),
        ('<a href="javascript:alert(1)">Ja</a>', "Ja"),
        ('<a href="jav&#x09;ascript:alert(1)">Ja</a>', "Ja"),
        ('<a href=" JAVASCRIPT:alert(1)">Ja</a>', "Ja"),
        ('<a href="data:text/html,x">Ja</a>', "Ja"),
        ('<a href="http://example.org/">Ja</a>', "Ja"),
        ('<a href="//example.org/">Ja</a>', "Ja"),
        ('<a href="https://example.org/" target="_blank" onfocus="x()">Ja</a>', '<a href="https://example.org/">Ja</a>'),
        ('<a href="mailto:a@example.org">Ja</a>', '<a href="mailto:a@example.org">Ja</a>'),
        ('<a href="tel:+3214000000">Ja</a>', '<a href="tel:+3214000000">Ja</a>'),
        ('<p>Ja<img src="x" onerror="alert(1)"></p>', "<p>Ja</p>"),
        ('<iframe src="https://example.org"></iframe><p>Ja</p>', "<p>Ja</p>"),
        ("<svg><script>alert(1)</script></svg><p>Ja</p>", "<p>Ja</p>"),
        ("<!-- --><p>Ja</p>", "<p>Ja</p>"),
        ("<div><p>Ja</p></div>", "<p>Ja</p>"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("<ul><li><strong>Ja</strong> <em>nee</em><br>x</li></ul>", "<ul><li><strong>Ja</strong> <em>nee</em><br>x</li></ul>"),
    ],
)
def test_only_plain_marks_are_kept(keeper_client, notice, body, kept):
    keeper_client.post(edit(notice), typed(notice, body=body))
    notice.refresh_from_db()
    assert notice.body == kept
    assert notice.sha256 == hashlib.sha256(f"{notice.title}\n{kept}".encode()).hexdigest()


def test_cleaning_twice_changes_nothing(notice):
    notice.body = "a < b & c &amp;lt;script&amp;gt; <b><i>x</b></i> “ë”&nbsp;"
    notice.save()
    once = notice.body
    notice.save()
    assert notice.body == once


def test_the_first_notices_stay_as_they_are_written(data):
    for entry in read("notices.toml")["notice"]:
        for language, text in entry.items():
            if isinstance(text, dict):
                stored = Notice.objects.get(key=entry["key"], audience=entry["audience"], language=language, version=1)
                stored.save()
                assert stored.body == text["body"]
                assert stored.sha256 == hashlib.sha256(f"{text['title']}\n{text['body']}".encode()).hexdigest()


def test_what_was_read_once_is_not_cleaned_afterwards(index):
    """What somebody answered on stays to the letter, also when it was written before notices were cleaned."""
    old = Notice.objects.create(key="story", version=9, language="fr", title="Oui ?", body="<p>Oui</p>", signed_off_at=timezone.now())
    Notice.objects.filter(pk=old.pk).update(body="<p class='x'>Oui</p>")
    old.refresh_from_db()
    person = PersonFactory()
    give(StoryPageFactory(parent=index, cleared=False).story_uid, person, person, notice=old)
    old.save()
    assert Notice.objects.get(pk=old.pk).body == "<p class='x'>Oui</p>"
