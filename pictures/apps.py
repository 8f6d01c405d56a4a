from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils.translation import gettext_lazy as _


class PicturesConfig(AppConfig):
    name = "pictures"
    verbose_name = _("Pictures")

    def ready(self) -> None:
        from wagtail.models import UploadedFile

        from consent.models import Guardianship, Person, Term
        from pictures import checks, leftovers, publication, windows
        from pictures.models import PublicFile, PublicRendition

        checks.register()
        for sender in (Person, Guardianship, Term):
            post_save.connect(windows.person_changed, sender=sender, dispatch_uid=f"pictures.{sender.__name__}")
        post_delete.connect(windows.person_changed, sender=Guardianship, dispatch_uid="pictures.guardianship_gone")
        for sender in (PublicRendition, PublicFile):
            post_delete.connect(publication.delete_copy, sender=sender, dispatch_uid=f"pictures.{sender.__name__}")
        pre_save.connect(leftovers.clean_upload, sender=UploadedFile, dispatch_uid="pictures.upload")
