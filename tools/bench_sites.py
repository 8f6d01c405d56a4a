"""The two projects that are measured: ours, and a bare `wagtail start`, each in a folder and with a database of its own."""

import http.client
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
WORKERS = 2
# As nginx would hand a visitor's request on: over https, and the browser takes gzip. The bare page does not compress.
HEADERS = {"X-Forwarded-Proto": "https", "Accept-Encoding": "gzip"}
# The invented stories of the demo are shown only where a demo may run; all else is production.
OURS = """from config.settings.base import *
DEMO_ALLOWED = True
STATIC_ROOT = {static!r}
"""
BARE = """from .production import *
SECRET_KEY = {secret!r}
ALLOWED_HOSTS = ["127.0.0.1"]
STATIC_ROOT = {static!r}
"""


@dataclass(frozen=True)
class Site:
    """A project in a folder, ready to be served on its port."""

    name: str
    manage: Path
    settings: str
    wsgi: str
    environment: dict[str, str]
    port: int


def free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])


def manage(site: Site, *arguments: str) -> str:
    done = subprocess.run([sys.executable, str(site.manage), *arguments], env=site.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{site.name}: manage.py {' '.join(arguments)} failed.\n{done.stderr[-2000:]}")
    return done.stdout


def environment(settings: str, *paths: Path, **values: str) -> dict[str, str]:
    """Nothing of the caller's but where programs are found: a DATABASE_URL of theirs is never touched."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return kept | {"DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": os.pathsep.join(map(str, paths)), "PYTHONDONTWRITEBYTECODE": "1"} | values


def make_ours(folder: Path) -> Site:
    folder.mkdir()
    (folder / "bench_settings.py").write_text(OURS.format(static=str(folder / "static")))
    port = free_port()
    values = {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "PERSONAL_DATA_KEYS": secrets.token_urlsafe(32),
        "ALLOWED_HOSTS": HOST,
        "SITE_URL": f"http://{HOST}:{port}",
        "TRUST_PROXY": "true",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_ROOT": str(folder / "private"),
    }
    where = environment("bench_settings", folder, ROOT, ROOT / "site", **values)
    site = Site("ours", ROOT / "manage.py", "bench_settings", "config.wsgi", where, port)
    for command in ("migrate", "setup_site", "load_demo"):
        manage(site, command, "--verbosity", "0")
    manage(site, "collectstatic", "--no-input", "--verbosity", "0")
    return site


def make_bare(folder: Path) -> Site:
    folder.mkdir()
    start = "import sys; from wagtail.bin.wagtail import main; sys.argv[0] = 'wagtail'; main()"
    subprocess.run([sys.executable, "-c", start, "start", "bare", str(folder)], check=True, stdout=subprocess.DEVNULL)
    settings = folder / "bare" / "settings" / "bench.py"
    settings.write_text(BARE.format(secret=secrets.token_urlsafe(50), static=str(folder / "static-collected")))
    site = Site("bare", folder / "manage.py", "bare.settings.bench", "bare.wsgi", environment("bare.settings.bench", folder), free_port())
    manage(site, "migrate", "--verbosity", "0")
    manage(site, "collectstatic", "--no-input", "--verbosity", "0")
    return site


# Serving and asking


@contextmanager
def served(site: Site, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    arguments = ["--bind", f"{HOST}:{site.port}", "--workers", str(WORKERS), "--log-level", "error", "--no-control-socket"]
    with (folder / f"{site.name}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", site.wsgi, *arguments], env=site.environment, cwd=folder, stdout=log, stderr=log
        )
        try:
            wait_for(site, folder / f"{site.name}.log")
            yield process
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(site: Site, log: Path) -> None:
    for _second in range(120):
        try:
            ask(http.client.HTTPConnection(HOST, site.port, timeout=30), "/")
        except OSError:
            time.sleep(0.5)
        else:
            return
    sys.exit(f"{site.name} does not answer.\n{log.read_text()[-2000:]}")


def ask(connection: http.client.HTTPConnection, path: str) -> http.client.HTTPResponse:
    connection.request("GET", path, headers=HEADERS)
    return connection.getresponse()
