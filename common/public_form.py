"""Forms for visitors: no cookie, no foreign captcha. A signed, timed token, a honeypot, an Origin check and a rate."""

import hashlib
import hmac
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

SHORTEST_SECONDS = 3
LONGEST_SECONDS = 24 * 3600
MOST_AN_HOUR = 6
SALT = "public-form"


class PublicForm(forms.Form):
    """Base of every public form; errors never blame, and all that was typed comes back."""

    data: Any
    most_an_hour, counted_as = MOST_AN_HOUR, ""
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)
        self.fresh_token = signing.dumps(int(timezone.now().timestamp()), salt=SALT)
        self.initial["token"] = self.fresh_token

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("website"):
            raise forms.ValidationError(_("Leave the field “website” empty and send again."))
        if not same_origin(self.request):
            raise forms.ValidationError(_("This form was sent from another site. Open this page and send it from here."))
        self._check_token(self.data.get("token", ""))
        if not self.errors and not within_rate(self.request, self.most_an_hour, self.counted_as):
            raise forms.ValidationError(_("That is a lot of messages in one hour. Wait a little and send again, or call us."))
        return cleaned

    def _check_token(self, token: str) -> None:
        try:
            made_at = signing.loads(token, salt=SALT, max_age=LONGEST_SECONDS)
        except signing.SignatureExpired:
            self._renew(_("This page stood open for a day. Everything you typed is still here: send again."))
        except signing.BadSignature:
            self._renew(_("Something went wrong on our side. Everything you typed is still here: send again."))
        else:
            if timezone.now().timestamp() - made_at < SHORTEST_SECONDS:
                raise forms.ValidationError(_("That went very fast. Look once more at what you typed and send again."))

    def _renew(self, sentence: str) -> None:
        self.data = self.data.copy()
        self.data["token"] = self.fresh_token
        raise forms.ValidationError(sentence)


def same_origin(request: HttpRequest) -> bool:
    """Browsers send Origin with every POST; one that says otherwise, or `null`, is refused.

    It is scheme and host alone, so it is compared and not parsed: `http://[` would raise.
    """
    origin = request.headers.get("Origin")
    return origin is None or origin in own_origins(request)


def was_sent_from_here(request: HttpRequest) -> bool:
    """Stricter, for a button that nothing else guards: the browser has to say where it was pressed."""
    if "Origin" in request.headers:
        return same_origin(request)
    return any(request.headers.get("Referer", "").startswith(f"{origin}/") for origin in own_origins(request))


def own_origins(request: HttpRequest) -> set[str]:
    return {f"https://{request.get_host()}", f"http://{request.get_host()}"}


def within_rate(request: HttpRequest, most: int = MOST_AN_HOUR, of: str = "") -> bool:
    """Counts sendings of an hour per address, those `of` another kind apart; the address itself is never stored."""
    hour = timezone.now().strftime("%Y%m%d%H")
    sender = hmac.new(settings.SECRET_KEY.encode(), f"{hour}{of}{client_address(request)}".encode(), hashlib.sha256).hexdigest()
    key = f"rate-{sender}"
    cache.add(key, 0, 2 * 3600)  # longer than the hour that is in its name: it never ends between these two lines
    return cache.incr(key) <= most


def client_address(request: HttpRequest) -> str:
    forwarded = request.headers.get("X-Forwarded-For", "") if settings.TRUST_PROXY else ""
    return forwarded.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")
