from typing import Any

from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from activities.desk import views
from activities.desk.viewsets import AgendaViewSetGroup

register_snippet(AgendaViewSetGroup)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    return [
        path("agenda/nalezen/<int:pk>/", views.review, name="agenda_review"),
        path("agenda/vertrouwen/<int:pk>/", views.trust, name="agenda_trust"),
        path("agenda/foto/<int:pk>/", views.picture_looked_at, name="agenda_picture"),
    ]
