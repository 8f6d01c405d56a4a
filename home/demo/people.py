"""The demo's own people on the desk. Invented; the password is on the screen of `make serve`."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from home.foundation.roles import EDITORS, KEEPERS, REVIEWERS, TRANSLATORS

PASSWORD = "dorp-rond-het-kind"  # noqa: S105 - printed by `make serve`, refused in production
PEOPLE = {
    "redactie": ("Rani (verzonnen)", [EDITORS]),
    "nalezer": ("Nele (verzonnen)", [REVIEWERS]),
    "toestemming": ("Tom (verzonnen)", [KEEPERS, EDITORS]),
    "vertaler": ("Vera (verzonnen)", [TRANSLATORS]),
}


def load_people() -> int:
    users = get_user_model().objects
    made = 0
    for username, (first_name, roles) in PEOPLE.items():
        if not users.filter(username=username).exists():
            user = users.create_user(username, f"{username}@example.org", PASSWORD, first_name=first_name)
            user.groups.set(Group.objects.filter(name__in=roles))
            made += 1
    if not users.filter(username="beheer").exists():
        users.create_superuser("beheer", "beheer@example.org", PASSWORD, first_name="Bo (verzonnen)")
        made += 1
    return made
