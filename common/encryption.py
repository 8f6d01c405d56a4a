"""Personal fields at rest: encrypted under PERSONAL_DATA_KEYS, found again through a keyed hash."""

import base64
import hashlib
import hmac
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


@lru_cache
def _derive(key: str, purpose: bytes) -> bytes:
    return hashlib.blake2b(key.encode(), digest_size=32, person=purpose).digest()


@lru_cache
def _cipher(keys: Sequence[str]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derive(key, b"encrypt"))) for key in keys])


def encrypt(text: str) -> str:
    return _cipher(tuple(settings.PERSONAL_DATA_KEYS)).encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """Raises cryptography.fernet.InvalidToken when no key in PERSONAL_DATA_KEYS wrote it."""
    return _cipher(tuple(settings.PERSONAL_DATA_KEYS)).decrypt(token.encode()).decode()


def keyed_hash(text: str) -> str:
    """Equal for texts that read the same (case, accents in either form, spaces); says nothing without the key."""
    return next(keyed_hashes([text]))


def keyed_hashes(texts: Iterable[str]) -> Iterator[str]:
    """Of many texts, at three microseconds each: a long page has ten thousand words and phrases."""
    begun = hmac.new(_derive(settings.PERSONAL_DATA_KEYS[-1], b"lookup"), digestmod="sha256")
    for text in texts:
        one = begun.copy()
        one.update(" ".join(unicodedata.normalize("NFKC", text).casefold().split()).encode())
        yield one.hexdigest()
