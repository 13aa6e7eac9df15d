"""Rules of this repository that no linter knows: sizes, names, and an engine that knows no document type."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import grimp
import pytest
import yaml

from generator.validate import checks
from generator.validate.checks import TERM_CHECKS, TEXT_CHECKS

ROOT = Path(__file__).parents[1]
ENGINE = sorted((ROOT / "generator").rglob("*.py"))
MODULES = sorted([*ENGINE, *(ROOT / "tests").rglob("*.py")])
MODELS = sorted(path.parent for path in (ROOT / "templates").glob("*/*/model.yaml"))
CLAUSES = sorted(path for model in MODELS for path in model.rglob("*.md"))
LONGEST = 300

ENGINE_WORDS = {
    "model": "the key of every content file that names its model version, and a word of the overview",
    "status": "the role in model.yaml, and a property of every document",
    "kenmerk": "the role in model.yaml, and a property of every document",
    "basis": "the role in model.yaml",
    "versie": "a name that texts know beside the terms: document.versie",
    "afwijkingen": "the role in model.yaml, and a name that texts know: document.afwijkingen",
    "datum": "a way to show a value, and a filter",
    "ojg": "the name of the command",
    "vorm": "the number of the form of what is laid down",
}
"""Top-level keys that are also words of the engine's own contract, and what they are there."""
MAY_KNOW = {
    "generator/cli/new_command.py": "has options named after what people fill in first",
    "generator/tasks/scaffold.py": "fills in a starter file",
    "generator/load/municipalities.py": "reads gemeenten.yaml, a table with a key of the same name",
}
CHECKS = "generator/validate/checks/"
PATH = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_is_something_to_look_at() -> None:
    assert len(ENGINE) > 60
    assert len(MODELS) >= 2
    assert len(CLAUSES) > 45


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_a_module_fits_on_a_few_screens(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") < LONGEST


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_imports_are_absolute(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level] == []


def test_no_two_classes_have_the_same_name() -> None:
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in ENGINE]
    names = [node.name for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_modules_import_each_other_in_one_direction() -> None:
    graph = grimp.build_graph("generator")
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(tuple(TopologicalSorter(imports).static_order())) > 300  # a circle raises CycleError


@pytest.mark.parametrize("path", CLAUSES, ids=label)
def test_a_clause_goes_by_the_name_of_its_file(path: Path) -> None:
    front = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    assert front["id"] == path.stem


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_every_clause_has_one_place_in_its_model(model: Path) -> None:
    settings = yaml.safe_load((model / "model.yaml").read_text(encoding="utf-8"))
    placed = [name for part in settings["delen"] for name in part.get("lijst", [part.get("id")])]
    amending = [part["id"] for part in (settings.get("allonge") or {}).get("delen", ())]
    assert len(set(placed)) == len(placed)
    assert sorted({*placed, *amending}) == sorted(path.stem for path in model.rglob("*.md"))


def check_modules() -> dict[str, Any]:
    found = {
        name: importlib.import_module(f"{checks.__name__}.{name}")
        for _, name, _ in pkgutil.iter_modules(checks.__path__)
    }
    return {name: module for name, module in found.items() if hasattr(module, "check")}


def test_every_check_runs_and_is_explained_in_dutch() -> None:
    modules = check_modules()
    registered = {**TEXT_CHECKS, **{check.ID: check.check for check in TERM_CHECKS}}
    assert {module.ID: module.check for module in modules.values()} == registered
    assert len(registered) == len(TEXT_CHECKS) + len(TERM_CHECKS)
    for name, module in modules.items():
        assert name.replace("_", "-") == module.ID
        assert {"Goed:", "Fout:"} <= set((module.__doc__ or "").split()), (
            f"{name} shows no good and wrong example"
        )


def keys_of(spec: Mapping[str, Any]) -> Iterator[str]:
    """List every key below a part of a schema."""
    for key, child in spec.get("properties", {}).items():
        yield key
        yield from keys_of(child)
    for below in (spec.get("additionalProperties"), spec.get("items"), *spec.get("$defs", {}).values()):
        if isinstance(below, dict):
            yield from keys_of(below)


def telling_keys() -> set[str]:
    """List the keys that give a document type away: those at the top, and deeper ones of several words."""
    found: set[str] = set()
    for model in MODELS:
        schema = json.loads((model / "schema.json").read_text(encoding="utf-8"))
        found |= set(schema["properties"]) | {key for key in keys_of(schema) if "_" in key}
    return found - ENGINE_WORDS.keys()


def words_in(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """List attributes, and the parts of strings that are a key or a path such as `looptijd.einde`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and PATH.fullmatch(node.value):
            yield from ((word, node.lineno) for word in node.value.split("."))


@pytest.mark.parametrize("path", ENGINE, ids=label)
def test_engine_knows_no_key_of_a_document_type(path: Path) -> None:
    if label(path).startswith(CHECKS) or label(path) in MAY_KNOW:
        return
    keys = telling_keys()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [f"{word} (line {line})" for word, line in words_in(tree) if word in keys] == []


def test_keys_that_give_a_document_type_away_are_found() -> None:
    keys = telling_keys()
    assert {"praktijken", "werkgever", "looptijd", "opzegtermijn_maanden"} <= keys
    tree = ast.parse('data["werkgever"]; scope.praktijken; at("looptijd.einde"); say("de looptijd loopt")')
    assert sorted(word for word, _ in words_in(tree) if word in keys) == [
        "looptijd",
        "praktijken",
        "werkgever",
    ]


def test_exceptions_are_still_needed() -> None:
    schemas = [json.loads((model / "schema.json").read_text(encoding="utf-8")) for model in MODELS]
    assert ENGINE_WORDS.keys() <= {key for schema in schemas for key in schema["properties"]}
    assert all((ROOT / name).is_file() for name in MAY_KNOW)
