# Twee opdrachten volstaan: `make build` maakt alle documenten, `make test` draait alle controles.
# Two commands are enough: `make build` renders everything, `make test` runs every check.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

PAGES := tools/make-velden tools/make-handleiding
SCRIPTS := $(PAGES) tools/check-documents tools/embed-fonts

.PHONY: build test lint check-documents docs setup clean
.DEFAULT_GOAL := build

build: $(STAMP)
	@tools/system-packages build
	$(BIN)/ojg build --out build

test: lint
	@tools/system-packages test
	$(BIN)/pytest -n auto --dist worksteal

lint: $(STAMP)
	$(BIN)/ruff format --check generator tests $(SCRIPTS)
	$(BIN)/ruff check generator tests $(SCRIPTS)
	$(BIN)/mypy
	$(BIN)/mypy --scripts-are-modules $(SCRIPTS)
	$(BIN)/lint-imports

check-documents: build
	@tools/system-packages test
	$(BIN)/python tools/check-documents build

docs: $(STAMP)
	$(BIN)/python tools/make-velden
	$(BIN)/python tools/make-handleiding

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt tools/make-venv tools/system-packages
	@tools/system-packages build
	@tools/make-venv $(VENV)
	@touch $@

clean:
	rm -rf build dist
