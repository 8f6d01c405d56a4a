"""Work after a commit: once, and its failure is nobody's error page."""

import pytest
from django.db import transaction

from common.after_commit import after_commit

done = []


def write_down(word):
    done.append(word)


def break_down(word):
    raise OSError(f"no storage for {word}")


@pytest.fixture(autouse=True)
def nothing_done(open_db):
    done.clear()


def test_it_works():
    with transaction.atomic():
        after_commit(write_down, "Noor")
        assert done == []
    assert done == ["Noor"]


def test_the_same_act_is_done_once():
    with transaction.atomic():
        for word in ("Noor", "Bram", "Noor"):
            after_commit(write_down, word)
    assert done == ["Noor", "Bram"]


def test_what_was_rolled_back_is_not_done():
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            after_commit(write_down, "Noor")
            raise ZeroDivisionError
        after_commit(write_down, "Bram")
    assert done == ["Bram"]


def test_what_fails_is_logged_and_the_rest_is_done(caplog):
    with transaction.atomic():
        after_commit(break_down, "Noor")
        after_commit(write_down, "Bram")
    assert done == ["Bram"]
    assert "break_down" in caplog.text
    assert "no storage for Noor" in caplog.text
