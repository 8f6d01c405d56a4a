"""Two reviewers press at the same moment, in transactions of their own."""

import datetime
import threading

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, connections

from activities.factories import ActivityFactory
from network.factories import MembershipFactory
from network.review.deciding import DecidedAlready, approve, send_back
from network.review.sending import send


def test_one_decides_and_the_other_is_told(open_db):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one transaction write at a time, so that two never meet.")
    reviewer = get_user_model().objects.get(username="nalezer")
    person = MembershipFactory()
    sent = send(ActivityFactory(organisation=person.organisation, live=False, first_day=datetime.date(2027, 3, 3)), person.user)
    said, together = [], threading.Barrier(2)

    def decide(act):
        together.wait()
        try:
            act()
            said.append("decided")
        except DecidedAlready:
            said.append("told")
        finally:
            connections.close_all()

    acts = [lambda: approve(sent, sent.latest_revision_id, reviewer), lambda: send_back(sent, sent.latest_revision_id, reviewer, "Nee.")]
    threads = [threading.Thread(target=decide, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["decided", "told"]
