# Every task of the project. `make` alone prints them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:

PYTHON ?= python3
PORT ?= 8000
HISTORIES ?= 120
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONDONTWRITEBYTECODE ?= 1

.PHONY: help serve test lint bench messages clean

help: ## Print these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Python 3.11 or newer is missing: install it with 'apt-get install python3 python3-venv'."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
		|| { echo "Python's venv is missing: install it with 'apt-get install python3-venv'."; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python requirements.txt
	@echo "Installing what runs the site ..."
	@$(BIN)/pip install --quiet --requirement requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	@echo "Installing what tests the site ..."
	@$(BIN)/pip install --quiet --requirement requirements-dev.txt
	@touch $@

locale/.compiled: .venv/installed $(wildcard locale/*/LC_MESSAGES/django.po)
	@$(BIN)/python tools/messages.py compile
	@touch $@

serve: .venv/installed locale/.compiled ## Make everything and serve the site with its demo on PORT (8000)
	@PORT=$(PORT) exec $(MANAGE) open_demo 127.0.0.1:$(PORT)

test: .venv/installed-dev locale/.compiled ## Run all tests, in a browser too (DATABASE_URL chooses the database)
	@bash tools/browser.sh
	@CHROMIUM="$$(bash tools/browser.sh --path)" $(BIN)/pytest --numprocesses 2 --dist worksteal $(ARGS)

lint: .venv/installed-dev ## Check style, types and migrations
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@DJANGO_SETTINGS_MODULE=config.settings.test $(MANAGE) makemigrations --check --dry-run

bench: .venv/installed-dev locale/.compiled ## Measure speed beside a bare Wagtail page, then try thousands of steps of consent
	@$(BIN)/python tools/bench.py
	@HISTORIES=$(HISTORIES) $(BIN)/pytest --quiet --numprocesses 0 tests/consent/test_machine.py

messages: .venv/installed-dev ## Collect our own strings into locale/ and compile them
	@$(BIN)/python tools/messages.py collect
	@$(BIN)/python tools/messages.py compile

clean: ## Remove what the other targets made, the demo's data included
	rm -rf .venv db.sqlite3* private static-collected locale/.compiled .pytest_cache .mypy_cache .ruff_cache
	find media -mindepth 1 -not -name .gitignore -delete
