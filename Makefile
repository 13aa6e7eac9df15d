# Twee opdrachten volstaan: `make build` maakt alle documenten, `make test` draait alle controles.
# Two commands are enough: `make build` renders everything, `make test` runs every check.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

PAGES := tools/make-velden tools/make-rollen tools/make-handleiding
SCRIPTS := $(PAGES) tools/check-documents tools/embed-fonts tools/changed-statutes tools/make-pictures

# Programs that `make bench` measures beside this one.
RIVALS := check-jsonschema yamllint

.PHONY: build serve test test-fast test-year soak fuzz lint check-documents docs year bench bench-quick setup clean
.DEFAULT_GOAL := build

# Each command would compile the program anew.
unexport PYTHONDONTWRITEBYTECODE

build: $(STAMP)
	@tools/system-packages build
	$(BIN)/ojg build --out build

# Het werkblad: overeenkomsten invullen in de browser. / The workbench: fill agreements in in the browser.
serve: $(STAMP)
	$(BIN)/ojg serve

test: lint
	@tools/system-packages test
	$(BIN)/pytest -n auto --dist worksteal

# What a developer needs between two edits; no browser, no LibreOffice.
test-fast: $(STAMP)
	@tools/system-packages test
	$(BIN)/pytest -n auto --dist worksteal -m "not slow and not soak and not year"

# Whether docs/modeljaar.md still tells what the program says. / Replays a maintainer's year: minutes.
test-year: $(STAMP)
	$(BIN)/pytest -m year

# All cases of the tests of which `make test` looks at a sample, and other random inputs than it tries.
soak: $(STAMP)
	@tools/system-packages test
	$(BIN)/pytest -n auto --dist worksteal -m soak
	$(BIN)/pytest -n auto --dist worksteal -m "not soak and not year" --hypothesis-profile soak \
		tests/yaml_text tests/load tests/validate/test_schema.py

# Damaged files of every kind, for a minute, for SECONDS or until there were COUNT; 20,000 take half an hour.
# REPLAY=model/1/42 tries one again.
SEED := 1
fuzz: $(STAMP)
	$(BIN)/python -m tests.fuzz --seed $(SEED) $(if $(SECONDS),--seconds $(SECONDS)) $(if $(COUNT),--count $(COUNT)) \
		$(if $(KIND),--kind $(KIND)) $(if $(REPLAY),--replay $(REPLAY))

lint: $(STAMP)
	$(BIN)/ruff format --check generator tests benchmarks $(SCRIPTS)
	$(BIN)/ruff check generator tests benchmarks $(SCRIPTS)
	$(BIN)/mypy
	$(BIN)/mypy --scripts-are-modules $(SCRIPTS)
	$(BIN)/lint-imports

# How fast it is beside what people would use instead. / Schrijft de tabel in docs/prestaties.md.
bench: $(STAMP)
	$(BIN)/python -m pip install --quiet $(RIVALS)
	$(BIN)/python -m benchmarks --write

bench-quick: $(STAMP)
	$(BIN)/python -m pip install --quiet $(RIVALS)
	$(BIN)/python -m benchmarks --quick

check-documents: build
	@tools/system-packages test
	$(BIN)/python tools/check-documents build

docs: $(STAMP)
	$(BIN)/python tools/make-handleiding

# Het jaar van een beheerder opnieuw spelen duurt minuten. / Replaying a maintainer's year takes minutes.
year: $(STAMP)
	$(BIN)/python tools/make-handleiding docs/modeljaar.md

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt tools/make-venv tools/system-packages
	@tools/system-packages build
	@tools/make-venv $(VENV)
	@touch $@

clean:
	rm -rf build dist
