# One runner: CI calls the same recipes as people do.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# The annotated articles that scores are taken from; see evals/README.md.
SHARED ?= ../shared

.PHONY: demo test test-long check format eval floors bench screenshots clean help

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(VENV)/.run: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# Where the demo keeps the archive of the sample story.
DEMO ?= build/demo.db

demo: $(VENV)/.run ## install, read and link the built-in sample, and ask of it
	@rm -f $(DEMO) && mkdir -p $(dir $(DEMO))
	@$(BIN)/ujar add examples/sample --outlets examples/sample/outlets.toml --archive $(DEMO)
	@$(BIN)/python examples/demo.py $(DEMO)

# A file's tests stay together: they share archives that take seconds to make.
SIDE_BY_SIDE := --numprocesses logical --maxprocesses 4 --dist loadfile

test: $(VENV)/.dev ## install, and run the tests
	$(BIN)/python -m pytest --quiet $(SIDE_BY_SIDE)

test-long: $(VENV)/.dev ## 10,000 mangled articles, 5 MB of one line, and the like
	$(BIN)/python -m pytest --quiet -m long --hypothesis-profile random

check: $(VENV)/.dev ## lint, format, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(VENV)/.dev ## scores on the annotated articles
	$(BIN)/python evals/run.py --shared $(SHARED)

floors: $(VENV)/.dev ## fail if a score fell below evals/floors.toml
	$(BIN)/python evals/gate.py --shared $(SHARED)

bench: $(VENV)/.dev ## speed and memory, written to bench/results
	$(BIN)/python bench/run.py --shared $(SHARED)

screenshots: $(VENV)/.dev ## pictures of the web pages into docs/; needs chromium
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[web,browser]'
	@rm -f $(DEMO) && mkdir -p $(dir $(DEMO))
	$(BIN)/ujar add examples/sample --outlets examples/sample/outlets.toml --archive $(DEMO)
	$(BIN)/python examples/screenshots.py $(DEMO) docs

clean: ## remove what was built
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
