from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils.translation import gettext_lazy as _


class PicturesConfig(AppConfig):
    name = "pictures"
    verbose_name = _("Pictures")

    def ready(self) -> None:
        from wagtail.models import UploadedFile

        from consent.models import Guardianship, Person, Term
        from pictures import album, checks, erasing, gone, leftovers, publication, windows, withdrawn  # noqa: F401 - the first registers with consent
        from pictures.models import File, Picture, PublicFile, PublicRendition

        checks.register()
        for sender in (Person, Guardianship, Term):
            post_save.connect(windows.person_changed, sender=sender, dispatch_uid=f"pictures.{sender.__name__}")
        post_delete.connect(windows.person_changed, sender=Guardianship, dispatch_uid="pictures.guardianship_gone")
        for sender in (PublicRendition, PublicFile):
            post_delete.connect(publication.delete_copy, sender=sender, dispatch_uid=f"pictures.{sender.__name__}")
        for sender in (Picture, File):
            pre_delete.connect(windows.before_deletion, sender=sender, dispatch_uid=f"pictures.{sender.__name__}")
            pre_delete.connect(gone.deleted, sender=sender, dispatch_uid=f"pictures.gone.{sender.__name__}")
            post_delete.connect(erasing.forget_log, sender=sender, dispatch_uid=f"pictures.log.{sender.__name__}")
        pre_delete.connect(withdrawn.picture_deleted, sender=Picture, dispatch_uid="pictures.withdrawn")
        pre_save.connect(leftovers.clean_upload, sender=UploadedFile, dispatch_uid="pictures.upload")
