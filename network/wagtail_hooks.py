from wagtail import hooks

from network.viewsets import NetworkViewSetGroup


@hooks.register("register_admin_viewset")
def on_the_desk() -> NetworkViewSetGroup:
    return NetworkViewSetGroup()
