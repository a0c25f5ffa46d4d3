# Every command of the project; continuous integration and hooks call the same targets.
.DEFAULT_GOAL := help
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null || echo $(CURDIR)/.tools/bin/uv)
# Behind a proxy that signs with a certificate of its own, the machine's certificates are the ones to trust.
export UV_SYSTEM_CERTS := true
export UV_NATIVE_TLS := true
# Tests start hundreds of processes; none should compile what another compiled.
unexport PYTHONDONTWRITEBYTECODE
SYSTEM_PACKAGES := chromium curl iproute2 jq poppler-utils
# The same browser without windows, for two thirds of the work; where a system has none, the whole one serves.
QUICK_BROWSER := chromium-headless-shell
MAY_INSTALL := command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]
INSTALL := DEBIAN_FRONTEND=noninteractive apt-get install -y -qq
OUT ?= out/example
AT_ONCE ?= 2
LOOKED_AT := screens or dialogs or panels_beside or everybody_can_use
# uv leaves modules uncompiled where pip compiles them. Loading what a command and its child processes load keeps the
# compiled form; without it a command takes twice as long, every time where the environment forbids to keep it.
LOADED := bespoke.cli.app, bespoke.cli.serve, bespoke.cli.worker, bespoke.cli.optimize, bespoke.cli.main_job, bespoke.cli.summary, bespoke.intake.worker, \
  bespoke.posting.read, bespoke.render.worker

NPM := $(BIN)/python ui/npm.py
UI_SOURCES := $(shell find ui -type d \( -name node_modules -o -name dist -o -name api -o -name .tanstack \) -prune \
  -o -type f ! -name '*.gen.ts' -print 2>/dev/null)

.PHONY: help setup system ui run example test test-unit test-ui test-looks test-slow check fix bench chaos docs data picture screens walk clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: $(BIN)/.synced ## Install everything into .venv (and uv into .tools when the machine has none)

$(UV):
	python3 -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check uv

$(BIN)/.synced: pyproject.toml uv.lock | $(UV)
	$(UV) sync --locked --all-extras --quiet
	@$(BIN)/python -c "import $(LOADED)"
	@touch $@

# Chromium and poppler are what the tests look at our files with; the product needs neither. Where this machine cannot
# install them the tests that need them say so and are skipped.
system:
	@for package in $(SYSTEM_PACKAGES); do dpkg -s $$package >/dev/null 2>&1 || missing=1; done; \
	if [ -n "$$missing" ] && $(MAY_INSTALL); then apt-get update -qq && $(INSTALL) $(SYSTEM_PACKAGES) >/dev/null; fi
	@if ! dpkg -s $(QUICK_BROWSER) >/dev/null 2>&1 && $(MAY_INSTALL); then $(INSTALL) $(QUICK_BROWSER) >/dev/null 2>&1 || true; fi

ui: ui/dist/index.html ## Build the pages (with a Node that setup brings)

ui/node_modules/.installed: ui/package.json ui/package-lock.json | setup
	$(NPM) ci --loglevel=error
	@touch $@

ui/dist/index.html: ui/node_modules/.installed openapi.json $(UI_SOURCES)
	$(NPM) run build --silent
	@touch $@

run: setup ui ## The whole product: database, API and worker, on this machine
	$(BIN)/bespoke serve

example: setup ## Cut the example resume to the example posting and show where the result lies
	$(BIN)/bespoke example --out $(OUT)
	$(BIN)/bespoke optimize $(OUT)/input/resume.pdf --posting $(OUT)/input/posting.txt --out $(OUT)

test: setup system ui ## Everything the tests need, then all tests
	$(NPM) test --silent
	timeout --signal=INT --kill-after=60 1300 $(BIN)/pytest -n $(AT_ONCE)

test-unit: setup ## Only the fast tests
	timeout 300 $(BIN)/pytest -n 2 -m "not slow and not browser and not corpus"

test-ui: setup system ui ## Only the tests of the pages
	$(NPM) test --silent
	timeout 900 $(BIN)/pytest -n $(AT_ONCE) tests/journeys/ui tests/web/test_pages.py

test-looks: setup system ui ## The screens in all looks: wide and narrow, light and dark
	ALL_LOOKS=1 timeout 900 $(BIN)/pytest -n $(AT_ONCE) tests/journeys/ui -k "$(LOOKED_AT)"

test-slow: setup system ui ## Only the slow, browser and corpus tests
	timeout 900 $(BIN)/pytest -n $(AT_ONCE) -m "slow or browser or corpus"

check: setup ui/node_modules/.installed ## Style, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(NPM) run check --silent

fix: setup ui/node_modules/.installed ## Format and mend what can be mended
	$(NPM) run fix --silent
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .

bench: setup system ui ## Speed and size, each figure against a reference run in the same call
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.platform
	$(BIN)/python -m bench.exports
	$(BIN)/python -m bench.previews
	$(BIN)/python -m bench.live
	$(BIN)/python -m bench.ui

chaos: setup ## Break it on purpose for 25 minutes: one line of JSON for each proof of docs/reliability.md
	$(BIN)/python -m chaos

docs: setup ## Write the generated pages of docs/ anew (a test fails when they are stale)
	$(BIN)/python -m bespoke.cli.reference docs

data: setup ## Write the generated data files anew (a test fails when they differ from their source)
	$(BIN)/python -m scripts.english_forms
	$(BIN)/python -m scripts.word_tables
	$(BIN)/python -m scripts.skill_pack

picture: setup system ## Draw the picture in the README anew
	$(BIN)/python docs/picture.py

screens: setup system ui ## Draw the pictures of the web application anew
	$(BIN)/python -m scripts.screens

walk: setup system ui ## Go from an old PDF to a tailored one at a person's pace, with the time of each step
	$(BIN)/python -m scripts.walk

clean: ## Remove what the commands above made
	rm -rf $(VENV) .tools out dist ui/node_modules ui/dist ui/src/api .mypy_cache .ruff_cache .pytest_cache .hypothesis
