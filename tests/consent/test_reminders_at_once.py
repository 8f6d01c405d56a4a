"""Two nights at the same moment tell it once."""

import datetime
import threading

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from consent.keeping.reminders import remind
from consent.models import Reminder
from stories.factories import StoryPageFactory

pytestmark = pytest.mark.usefixtures("open_db")


def test_two_runs_make_one_and_mail_one(index):
    remind()
    Reminder.objects.all().delete()
    mail.outbox.clear()
    story = StoryPageFactory(parent=index, consent={"valid_until": timezone.now() + datetime.timedelta(days=6)})
    gate, errors = threading.Barrier(4), []

    def run():
        try:
            gate.wait(10)
            remind()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    made = Reminder.objects.filter(record__story_uid=story.story_uid)
    assert made.count() == 3, "a child's two parents and the buddy"
    assert len(mail.outbox) == 1
    assert not made.filter(mailed_at=None).exists()
