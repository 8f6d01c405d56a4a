"""What follows when a project is published: who takes part once more as rows, and public copies of its pictures and files."""

from typing import Any

from wagtail.signals import page_published

from common.after_commit import after_commit
from pictures.models import File, Picture
from pictures.publication import publish_files, publish_pictures
from projects.media import files_of, pictures_of
from projects.models import ProjectPage


def _published(sender: Any, instance: ProjectPage, **_kwargs: Any) -> None:
    page = ProjectPage.objects.get(pk=instance.pk)
    page.organisations.set([raw["value"]["organisation"] for raw in page.partner_roles.raw_data if raw["value"].get("organisation")])
    page.organisations.commit()
    after_commit(_publish_media, page.pk)


def _publish_media(pk: int) -> None:
    page = ProjectPage.objects.visible().filter(pk=pk).first()
    if page:
        publish_pictures(Picture.objects.filter(pk__in=list(pictures_of(page))))
        publish_files(File.objects.filter(pk__in=list(files_of(page))))


def connect() -> None:
    page_published.connect(_published, sender=ProjectPage, dispatch_uid="projects.published")
