from wagtail import hooks

from network.choosers import OrganisationChooserViewSet, organisation_chooser
from network.viewsets import NetworkViewSetGroup


@hooks.register("register_admin_viewset")
def on_the_desk() -> NetworkViewSetGroup:
    return NetworkViewSetGroup()


@hooks.register("register_admin_viewset")
def choosing() -> OrganisationChooserViewSet:
    return organisation_chooser
