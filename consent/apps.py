from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ConsentConfig(AppConfig):
    name = "consent"
    verbose_name = _("Consent")

    def ready(self) -> None:
        from consent import checks, gate, triggers
        from consent.keeping import durations
        from consent.restoring import waking

        post_migrate.connect(triggers.make, sender=self)
        gate.close()
        durations.connect()
        checks.register()
        waking.connect()
