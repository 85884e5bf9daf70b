# `make` alone prints what there is.
PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
PORT   ?= 8501
FAST   := not slow and not browser and not long
PIP    := $(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes

.PHONY: help chat setup read test check test-long test-mutations pictures eval lock licences sbom clean
.DEFAULT_GOAL := help

help: ## Print this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

chat: read ## Set up, read documents/ (or the samples), open the chat page on http://localhost:8501
	@$(PY) -m streamlit run app.py --server.port $(PORT)

setup: $(VENV)/.run ## Only the set-up, into .venv

read: setup
	@mkdir -p documents
	@if [ -n "$$(ls documents)" ]; then \
	  if [ -f $(VENV)/.samples ]; then \
	    $(PY) -m ingest remove $(basename $(notdir $(wildcard eval/corpus/*.pdf))) && rm $(VENV)/.samples; fi; \
	  $(PY) -m ingest add documents || [ $$? -eq 1 ]; \
	else \
	  echo "documents/ is empty, so the sample documents are read. Put your own there and run make chat again."; \
	  $(PY) -m ingest add eval/corpus && touch $(VENV)/.samples; fi

test: $(VENV)/.dev ## Set up and run every test this machine can run, the fast ones first; FILE=… runs one
ifdef FILE
	@$(PY) -m pytest $(FILE)
else
	@$(PY) -m ruff check . && $(PY) -m ruff format --check . && $(PY) -m mypy
	@$(PY) -m pytest -n 2 -m "$(FAST)"
	@$(PY) -m pytest -n 2 -m "slow and not browser and not long" tests/ingest tests/eval
	@$(PY) -m pytest -m "(slow or browser) and not long" --deselect tests/ingest --deselect tests/eval
endif

check: $(VENV)/.dev ## In half a minute: format, types, and the fast tests of what you changed
	@$(PY) -m ruff check . && $(PY) -m ruff format --check . && $(PY) -m mypy
	@$(PY) -m pytest -m "$(FAST)" $$($(PY) -m tests.support.changed)

test-long: $(VENV)/.dev ## The tests that take hours: more kills, more mutated files
	@$(PY) -m pytest -m long

test-mutations: $(VENV)/.dev ## Break forty behaviours one at a time; list those that no test notices
	@$(PY) -m tests.mutations

pictures: $(VENV)/.dev ## A picture of every state of the page, under docs/states
	@mkdir -p docs/states && PICTURES=docs/states $(PY) -m pytest -q tests/assistant/pages/test_states.py

eval: $(VENV)/.dev ## The evaluation, on the samples and, where present, on ../shared/corpus
	@$(PY) -m eval

lock: pyproject.toml ## Resolve the dependencies again (needs uv)
	@uv pip compile -q --universal --generate-hashes --no-header --no-annotate \
	  --extra eval --extra test pyproject.toml -o requirements-dev.lock
	@uv pip compile -q --universal --generate-hashes --no-header --no-annotate \
	  pyproject.toml -c requirements-dev.lock -o requirements.lock

licences: $(VENV)/.run ## The licence of everything that is installed; fails on one not allowed
	@$(PY) -m eval.supply licences

sbom: $(VENV)/.run ## The software bill of materials (CycloneDX), into sbom.json
	@$(PY) -m eval.supply bill > sbom.json

clean: ## Remove the virtual environment
	@rm -rf $(VENV)

$(VENV)/bin/python:
	@sh .ci/venv $(PYTHON) $(VENV)

$(VENV)/.run: requirements.lock | $(VENV)/bin/python
	@echo "Installing what requirements.lock lists (some minutes the first time) …"
	@$(PIP) -r requirements.lock && touch $@

$(VENV)/.dev: requirements-dev.lock | $(VENV)/bin/python
	@echo "Installing what requirements-dev.lock lists (some minutes the first time) …"
	@$(PIP) -r requirements-dev.lock && touch $@ $(VENV)/.run
