from typing import Any

from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from initiatives.desk import location, stale, suggestions, views
from initiatives.desk.viewsets import NearYouViewSetGroup

register_snippet(NearYouViewSetGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("initiatieven/nalezen/<int:pk>/", views.review, name="initiative_review"),
        path("initiatieven-nakijken/", stale.stale, name="stale_initiatives"),
        path("plaats-zoeken/", location.find, name="initiative_location"),
        path("suggesties/", suggestions.suggestions, name="suggestions"),
        path("suggesties/<int:pk>/", suggestions.suggestion, name="suggestion"),
    ]
