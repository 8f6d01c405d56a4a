from typing import Any

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.documents.permissions import permission_policy
from wagtail.rich_text import EmbedHandler

from pictures.admitting import admit
from pictures.listing import PictureIndexView
from pictures.obscure_view import make_unrecognisable
from pictures.uploads import FinishUploadView
from pictures.views import ANY, private_file


# Our list of pictures, and our last step of an upload, stand at the addresses of Wagtail's own: the first one found counts.
@hooks.register("register_admin_urls", order=-100)
def private_files() -> list[URLPattern]:
    return [
        path("bestanden/<path:path>", private_file, name="private_file"),
        path("images/toch-toelaten/", admit, name="admit_picture"),
        path("images/<int:picture_id>/onherkenbaar/", make_unrecognisable, name="make_unrecognisable"),
        path("images/multiple/create_from_uploaded_image/<int:uploaded_file_id>/", FinishUploadView.as_view(), name="finish_upload"),
        path("images/", PictureIndexView.as_view(), name="pictures_by_people"),
        path("images/results/", PictureIndexView.as_view(results_only=True), name="pictures_by_people_results"),
    ]


class NoPicture(EmbedHandler):
    """No text of ours offers pictures; one that was written into it all the same would show a private address and its words."""

    identifier = "image"

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, str]) -> str:
        return ""


@hooks.register("register_rich_text_features", order=100)
def no_pictures_inside_text(features: Any) -> None:
    features.register_embed_type(NoPicture)


@hooks.register("before_serve_document")
def documents_are_private(document: Any, request: HttpRequest) -> None:
    """Should Wagtail's address of documents ever be mounted: for the desk alone. Public copies have their own."""
    if not permission_policy.user_has_any_permission(request.user, ANY):
        raise Http404
