"""A translator writes words alone, in the editor of translations; facts stay those of the Dutch page, also when they change later."""

import pytest
from django.utils.translation import override
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from network.factories import OrganisationFactory
from projects.factories import ProjectPageFactory
from projects.models import ProjectPage
from tests.support import html

pytestmark = pytest.mark.django_db


@pytest.fixture
def translated(django_capture_on_commit_callbacks):
    """`translated(page, words)`: its French page; `words` of a Dutch text gives the French one."""

    def publish(page, words):
        with django_capture_on_commit_callbacks(execute=True):
            return translate(page, words)

    return publish


def translate(page, words):
    french = Locale.objects.get(language_code="fr")
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.get_or_create(source=source, target_locale=french)[0]
    for segment in source.stringsegment_set.select_related("context", "string"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string, locale=french, context=segment.context,
            defaults={"data": segment.string.data if segment.context.path == "slug" else words(segment.string.data)},
        )  # fmt: skip
    with override("nl"):
        translation.save_target(publish=True)
    return ProjectPage.objects.get(translation_key=page.translation_key, locale=french)


def goal(title, *actions):
    return {"kind": "objective", "title": title, "state": "planned", "actions": list(actions)}


def test_it_works(client, translated):
    partner = OrganisationFactory(name="De Trekker")
    step = {"text": "Borden halen", "state": "planned", "year": 2024, "part": "21"}
    action = {"title": "De straat afzetten", "state": "planned", "steps": [step]}
    page = ProjectPageFactory(
        why="<p>Er is geen plein.</p>", partners=[(partner, "lead")], goals=[("goal", goal("Elk kind speelt.", action))],
        milestones=[("milestone", {"year": 2020, "text": "Het begint."})],
    )  # fmt: skip
    french = translated(page, lambda words: f"FR {words}")
    raw = page.goals.get_prep_value()
    raw[0]["value"]["actions"][0]["value"]["steps"][0]["value"]["state"] = "done"
    page.goals = page.goals.stream_block.to_python(raw)
    page.save_revision().publish()
    soup = html.read(client.get(french.get_url())).soup
    text = soup.select_one("main").get_text(" ", strip=True)
    for said in ("FR Elk kind speelt.", "FR De straat afzetten", "FR Borden halen", "FR Het begint.", "Er is geen plein.", "De Trekker"):
        assert said in text, said
    assert soup.select_one(".plan__steps .state--done"), "the step that is done in Dutch is done in French"
    assert not soup.select('.plan__goal[lang="nl"]')


def test_what_was_added_in_dutch_since_stands_there_in_dutch(client, translated):
    page = ProjectPageFactory(goals=[("goal", goal("Elk kind speelt."))])
    french = translated(page, lambda words: f"FR {words}")
    page.goals = page.goals.stream_block.to_python([*page.goals.get_prep_value(), {"type": "goal", "value": goal("Elk kind zwemt.")}])
    page.save_revision().publish()
    goals = html.read(client.get(french.get_url())).soup.select(".plan__goal")
    assert [one.get("lang") for one in goals] == [None, "nl"]
    assert "FR Elk kind speelt." in goals[0].get_text() and "Elk kind zwemt." in goals[1].get_text()


def test_every_project_of_the_demo_can_be_given_to_a_translator():
    for page in ProjectPage.objects.dutch():
        source, _created = TranslationSource.update_or_create_from_instance(page)
        assert source.stringsegment_set.exists()
