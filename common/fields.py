"""Model fields whose column holds ciphertext; Python sees the plain value. They cannot be searched or sorted."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import FieldError
from django.db import models

from common.encryption import decrypt, encrypt


class EncryptedTextField(models.TextField):
    def get_prep_value(self, value: Any) -> str:
        return encrypt(str(value)) if value not in (None, "") else ""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        return self.to_python(decrypt(value) if value else "")

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.name} is encrypted: it cannot be looked up by {lookup_name}.")


class EncryptedDateField(EncryptedTextField):
    """A date or None."""

    def to_python(self, value: Any) -> datetime.date | None:
        return models.DateField().to_python(value or None)

    def formfield(self, **kwargs: Any) -> Any:
        return models.DateField(blank=self.blank, verbose_name=self.verbose_name, help_text=self.help_text).formfield(**kwargs)

    def value_to_string(self, obj: models.Model) -> str:
        value = self.value_from_object(obj)
        return value.isoformat() if value else ""


class ChoiceListField(models.JSONField):
    """Several of a few words, kept as a list; ticked as check boxes. `words` are (value, label) pairs."""

    def __init__(self, *args: Any, words: Any = (), **kwargs: Any) -> None:
        self.words = words
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=self.words, widget=forms.CheckboxSelectMultiple, required=not self.blank,
            label=self.verbose_name, help_text=self.help_text,
        )  # fmt: skip


class WebAddressField(models.URLField):
    """An address typed without `https://` gets it, as Django will do by itself from version 6 on."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**({"assume_scheme": "https"} | kwargs))
