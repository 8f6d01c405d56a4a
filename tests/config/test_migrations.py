"""Migrations say what the models say, and can be taken back."""

import pytest
from django.core.management import call_command

from tests.config.test_floors import ROOT, rooms
from tests.support.subprocesses import PRODUCTION, run


def with_migrations():
    return [room for room in rooms() if (ROOT / room / "migrations").is_dir()]


def test_nothing_is_left_to_migrate(db, capsys):
    try:
        call_command("makemigrations", check=True, dry_run=True)
    except SystemExit:
        pytest.fail(f"run makemigrations:\n{capsys.readouterr().out}")


SAID = {"left", "forth", "back", "roles", "lessons"}
BACK_AND_FORTH = """
import sys, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
for room in sys.argv[1:]:
    call_command("migrate", room, "zero", verbosity=0)
from django.db import connection
print("left:", *sorted(name for name in connection.introspection.table_names() if name.split("_")[0] in sys.argv[1:]))

from django.db.migrations.executor import MigrationExecutor

def models_of(name):
    apps = MigrationExecutor(connection).loader.project_state([("initiatives", name)]).apps
    return apps.get_model("initiatives", "Initiative"), apps.get_model("network", "Municipality")

call_command("migrate", "initiatives", "0002_organisation", verbosity=0)
Initiative, Municipality = models_of("0002_organisation")
mol = Municipality.objects.create(nis="13025", name="Mol", slug="mol")
Initiative.objects.create(name="De Speelbrug", municipality=mol)
Initiative.objects.create(name="Nergens")
call_command("migrate", verbosity=0)
from initiatives.models import Initiative as Grown
print("forth:", *[(one.name, one.slug, [place.municipality_id for place in one.places.all()]) for one in Grown.objects.order_by("pk")])
call_command("migrate", "initiatives", "0003_grown_up", verbosity=0)
Initiative, _municipality = models_of("0003_grown_up")
print("back:", *[(one.name, one.municipality_id) for one in Initiative.objects.order_by("pk")])
Initiative.objects.all().delete()
call_command("migrate", verbosity=0)
call_command("setup_site")
call_command("check", databases=["default"], verbosity=0)

from network.models import Organisation
from projects.models import ProjectIndexPage, ProjectPage
from stories.models import StoryIndexPage, StoryPage
from wagtail.models import Revision

organisation = Organisation.objects.create(name="De Trekker")
project = ProjectIndexPage.objects.get(locale__language_code="nl").add_child(instance=ProjectPage(title="Plan", summary="Kort.", live=False))
revision = project.save_revision()
wall = StoryIndexPage.objects.get(locale__language_code="nl")

def draft_with(kind):
    return wall.add_child(instance=StoryPage(title=kind, live=False, locale=wall.locale, body=[(kind, "<p>Iets.</p>")]))

taught, plain = draft_with("learned"), draft_with("text")
executor = MigrationExecutor(connection)
before = executor.migrate([("stories", "0003_stories_of_a_theme"), ("projects", "0002_organisations")])
before.apps.get_model("projects", "ProjectPage").organisations.through.objects.create(projectpage_id=project.pk, organisation_id=organisation.pk)
revision.content["organisations"] = [organisation.pk]
revision.save()
call_command("migrate", verbosity=0)
project, draft = ProjectPage.objects.get(pk=project.pk), Revision.objects.get(pk=revision.pk).as_object()
said = [raw["value"] for page in (project, draft) for raw in page.partner_roles.raw_data]
print("roles:", *[(value["organisation"] == organisation.pk, value["role"]) for value in said])
print("lessons:", *[StoryPage.objects.get(pk=page.pk).has_lessons for page in (taught, plain)])
"""


@pytest.mark.long
def test_every_room_can_be_taken_back_and_made_again(tmp_path):
    """On an empty database of its own: nothing of ours is left after going back, and the site can be set up after."""
    answer = run("-c", BACK_AND_FORTH, *with_migrations(), PYTHONPATH="site:.", **PRODUCTION, DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3")
    assert answer.returncode == 0, answer.stderr[-2000:]
    left, forth, back, *later = (line for line in answer.stdout.splitlines() if line.partition(":")[0] in SAID)
    assert left == "left:", "tables are left behind"
    assert forth == "forth: ('De Speelbrug', 'de-speelbrug-1', ['13025']) ('Nergens', 'nergens-2', [])", "the municipality became a place"
    assert back == "back: ('De Speelbrug', '13025') ('Nergens', None)", "and is one again"
    assert later == ["roles: (True, 'partner') (True, 'partner')", "lessons: True False"]
