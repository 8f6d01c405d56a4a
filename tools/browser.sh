#!/usr/bin/env bash
# Find a Chromium for the browser tests, or install one where that is allowed. `--path` prints it, or nothing.
set -u
find_chromium() { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome || true; }
if [ "${1:-}" = "--path" ]; then find_chromium; exit 0; fi
[ -n "$(find_chromium)" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium for the browser tests ..."
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq; for package in chromium-headless-shell chromium; do
    [ -n "$(find_chromium)" ] || apt-get install -y -qq --no-install-recommends "$package"  # the shell without a window is a third faster
  done; } >/dev/null 2>&1
fi
if [ -z "$(find_chromium)" ] && [ "${CI:-}" = true ]; then
  echo "No Chromium: install it with 'apt-get install chromium'. With CI=true the browser tests must run."
  exit 1
fi
exit 0
