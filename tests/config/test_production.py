"""Production refuses to start unsafe, each time with one sentence, and is silent when it is safe."""

import pytest

from tests.support.subprocesses import PRODUCTION, manage, run

REFUSED = {
    "no secret": ({"SECRET_KEY": ""}, "SECRET_KEY"),
    "the default secret": ({"SECRET_KEY": "change-me"}, "SECRET_KEY is still the default: set it to a long random text."),
    "no keys for names": ({"PERSONAL_DATA_KEYS": ""}, "PERSONAL_DATA_KEYS is empty: set at least one long random text, names are stored under it."),
    "debug": ({"DEBUG": "on"}, "DEBUG is on: production never shows its errors to visitors, so unset it."),
    "a wildcard host": ({"ALLOWED_HOSTS": "dorp.example.org,*"}, "ALLOWED_HOSTS holds a wildcard: name each host the site answers to."),
    "a host with a dot before it": ({"ALLOWED_HOSTS": "dorp.example.org,.be"}, "ALLOWED_HOSTS holds a wildcard: name each host the site answers to."),
    "seconds in words": ({"HSTS_SECONDS": "abc"}, "HSTS_SECONDS is “abc”: write a whole number."),
    "perhaps debug": ({"DEBUG": "maybe"}, "DEBUG is “maybe”: write true or false."),
    "perhaps a proxy": ({"TRUST_PROXY": "nginx"}, "TRUST_PROXY is “nginx”: write true or false."),
    "a word for a database": ({"DATABASE_URL": "foo"}, "DATABASE_URL names no database: write sqlite:///… or postgres://…"),
    "another kind of database": ({"DATABASE_URL": "http://host/name"}, "DATABASE_URL names no database: write sqlite:///… or postgres://…"),
    "a database without a name": ({"DATABASE_URL": "postgres://host"}, "DATABASE_URL names no database: write sqlite:///… or postgres://…"),
    "one bucket of two": ({"S3_PRIVATE_BUCKET": "dorp"}, "S3_PUBLIC_BUCKET and S3_PRIVATE_BUCKET go together and must be two different buckets."),
    "one bucket for both": ({"S3_PRIVATE_BUCKET": "dorp", "S3_PUBLIC_BUCKET": "dorp"}, "S3_PUBLIC_BUCKET and S3_PRIVATE_BUCKET go together"),
}  # fmt: skip


@pytest.mark.parametrize(("wrong", "sentence"), REFUSED.values(), ids=REFUSED)
def test_it_refuses(wrong, sentence):
    answer = run("-c", "import django; django.setup()", PYTHONPATH="site", **(PRODUCTION | wrong))
    assert answer.returncode != 0
    assert sentence in answer.stderr
    assert "ImproperlyConfigured" in answer.stderr.splitlines()[-1]


@pytest.mark.parametrize("word", ["false", "False", "off", "no", "n", "0", ""])
def test_every_way_to_write_no_is_understood(word):
    answer = run("-c", "from config.environment import env; print(env('DEBUG'))", PYTHONPATH="site", DEBUG=word)
    assert answer.stdout.strip() == "False", answer.stderr


def test_it_refuses_when_nothing_is_set():
    answer = run("-c", "import config.settings.base", PYTHONPATH="site")
    assert answer.returncode != 0
    assert "SECRET_KEY is still the default" in answer.stderr


def test_the_web_server_starts_production_unless_told_otherwise():
    told = {name: value for name, value in PRODUCTION.items() if name != "DJANGO_SETTINGS_MODULE"}
    show = "from config import wsgi; from django.conf import settings; print(settings.SETTINGS_MODULE, settings.DEMO_ALLOWED)"
    answer = run("-c", show, PYTHONPATH="site:.", **told)
    assert answer.stdout.split() == ["config.settings.base", "False"], answer.stderr


def test_the_deployment_check_is_silent(tmp_path):
    database = {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"}
    answer = manage("check", "--deploy", "--fail-level", "DEBUG", "--database", "default", **PRODUCTION, **database)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.startswith("System check identified no issues")
    assert answer.stderr == ""


def test_the_demo_is_never_loaded_there(tmp_path):
    answer = manage("load_demo", DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3", **PRODUCTION)
    assert answer.returncode == 1
    assert "The demo invents people: it is never loaded in production." in answer.stderr
