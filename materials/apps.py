from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MaterialsConfig(AppConfig):
    name = "materials"
    verbose_name = _("materials")

    def ready(self) -> None:
        from materials import receivers

        receivers.connect()
