# The commands of Toguna. On a fresh machine: Python >= 3.11 with venv, make and git.
#
#   make run         install, load the dataset, serve the site; PORT=… changes the port
#   make test        the whole suite on SQLite, and on PostgreSQL when a server answers
#   make lint        style, types, import law, migrations, catalogues
#   make messages    bring the catalogues of translations up to date and compile them
#   make clean       remove what was installed (the database in var/ stays)

PORT ?= 8000
export PORT

INSTALL = exec sh scripts/with-python.sh scripts/install.py
BIN = .venv/bin

.DEFAULT_GOAL = help
.PHONY: help run test lint messages checkers tools clean

help:
	@sed -n 's/^#   //p' Makefile

# One process from here to the site (hence exec): a signal to make reaches it.
run:
	@$(INSTALL) --port "$$PORT" -- toguna demo --port "$$PORT"

test: checkers
	@$(INSTALL) --tests -- python scripts/run_tests.py

# What the tests check pages with, where there is npm; without it they say what was not run.
checkers:
	@if command -v npm >/dev/null 2>&1 && [ -f tools/package-lock.json ] && \
	    ! cmp -s tools/package-lock.json tools/node_modules/installed.json; then \
	    npm ci --prefix tools --silent && \
	    cp tools/package-lock.json tools/node_modules/installed.json || \
	    echo "The checkers of pages could not be installed (npm ci --prefix tools)." >&2; fi

tools:
	@$(INSTALL) --tests

lint: tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy scripts
	$(BIN)/lint-imports
	DATABASE_URL=sqlite:// $(BIN)/toguna makemigrations --check --dry-run
	$(BIN)/python scripts/messages.py --check

messages: tools
	$(BIN)/python scripts/messages.py

clean:
	rm -rf .venv .venv-tools tools/node_modules
