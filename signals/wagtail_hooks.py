from wagtail import hooks

from signals.desk import SignalViewSet


@hooks.register("register_admin_viewset")
def on_the_desk() -> SignalViewSet:
    return SignalViewSet()
