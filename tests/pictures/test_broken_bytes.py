"""Pictures broken at random: cleaned or refused, never an error of another kind."""

import random

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from common.cleaning import clean_picture


@pytest.mark.parametrize(("form", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_broken_bytes_are_cleaned_or_refused(form, ending, secrets):
    whole, chance, outcomes = secrets(form, size=(48, 32)), random.Random(2026), set()  # noqa: S311, the same breaks each time
    for _attempt in range(400):
        data = bytearray(whole)
        for _flip in range(chance.choice((1, 3, 20))):
            data[chance.randrange(12, len(data))] = chance.randrange(256)
        if chance.random() < 0.2:
            del data[chance.randrange(20, len(data)) :]
        try:
            outcomes.add(b"SENTINEL" in clean_picture(ContentFile(bytes(data), f"a.{ending}")).read())
        except ValidationError as refused:
            outcomes.add(refused.code)
    assert "damaged" in outcomes
    assert False in outcomes
    assert True not in outcomes
