"""Our commands in a process of their own, with an environment that nothing else leaks into."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# What an operator sets in production, all invented.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.base",
    "SECRET_KEY": "only-for-this-test-Jx8fQz2mWp5vKd7sRb3nTg9hLc4yVa6eUi1oXk0wMqZ",
    "PERSONAL_DATA_KEYS": "only-for-this-test",
    "ALLOWED_HOSTS": "dorp.example.org",
    "SITE_URL": "https://dorp.example.org",
}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Python with these arguments; the caller's environment gives no more than PATH and the temporary folder."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=kept | {"PYTHONDONTWRITEBYTECODE": "1"} | environment, capture_output=True, text=True, timeout=300
    )


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run("manage.py", *arguments, **environment)
