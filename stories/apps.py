from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StoriesConfig(AppConfig):
    name = "stories"
    verbose_name = _("Stories")

    def ready(self) -> None:
        from stories import closing, erasing, leaving, receivers, telling  # noqa: F401 - four of them register with consent

        receivers.connect()
