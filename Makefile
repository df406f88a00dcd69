# make demo   the record of the sample reports, and a brief to open
# make test   everything that must hold
# make eval   the quality gate, where ../shared is present
# make bench  how fast it is, beside what it is compared with
# make kills  two hundred kill -9 of programs that work on a record
# make fuzz   ten thousand broken pages
# make audit  known holes in the pinned packages, licences of all of them (asks the package index)
# make models the weights again, from ../shared/data
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: demo test eval bench kills fuzz audit models lint clean

.venv/ready: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Tidings needs Python 3.11, 3.12 or 3.13 with venv; none was found. Install one, or say: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: .venv/ready
	@mkdir -p out
	@rm -f out/demo.tidings*
	$(BIN)/tidings build examples/reports --record out/demo.tidings
	$(BIN)/tidings show out/demo.tidings timeline
	$(BIN)/tidings show out/demo.tidings lineage
	$(BIN)/tidings brief out/demo.tidings --format md --out out/brief.md
	$(BIN)/tidings brief out/demo.tidings --format html --out out/brief.html
	@echo "The brief: out/brief.html (open it in a browser) and out/brief.md"

test: .venv/ready
	$(BIN)/ruff check src tests models eval docs bench
	$(BIN)/mypy
	$(BIN)/python -m pytest

lint: .venv/ready
	$(BIN)/ruff check src tests models eval docs bench
	$(BIN)/mypy

eval: .venv/ready
	$(BIN)/python eval/gate.py --shared $(SHARED)

bench: .venv/ready
	$(BIN)/python bench/run.py --shared $(SHARED)

kills: .venv/ready
	$(BIN)/python -m bench.kills --rounds 200

fuzz: .venv/ready
	$(BIN)/python -m bench.mutated --pages 10000

audit: .venv/ready
	$(PYTHON) -m venv out/audit
	out/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	out/audit/bin/pip-audit --requirement requirements.lock --disable-pip --require-hashes --strict
	$(BIN)/python docs/make_licences.py

models: .venv/ready
	$(BIN)/python models/make.py --shared $(SHARED)

clean:
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .hypothesis
