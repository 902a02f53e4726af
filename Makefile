# The targets are the commands of the README. Each sets itself up, into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# A library is compiled when it is first loaded: most of what is installed never is.
PIP := --quiet --disable-pip-version-check --no-compile
# ... and that once only: hundreds of processes of the tests load the same, whatever the shell of a build says.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup demo test deep lint bench mutants pictures bundle clean

setup: $(READY)

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kinship needs Python 3.11 or newer; name it with: make PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install $(PIP) --requirement requirements.lock
	$(BIN)/python -m pip install $(PIP) --no-deps --editable .
	touch $(READY)

demo: setup
	$(BIN)/kinship demo --out demo

test: setup
	.ci/chromium & chromium=$$!; \
	$(BIN)/python -m pip install $(PIP) --requirement requirements-spark.lock && \
	$(BIN)/python -m compileall -q kinship loaders queries tests && \
	wait $$chromium
	$(BIN)/python -m pytest --numprocesses auto --dist loadgroup -rs

deep: export KINSHIP_DEEP := 1
deep: test

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: setup
	$(BIN)/python -m pip install $(PIP) --requirement requirements-bench.lock
	$(BIN)/python -m tests.bench $(if $(SIZES),--sizes $(SIZES))
	$(BIN)/python -m tests.bench_whatif
	$(BIN)/python -m tests.bench_picture
	$(BIN)/python -m tests.bench_plan
	$(BIN)/python -m tests.bench_neo4j

mutants: setup
	$(BIN)/python -m tests.mutation

pictures: setup
	$(BIN)/python -m tests.pictures
	PICTURES=docs/pictures $(BIN)/python -m pytest tests/test_neo4j_browser.py

bundle: setup
	$(BIN)/python -m tests.bundle

clean:
	rm -rf $(VENV) demo dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
