from typing import Any

from wagtail import hooks

from stories.viewsets import HouseViewSet, StoryViewSet


@hooks.register("register_admin_viewset")
def on_the_desk() -> list[Any]:
    return [StoryViewSet(), HouseViewSet()]
