"""Nothing typed is lost: what was sent after the session had ended waits a day for who holds its token."""

import json
import secrets

from django.http import HttpRequest, QueryDict

from common.encryption import keyed_hash
from common.public_form import within_rate
from partners.models import Kept

PARAMETER = "bewaard"
MOST_BYTES, LONGEST_PATH = 200_000, 500
MOST_AN_HOUR = 20
"""From one address: nobody fills the database without an account."""


def keep(request: HttpRequest) -> str:
    """The token it is found by; empty when it is too much to keep. Files are not kept."""
    typed = json.dumps(list(request.POST.lists()))
    if len(typed) > MOST_BYTES or len(request.path) > LONGEST_PATH or not within_rate(request, MOST_AN_HOUR, "kept"):
        return ""
    token = secrets.token_urlsafe(16)
    Kept.objects.create(token_hash=keyed_hash(token), path=request.path, typed=typed)
    return token


def kept(request: HttpRequest) -> QueryDict | None:
    """What was typed in the form at this address before, for who holds the token; nothing a day later."""
    row = Kept.objects.readable().filter(token_hash=keyed_hash(request.GET.get(PARAMETER, "")), path=request.path).first()
    if row is None:
        return None
    typed = QueryDict(mutable=True)
    for name, values in json.loads(row.typed):
        typed.setlist(name, values)
    return typed
