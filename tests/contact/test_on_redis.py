"""The rate is counted in the cache that production uses."""

import socket

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from common.public_form import MOST_AN_HOUR, within_rate

REDIS = ("127.0.0.1", 6379)


@pytest.fixture
def redis(settings):
    try:
        socket.create_connection(REDIS, timeout=1).close()
    except OSError:
        pytest.skip("No Redis answers on 127.0.0.1:6379: the rate is tested on local memory alone.")
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:6379/9", "KEY_PREFIX": "test-rate"}
    }
    cache.clear()
    yield
    cache.clear()


def test_it_works(redis):
    request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.7")
    assert [within_rate(request) for _ in range(MOST_AN_HOUR + 1)] == [True] * MOST_AN_HOUR + [False]
    assert within_rate(RequestFactory().post("/", REMOTE_ADDR="192.0.2.8"))
