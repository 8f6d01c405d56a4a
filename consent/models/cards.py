"""The card somebody keeps: with it they answer, look, and take back, without an account and whenever they like."""

import re
import secrets
import uuid
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.encryption import keyed_hash
from common.fields import EncryptedTextField
from consent.models.people import Person

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is taken for another
CODE_LENGTH = 8
TOKEN_BYTES = 16
DIGITS_COMPARED = 8  # of a phone number, from its end: 0470 12 34 56 and +32 470 12 34 56 are one


def new_token() -> str:
    return secrets.token_hex(TOKEN_BYTES)


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _letter in range(CODE_LENGTH))


def normal_code(typed: str) -> str:
    """As it is printed, without the dash; small letters and spaces do no harm."""
    return re.sub(r"[^A-Z0-9]", "", typed.upper())


class CardManager(models.Manager):
    @transaction.atomic
    def of(self, story_uid: uuid.UUID, giver: Person, by: Any = None, secret: str = "") -> "Card":
        """The card of this giver for this story, made at the first asking."""
        held = self.select_for_update().filter(story_uid=story_uid, giver=giver, lost_at=None).first()
        return held or self.create(story_uid=story_uid, giver=giver, made_by=by, secret=secret)

    def by_token(self, token: str) -> "Card | None":
        return self.filter(token_hash=keyed_hash(token), lost_at=None).select_related("giver").first()

    def by_code(self, code: str, proof: str) -> "Card | None":
        """With the code and the phone number on record, or the secret word of a child."""
        card = self.filter(code_hash=keyed_hash(normal_code(code)), lost_at=None).select_related("giver").first()
        return card if card and card.is_proven_by(proof) else None


class Card(models.Model):
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    story_uid = models.UUIDField(_("story"), db_index=True, help_text=_("The story this is about."))
    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cards", verbose_name=_("person"), help_text=_("Who answered."))
    token = EncryptedTextField(default=new_token, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    code = EncryptedTextField(default=new_code, editable=False)
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    secret = EncryptedTextField(_("secret word"), blank=True, help_text=_("For a child: a word it chose itself, given in person."))
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False)
    lost_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CardManager()

    class Meta:
        verbose_name = _("card")
        verbose_name_plural = _("cards")
        constraints = [models.UniqueConstraint(fields=["story_uid", "giver"], condition=Q(lost_at=None), name="one_card_at_a_time")]

    def __str__(self) -> str:
        return f"{self.giver.code} · {self.made_at:%d-%m-%Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.token_hash, self.code_hash = keyed_hash(self.token), keyed_hash(normal_code(self.code))
        super().save(*args, **kwargs)

    @property
    def printed_code(self) -> str:
        return f"{self.code[:4]}-{self.code[4:]}"

    @property
    def link(self) -> str:
        return settings.SITE_URL + reverse("card", args=[self.token])

    def is_proven_by(self, proof: str) -> bool:
        digits, number = re.sub(r"\D", "", proof), re.sub(r"\D", "", self.giver.phone)
        same_number = len(number) >= DIGITS_COMPARED and digits[-DIGITS_COMPARED:] == number[-DIGITS_COMPARED:]
        same_word = bool(self.secret) and keyed_hash(proof) == keyed_hash(self.secret)
        return same_word if self.secret else same_number


class Plea(models.Model):
    """Somebody without a card asks to take a story down. An editor takes it offline first and looks afterwards."""

    about = EncryptedTextField(_("which story"), help_text=_("As they wrote it."))
    reach = EncryptedTextField(_("number or address"), blank=True, help_text=_("How to reach them, if they said so."))
    language = models.CharField(_("language"), max_length=10, default="nl", help_text=_("The language they wrote in."))
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    done_at = models.DateTimeField(_("done"), null=True, blank=True, help_text=_("When it was taken care of."))

    class Meta:
        verbose_name = _("request to take down")
        verbose_name_plural = _("requests to take down")
        ordering = ["done_at", "sent_at"]

    def __str__(self) -> str:
        return f"{self.sent_at:%d-%m-%Y %H:%M}"
