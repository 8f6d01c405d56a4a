"""Which Chromium drives the browser tests."""

import os
import shutil

NO_CHROMIUM = "No Chromium on this machine: install it with 'apt-get install chromium', or name one in CHROMIUM."
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


def find() -> str:
    """Path of the executable, or nothing."""
    named = os.environ.get("CHROMIUM", "")
    return shutil.which(named or "chromium-headless-shell") or shutil.which("chromium") or ""
