from typing import Any

from django.http import Http404, HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.documents.permissions import permission_policy

from pictures.listing import PictureIndexView
from pictures.views import ANY, private_file


# Our list of pictures stands at the address of Wagtail's own: the first one found counts.
@hooks.register("register_admin_urls", order=-100)
def private_files() -> list[URLPattern]:
    return [
        path("bestanden/<path:path>", private_file, name="private_file"),
        path("images/", PictureIndexView.as_view(), name="pictures_by_people"),
        path("images/results/", PictureIndexView.as_view(results_only=True), name="pictures_by_people_results"),
    ]


@hooks.register("before_serve_document")
def documents_are_private(document: Any, request: HttpRequest) -> None:
    """Should Wagtail's address of documents ever be mounted: for the desk alone. Public copies have their own."""
    if not permission_policy.user_has_any_permission(request.user, ANY):
        raise Http404
