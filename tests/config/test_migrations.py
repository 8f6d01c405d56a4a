"""Migrations say what the models say, and can be taken back."""

import pytest
from django.core.management import call_command

from tests.config.test_floors import ROOT, rooms
from tests.support.subprocesses import PRODUCTION, manage


def with_migrations():
    return [room for room in rooms() if (ROOT / room / "migrations").is_dir()]


def test_nothing_is_left_to_migrate(db, capsys):
    try:
        call_command("makemigrations", check=True, dry_run=True)
    except SystemExit:
        pytest.fail(f"run makemigrations:\n{capsys.readouterr().out}")


def test_every_room_can_be_taken_back_and_made_again(tmp_path):
    settings = PRODUCTION | {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}

    def done(*arguments):
        answer = manage(*arguments, **settings)
        assert answer.returncode == 0, f"{arguments}: {answer.stderr[-2000:]}"
        return answer.stdout

    done("migrate", "--verbosity", "0")
    for room in with_migrations():
        done("migrate", room, "zero", "--verbosity", "0")
    assert "[X]" not in "".join(done("showmigrations", room) for room in with_migrations())
    done("migrate", "--verbosity", "0")
    done("setup_site")
    done("check", "--database", "default")
