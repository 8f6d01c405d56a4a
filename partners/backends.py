from typing import Any

from django.contrib.auth.backends import BaseBackend
from sesame.backends import SesameBackendMixin

from network.accounts import accounts


class PartnerBackend(SesameBackendMixin, BaseBackend):
    """Who came in by mail stays a partner. It gives no rights, and whoever gets a way into the desk afterwards is a stranger to it:
    a session that began with a mailed link never opens `/admin/`."""

    def get_user(self, user_id: Any) -> Any:
        return accounts().filter(pk=user_id).first()
