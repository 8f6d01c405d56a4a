"""Translators begin from the Dutch words of what was approved; dates are never copied."""

import datetime

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from activities.changing import change_date
from activities.factories import ActivityFactory
from activities.models import ActivityText

pytestmark = pytest.mark.django_db


@pytest.fixture
def activity(time_machine):
    time_machine.move_to("2031-03-03T12:00:00+01:00", tick=False)
    return ActivityFactory(title="Zangstonde", description="Breng je stem mee.", first_day=datetime.date(2031, 3, 5), every="FREQ=WEEKLY;BYDAY=WE")


def translate(activity, language, words):
    """As the translator's page does: a translation of every piece, then saved."""
    source, _created = TranslationSource.get_or_create_from_instance(ActivityText.objects.get(activity=activity, locale__language_code="nl"))
    locale = Locale.objects.get(language_code=language)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string, locale=locale, context=segment.context, data=words[segment.string.data],
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )  # fmt: skip
    translation.save_target()


WORDS = {"Zangstonde": "Heure de chant", "Breng je stem mee.": "Apportez votre voix."}


def test_it_works(activity, client):
    translate(activity, "fr", WORDS)
    page = client.get("/fr/agenda/zangstonde/").text
    assert "Heure de chant" in page and "Apportez votre voix." in page and "Breng je stem mee." not in page
    assert "Heure de chant" in b"".join(client.get("/fr/agenda/agenda.ics")).decode()
    assert "Zangstonde" in client.get("/nl/agenda/zangstonde/").text


def test_a_date_that_is_cancelled_is_so_in_every_language(activity, client):
    translate(activity, "fr", WORDS)
    change_date(activity, datetime.datetime(2031, 3, 5, 14), status="cancelled", reason="Ziek.")
    for language in ("nl", "fr", "ar"):
        page = client.get(f"/{language}/agenda/zangstonde/").text
        assert page.count("<del>") == 1 and "Ziek." in page


def test_a_translator_opens_it(activity, translator_client):
    text = ActivityText.objects.get(activity=activity)
    assert translator_client.get(f"/admin/snippets/activities/activitytext/edit/{text.pk}/").status_code == 200
    assert translator_client.get(f"/admin/localize/submit/snippet/activities/activitytext/{text.pk}/").status_code == 200
