#!/usr/bin/env bash
# The third reader of our calendars, where Node is: brings npm's ical.js once and prints the folder it lies in, or nothing.
set -u
version=2.2.1
cache="$(cd "$(dirname "$0")/.." && pwd)/.cache"
folder="$cache/ical.js-$version"
library="node_modules/ical.js"
command -v node >/dev/null || exit 0
if [ ! -e "$folder/$library/package.json" ] && command -v npm >/dev/null; then
  # Two test processes may begin at once: each brings its own, and whoever is first leaves it here.
  mkdir -p "$cache" && made="$(mktemp -d "$folder.XXXXXX")" || exit 0
  npm install --prefix "$made" --ignore-scripts --no-audit --no-fund --no-save "ical.js@$version" >/dev/null 2>&1
  [ -e "$made/$library/package.json" ] && [ ! -e "$folder" ] && mv "$made" "$folder" 2>/dev/null
  rm -rf "$made"
fi
[ -e "$folder/$library/package.json" ] && echo "$folder/$library"
exit 0
