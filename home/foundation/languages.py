from django.conf import settings
from wagtail.models import Locale


def make_languages() -> dict[str, Locale]:
    """One locale a language, Dutch first. Localize's tree synchronisation stays off: every page is a real page."""
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES}
