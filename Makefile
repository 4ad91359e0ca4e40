# Everything a contributor runs. Each target sets up what it needs, from Python 3.11 or newer and make alone.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
CHROMIUM := { command -v chromium || command -v chromium-browser || command -v google-chrome; }
MAKEFLAGS += --no-print-directory
export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PYTHONDONTWRITEBYTECODE # many containers set it; the tests start Python often, and would compile all each time

.DEFAULT_GOAL := help
.PHONY: help setup browser office lint test test-fast explore site bench format clean

help: ## List these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name does; do \
	  printf '  make %-10s %s\n' "$$name" "$$does"; done

setup: $(READY) ## Make .venv from constraints.txt; done again only when that or pyproject.toml changes
	@:

$(READY): constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("amendiff needs Python 3.11 or newer, and $(PYTHON) is " + sys.version.split()[0] + "; name another: make PYTHON=python3.13")'
	@echo "Setting up .venv (under a minute the first time)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -qq --require-hashes -r constraints.txt
	@$(BIN)/python -m pip install -qq --no-build-isolation --no-deps --editable .
	@touch $@

browser: # Chromium for tests/browser, from Debian's packages where we may install them
	@if $(CHROMIUM) >/dev/null; then exit 0; fi; \
	if [ -d "/Applications/Google Chrome.app" ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then may=no; \
	elif [ "$$(id -u)" = 0 ]; then may=env; \
	elif sudo -n true 2>/dev/null; then may=sudo; \
	else may=no; fi; \
	if [ $$may = no ]; then \
	  echo "The browser tests need Chromium, and none is here. Please install it (on Debian: apt-get install chromium), or run 'make test-fast', which needs none." >&2; \
	  exit 1; \
	fi; \
	echo "Installing Chromium for the browser tests"; \
	$$may DEBIAN_FRONTEND=noninteractive apt-get -qq update && \
	$$may DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium fonts-liberation >/dev/null

office: # LibreOffice for tests/office, from Debian's packages where we may install them; its bridge to Python and Pango come with it
	@if command -v soffice >/dev/null && /usr/bin/python3 -c 'import ctypes, uno; ctypes.CDLL("libpangoft2-1.0.so.0")' 2>/dev/null; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then may=no; \
	elif [ "$$(id -u)" = 0 ]; then may=env; \
	elif sudo -n true 2>/dev/null; then may=sudo; \
	else may=no; fi; \
	if [ $$may = no ]; then \
	  echo "The tests of Word files and of PDF need LibreOffice and Pango, and one of them is not here. Please install them (on Debian: apt-get install libreoffice-writer python3-uno libpangoft2-1.0-0), or run 'make test-fast', which needs none." >&2; \
	  exit 1; \
	fi; \
	echo "Installing LibreOffice for the tests of Word files (a minute or two)"; \
	$$may DEBIAN_FRONTEND=noninteractive apt-get -qq update && \
	$$may DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends libreoffice-writer python3-uno libpangoft2-1.0-0 >/dev/null

lint: setup ## Check style, formatting, types and layers
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --quiet --check --output-format concise || { echo "Some files are not formatted: run 'make format'." >&2; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@said=$$($(BIN)/lint-imports --no-logo 2>&1) || { echo "$$said"; exit 1; }

test: setup browser office lint ## Run every check: this is what a change has to pass
	@$(BIN)/python -m pytest -n auto --inline-snapshot=disable
	@$(BIN)/amendiff check texts
	@if [ -e tools/docs ]; then $(BIN)/python tools/docs --check; fi

test-fast: setup ## Run the tests that are not slow, with fewer examples, in under 30 seconds
	@$(BIN)/python -m pytest -n auto --quiet -m "not slow" --inline-snapshot=disable --hypothesis-profile=fast --ignore=tests/browser --ignore=tests/office

explore: setup ## Try what must always hold with ten times as many examples, other ones each time (half an hour)
	@$(BIN)/python -m pytest -n auto --quiet -m hypothesis --inline-snapshot=disable --hypothesis-profile=many

site: setup ## Build the site into site/public
	@$(BIN)/amendiff build --search

bench: setup ## Measure speed and quality
	@$(BIN)/python -m benchmarks

format: setup ## Sort imports, mend what can be mended, format
	@$(BIN)/ruff check --quiet --fix-only
	@$(BIN)/ruff format --quiet

clean: ## Remove .venv, caches and all that is built
	@rm -rf .venv .hypothesis .import_linter_cache .inline-snapshot .mypy_cache .pytest_cache .ruff_cache dist site/public
	@find benchmarks src tests tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
