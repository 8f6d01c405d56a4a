"""Which Chromium drives the browser tests."""

import os
import shutil

NO_CHROMIUM = "No Chromium on this machine: install it with 'apt-get install chromium', or name one in CHROMIUM."
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


def find() -> str:
    """Path of the executable, or nothing."""
    named = os.environ.get("CHROMIUM", "")
    names = [named] if named else ["chromium-headless-shell", "chromium"]
    return next(filter(None, map(shutil.which, names)), "")
