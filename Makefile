# Each of the first two is the only command needed on a new machine: it brings what is missing, then does its work.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# What is installed is known by content: these names change with what the files say and with the folder they are in.
key = $(shell { pwd; cat $(1); } | cksum | cut -d ' ' -f 1)
READY := $(VENV)/ready-$(call key,requirements.lock pyproject.toml .ci/install-libraries.sh .ci/make-venv.sh)
READY_FOR_TESTS := $(READY)-$(call key,requirements-test.lock .ci/install-test-tools.sh)

# Homebrew's libraries are where only this variable makes macOS look.
ifeq ($(shell uname -s),Darwin)
RUN := DYLD_FALLBACK_LIBRARY_PATH="$$(brew --prefix)/lib"
endif

.PHONY: catalogue test bench bench-district fields docs clean lock

catalogue: $(READY)
	@$(RUN) $(BIN)/catalog build

# Lint, types (of the tests and the illustration generator too), then tests with the share of lines that they run.
test: $(READY_FOR_TESTS)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(RUN) $(BIN)/pytest -n 2 --dist loadfile --cov

# Districts that are generated stay in the folder BENCH_DIR, where that is set, and are not made again.
bench: $(READY_FOR_TESTS)
	@$(RUN) $(BIN)/python -m tests.bench

bench-district: $(READY_FOR_TESTS)
	@$(RUN) $(BIN)/python -m tests.bench --district

# The field reference, after a change to the model: content/FIELDS.md and content/KOLOM.md.
fields: $(READY)
	@$(BIN)/python -m catalog.scaffold.field_reference

# What stands in docs/ and is made from the program: the lists of problems, the figure and the table of folders.
docs: $(READY_FOR_TESTS)
	@$(BIN)/python -m catalog.scaffold.problem_reference
	@$(BIN)/python -m tests.architecture.figure
	@$(BIN)/python -m catalog.i18n.topics

clean:
	rm -rf build $(VENV)

$(READY):
	@sh .ci/install-libraries.sh $(PYTHON)
	@sh .ci/make-venv.sh $(PYTHON) $(VENV) requirements.lock
	@rm -f $(VENV)/ready-* && touch $@

$(READY_FOR_TESTS): $(READY)
	@echo "Installing the packages that requirements-test.lock names"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-test.lock
	@sh .ci/install-test-tools.sh $(VENV)
	@touch $@

# Pins every package, with those that they need, at the newest versions that pyproject.toml allows, for every system.
LOCK := build/lock/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links
lock:
	@rm -rf build/lock && $(PYTHON) -m venv build/lock && build/lock/bin/python -m pip install --quiet uv
	@$(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], \
		"editables", sep="\n")' > build/lock/build.txt
	@$(LOCK) pyproject.toml build/lock/build.txt --output-file requirements.lock
	@$(LOCK) pyproject.toml --extra test --constraint requirements.lock --output-file requirements-test.lock
	@rm -rf build/lock
