# Each of the first two is the only command needed on a new machine: it brings what is missing, then does its work.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: catalogue test bench clean lock

catalogue: $(VENV)/ready
	@$(BIN)/catalog build

test: $(VENV)/ready-for-tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pytest -n 2 --dist loadfile

bench: $(VENV)/ready-for-tests
	@$(BIN)/python tests/bench

clean:
	rm -rf build $(VENV)

# The stamps depend on what is installed, so a second run begins at once.
$(VENV)/ready: requirements.lock pyproject.toml .ci/install-libraries.sh
	@sh .ci/install-libraries.sh
	@sh .ci/make-venv.sh $(PYTHON) $(VENV) requirements.lock
	@touch $@

$(VENV)/ready-for-tests: $(VENV)/ready requirements-test.lock .ci/install-test-tools.sh
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-test.lock
	@sh .ci/install-test-tools.sh $(VENV)
	@touch $@

# Pins every package, with those that they need, at the newest versions that pyproject.toml allows.
lock:
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet .
	build/lock/bin/python -m pip freeze --exclude catalog-usaha-mikro --exclude pip --exclude setuptools > requirements.lock
	build/lock/bin/python -m pip install --quiet '.[test]'
	build/lock/bin/python -m pip freeze --exclude catalog-usaha-mikro --exclude pip --exclude setuptools | grep -vxFf requirements.lock > requirements-test.lock
	rm -rf build/lock
