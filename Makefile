# `make run` and `make test` are the two that matter. README.md has their lines without make.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PORT   ?= 8000

.PHONY: run test check format lint types contracts content build bench clean chromium

run: $(VENV)/.installed-run
	$(BIN)/evenkeel up --port $(PORT)

# The TypeScript checks are one of the tests, so that one closing line counts everything.
test: $(VENV)/.installed-test chromium build
	$(BIN)/python -m pytest

check: lint types contracts content test

format: $(VENV)/.installed-test
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

lint: $(VENV)/.installed-test
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/codespell

types: $(VENV)/.installed-test
	$(BIN)/mypy

contracts: $(VENV)/.installed-test
	$(BIN)/lint-imports

content: $(VENV)/.installed-test
	$(BIN)/evenkeel content check

build: $(VENV)/.installed-run
	$(BIN)/python -m evenkeel.server.built_app

bench: $(VENV)/.installed-test chromium build
	$(BIN)/python -m bench

# What was built and what tools remember; not what was installed.
clean:
	rm -rf app/dist app/build src/evenkeel/server/site src/evenkeel/server/site.new dist
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.installed-run: pyproject.toml | $(BIN)/python
	$(BIN)/pip install -e '.[server,build]'
	touch $@

$(VENV)/.installed-test: pyproject.toml | $(BIN)/python
	$(BIN)/pip install -e '.[server,build,test]'
	touch $@ $(VENV)/.installed-run

# Without its ensurepip Debian's Python makes half an environment; leave none behind.
$(BIN)/python:
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python cannot make an environment yet. Type:  sudo apt-get install -y python3-venv"; \
	  exit 1; }

chromium:
	@if [ -n "$$EVENKEEL_CHROMIUM" ] || command -v chromium >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ]; then \
	  apt-get update && apt-get install -y --no-install-recommends chromium; \
	else \
	  echo "The tests need a browser. Type:  sudo apt-get install -y chromium"; exit 1; \
	fi
