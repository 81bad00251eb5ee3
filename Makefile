# Needs Python >= 3.11 and a package index, nothing else. Another Python: make PYTHON=python3.13 test
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test lint types bench browser pictures clean

help:  ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "factcheck needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/.runtime: $(VENV)/.made pyproject.toml
	$(PIP) install --quiet --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.made pyproject.toml
	$(PIP) install --quiet --editable '.[desk,notebook]' --group dev
	@touch $@ $(VENV)/.runtime

# 1 means that the check found something to say, which is what the example draft is for.
demo: $(VENV)/.runtime  ## check the example draft against its release, then brief the release
	$(BIN)/factcheck check examples/draft.md --source examples/release.md || test $$? -eq 1
	$(BIN)/factcheck brief examples/release.md

test: $(VENV)/.dev  ## the tests
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.dev  ## style and the floors of the house
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

types: $(VENV)/.dev  ## types
	$(BIN)/mypy

bench: $(VENV)/.dev  ## what is measured: speed and, where there is data, quality
	$(BIN)/python -m benchmarks $(ARGS)

browser:  ## install Chromium for the tests marked `browser` (Debian, through apt)
	@if command -v chromium >/dev/null; then echo "chromium is there: $$(command -v chromium)"; \
	elif ! command -v apt-get >/dev/null; then echo "no apt-get here: install chromium by hand and put it on the PATH" >&2; exit 1; \
	else \
		echo "chromium is missing: installing it with apt"; \
		if [ "$$(id -u)" -eq 0 ]; then sudo=; else sudo=sudo; fi; \
		$$sudo apt-get update -q && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends chromium fonts-liberation; \
	fi

pictures: $(VENV)/.dev  ## the pictures of the README, made anew from the example draft
	$(BIN)/python examples/pictures/make.py

clean:  ## remove what make and the tools made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
