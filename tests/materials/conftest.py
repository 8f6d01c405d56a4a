import pytest
from wagtail.models import Locale


@pytest.fixture
def translate():
    """`translate(material, "fr", name=…)`: its words in another language; what is not named stays Dutch."""

    def make(material, language, **words):
        text = material.texts.get(locale__language_code="nl").copy_for_translation(Locale.objects.get(language_code=language))
        for name, value in words.items():
            setattr(text, name, value)
        text.save()

    return make
