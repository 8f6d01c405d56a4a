"""`make` alone prints its targets, each with what it does."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_it_works():
    printed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {"help", "serve", "test", "lint", "bench"} <= {line.split()[0] for line in printed.splitlines()}
    assert all(len(line.split()) > 3 for line in printed.splitlines())
