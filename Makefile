# Twee opdrachten volstaan: `make build` maakt alle documenten, `make test` draait alle controles.
# Two commands are enough: `make build` renders everything, `make test` runs every check.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready

PAGES := tools/make-velden tools/make-handleiding

.PHONY: build test lint docs setup clean
.DEFAULT_GOAL := build

build: $(STAMP)
	@tools/system-packages build
	$(BIN)/ojg build --out build

test: lint
	@tools/system-packages test
	$(BIN)/pytest -n auto

lint: $(STAMP)
	$(BIN)/ruff format --check generator tests $(PAGES)
	$(BIN)/ruff check generator tests $(PAGES)
	$(BIN)/mypy
	$(BIN)/mypy --scripts-are-modules $(PAGES)
	$(BIN)/lint-imports

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
