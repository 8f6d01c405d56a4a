#!/usr/bin/env python
"""How fast the site is, beside the front page of a bare `wagtail start` served the same way.

Both are made in a temporary folder, each with a SQLite database of its own, and served by gunicorn with two workers,
DEBUG off and no cache in front. Rounds of requests alternate between them, so that noise of the machine hits both.
Timings are no test: read the ratios. The second part measures again with a thousand stories; `--small` leaves it out.
"""

import argparse
import datetime
import gzip
import http.client
import json
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from bench_sites import HOST, WORKERS, Site, ask, make_bare, make_ours, manage, served

CONNECTIONS = 2
ROUNDS, A_ROUND, WARM_UP = 10, 30, 20  # requests: 10 × 30 of each page
GOAL = 2.0
LONGEST_WITHDRAWAL = LONGEST_EXPANSION = 2.0  # seconds
ACTIVITIES = 1300
"""Weekly series of the second part: some hundred thousand dates."""
INITIATIVES = 10_000


@dataclass
class Timing:
    """All answers of one page over the rounds; seconds."""

    answers: list[float] = field(default_factory=list)
    rounds: list[float] = field(default_factory=list)

    @property
    def a_second(self) -> float:
        return len(self.answers) / sum(self.rounds)

    @property
    def median(self) -> float:
        return statistics.median(self.answers)


@dataclass(frozen=True)
class Line:
    """What is printed of one page."""

    name: str
    timing: Timing
    queries: int
    weight: int


# Making the two sites


def fetch(site: Site, path: str) -> bytes:
    """The body as it travels; bytes that came uncompressed are compressed here, so that weights compare."""
    answer = ask(http.client.HTTPConnection(HOST, site.port, timeout=60), path)
    if answer.status != http.client.OK:
        sys.exit(f"{site.name}: {path} answers {answer.status}.")
    body = answer.read()
    return body if answer.headers["Content-Encoding"] == "gzip" else gzip.compress(body)


def one_visitor(site: Site, path: str, times: int, answers: list[float]) -> None:
    """Asks again and again over one connection; a server that closes it after an answer gets a new one."""
    connection = http.client.HTTPConnection(HOST, site.port, timeout=60)
    for _time in range(times):
        begun = time.perf_counter()
        answer = ask(connection, path)
        answer.read()
        answers.append(time.perf_counter() - begun)
        if answer.status != http.client.OK:
            raise RuntimeError(f"{path} answers {answer.status}")


def one_round(site: Site, path: str, requests: int, timing: Timing) -> None:
    visitors = [threading.Thread(target=one_visitor, args=(site, path, requests // CONNECTIONS, timing.answers)) for _one in range(CONNECTIONS)]
    begun, before = time.perf_counter(), len(timing.answers)
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    timing.rounds.append(time.perf_counter() - begun)
    if len(timing.answers) - before != requests:
        sys.exit(f"{site.name}: {path} did not answer every time.")


def alternate(asked: Sequence[tuple[Site, str]]) -> list[Timing]:
    """A round of each page in turn, again and again."""
    for site, path in asked:
        one_round(site, path, WARM_UP, Timing())
    timings = [Timing() for _one in asked]
    for _round in range(ROUNDS):
        for (site, path), timing in zip(asked, timings, strict=True):
            one_round(site, path, A_ROUND, timing)
    return timings


# Counting


def count_queries(paths: list[str]) -> None:
    """Runs in a process of its own (`--count`), with the settings of the site it asks; prints a number for each path."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, counted = Client(SERVER_NAME=HOST), []
    for path in paths:
        client.get(path, secure=True)  # what a process learns once: content types, the site and its root
        with CaptureQueriesContext(connection) as queries:
            client.get(path, secure=True)
        counted.append(len(queries))
    print(json.dumps(counted))


def queries_of(site: Site, paths: list[str]) -> list[int]:
    done = subprocess.run(
        [sys.executable, str(Path(__file__).resolve()), "--count", *paths], env=site.environment, capture_output=True, text=True, check=True
    )
    return list(json.loads(done.stdout.splitlines()[-1]))


def show_withdrawal(site: Site) -> None:
    script = Path(__file__).resolve().with_name("bench_withdrawal.py")
    done = subprocess.run([sys.executable, str(script)], env=site.environment, capture_output=True, text=True, check=True)
    took = json.loads(done.stdout.splitlines()[-1])
    mark = "✓" if took["seconds"] <= LONGEST_WITHDRAWAL else "✗"
    print(f"  taking a story back (5 languages, 10 renditions): {took['seconds']:.2f} s, {took['queries']} queries {mark}")


def show_expansion(site: Site) -> None:
    script = Path(__file__).resolve().with_name("bench_agenda.py")
    done = subprocess.run([sys.executable, str(script)], env=site.environment, capture_output=True, text=True, check=True)
    took = json.loads(done.stdout.splitlines()[-1])
    mark = "✓" if took["seconds"] <= LONGEST_EXPANSION else "✗"
    print(f"  {took['series']:,} weekly series over {took['months']} months: {took['dates']:,} dates in {took['seconds']:.2f} s {mark}")


def memory(master: int) -> str:
    """Resident megabytes of each worker, as /proc knows them."""
    try:
        workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        found = [re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{worker}/status").read_text()) for worker in workers]
    except OSError:
        return "unknown here (no /proc)"
    return " and ".join(f"{int(one[1]) / 1024:.0f} MB" for one in found if one)


# Printing


def pages_of(ours: Site) -> dict[str, str]:
    """The story is the one that has the lowest house number of those on the first page of the wall."""
    wall = gzip.decompress(fetch(ours, "/nl/verhalen/")).decode()
    stories = set(re.findall(r'href="(/nl/verhalen/\d+-[-\w]+/)"', wall))
    if not stories:
        sys.exit("No story on the wall: the demo was not loaded.")
    story = min(stories, key=lambda path: int(path.rsplit("/", 2)[1].partition("-")[0]))
    return {
        "story": story, "wall": "/nl/verhalen/", "home": "/nl/", "search": "/nl/zoeken/?q=samen", "agenda": "/nl/agenda/",
        "month": f"/nl/agenda/maand/{datetime.date.today():%Y-%m}/", "map": "/nl/kaart/",
    }  # fmt: skip


def measure(bare: Site, ours: Site, pages: dict[str, str]) -> dict[str, Line]:
    asked = [(bare, "/"), *((ours, path) for path in pages.values())]
    timings = alternate(asked)
    queries = [*queries_of(bare, ["/"]), *queries_of(ours, list(pages.values()))]
    weights = [len(fetch(site, path)) for site, path in asked]
    lines = map(Line, ["bare", *pages], timings, queries, weights)
    return {line.name: line for line in lines}


def show(title: str, lines: dict[str, Line], masters: dict[str, int]) -> None:
    floor = lines["bare"].timing.median
    print(f"\n{title}\n  {'page':<8}{'req/s':>8}{'median':>11}{'× bare':>9}{'queries':>9}{'HTML, gzip':>13}")
    for line in lines.values():
        median, ratio = f"{line.timing.median * 1000:.1f} ms", f"{line.timing.median / floor:.2f}"
        print(f"  {line.name:<8}{line.timing.a_second:>8.0f}{median:>11}{ratio:>9}{line.queries:>9}{line.weight / 1000:>10.1f} kB")
    print("  workers: " + "; ".join(f"{name} {memory(master)}" for name, master in masters.items()))
    story = lines["story"].timing.median / floor
    print(f"  story / bare = {story:.2f} (goal: at most {GOAL:.0f}) {'✓' if story <= GOAL else '✗'}")


def show_growth(few: dict[str, Line], many: dict[str, Line], stories: int) -> None:
    """Each against the bare page of its own part, so that a slower minute of the machine does not count."""
    print(f"\n  {stories:,} stories, {ACTIVITIES:,} weekly series and {INITIATIVES:,} initiatives against the demo")
    print(f"  (each measured against the bare page; goal: at most {GOAL:.0f})")
    for name in list(few)[1:]:
        before, after = (lines[name].timing.median / lines["bare"].timing.median for lines in (few, many))
        print(f"  {name:<8}{after / before:>8.2f} {'✓' if after / before <= GOAL else '✗'}")


def bench(stories: int) -> None:
    """No more than the demo's stories: the first part alone."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="dorp-bench-")))
        print("Making both sites ...", flush=True)
        bare, ours = make_bare(folder / "bare-site"), make_ours(folder / "our-site")
        masters = {site.name: stack.enter_context(served(site, folder)).pid for site in (bare, ours)}
        pages = pages_of(ours)
        print(
            f"{ROUNDS * A_ROUND} requests of each page, {CONNECTIONS} at a time, {WORKERS} workers, gzip asked, SQLite. The story: {pages['story']}"
        )
        few = measure(bare, ours, pages)
        show("With the demo's 12 stories", few, masters)
        show_withdrawal(ours)
        show_expansion(ours)
        if not stories:
            return
        print(f"\nMaking {stories:,} stories (a thousand takes minutes) ...", flush=True)
        manage(ours, "load_scale", "--stories", str(stories), "--activities", str(ACTIVITIES), "--initiatives", str(INITIATIVES))
        many = measure(bare, ours, pages)
        show(f"With {stories:,} stories", many, masters)
        show_growth(few, many, stories)
        show_withdrawal(ours)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", action="store_true", help="the demo's stories alone")
    parser.add_argument("--stories", type=int, default=1000, metavar="N", help="how many the second part has (1000)")
    parser.add_argument("--count", nargs="+", metavar="PATH", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.count:
        count_queries(options.count)
    else:
        # Stopped from outside, too, the servers end and the folder goes.
        signal.signal(signal.SIGTERM, lambda *_received: sys.exit("Stopped."))
        bench(0 if options.small else options.stories)


if __name__ == "__main__":
    main()
