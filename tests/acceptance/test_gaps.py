"""Every term left empty, and every choice made otherwise: a visible gap or a clear error, never odd text.

A term that the model does not require may be left out, and then its sentence goes too. A term that the model
requires may not: its absence would silently change what the parties agree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import islice
from typing import Any

import pytest

from generator.errors import GeneratorError
from generator.model.schema_node import SchemaNode, root_node
from generator.model.source import Path, dotted
from generator.render.words import body_words
from generator.terms.subject import Subject
from tests.acceptance.content import AGREEMENTS, NAMES, ROOT, Variant, gap_paths, leaves, subjects, variant
from tests.acceptance.hygiene import slips
from tests.soak import sampled

MAIN = ("noord-groningen-samen", "pekela", "stadskanaal")
"""Of these every term is emptied: four municipalities; a municipality as employer; a document a practice."""
PARTS = range(6)
"""Every sixth term from another one on; the sample is a third of them."""
TO_FILL_IN = "nog-in-te-vullen"
NOT_IN_TEXT = {"uitgifte"}
"""Decides which documents there are, so no sentence can show that it is missing; the finding does."""
DRAFT: Mapping[Path, Any] = {("status",): "concept"}


def general(path: Path, node: SchemaNode) -> Path:
    """Write a path with `*` for ids and 0 for places in a list."""
    found: list[str | int] = []
    current: SchemaNode | None = node
    for key in path:
        assert current is not None
        named = key in current.property_names
        found.append(key if named else "*" if isinstance(key, str) else 0)
        current = current.child(key)
    return tuple(found)


@cache
def emptied_terms() -> Mapping[str, Sequence[Path]]:
    """Choose what to empty: all terms of `MAIN`; elsewhere a term until two files of other kinds had it."""
    had: dict[tuple[str, Path], list[object]] = {}
    chosen: dict[str, list[Path]] = {}
    for name in (*MAIN, *(name for name in NAMES if name not in MAIN)):
        subject = subjects()[name]
        kind = subject.terms.data.get("werkgever", {}).get("soort", name)
        for path in leaves(subject.source.data):
            kinds = had.setdefault((subject.model.template.name, general(path, subject.model.root)), [])
            if name in MAIN or (len(kinds) < 2 and kind not in kinds):
                kinds.append(kind)
                chosen.setdefault(name, []).append(path)
    return chosen


def practice_in(path: Path, subject: Subject) -> str:
    practices = subject.terms.data.get("praktijken", {})
    return next((str(key) for key in path if key in practices), "")


def names(one: str, other: str) -> bool:
    """Tell whether two dotted paths are the same or one is inside the other."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def problems_when_emptied(subject: Subject, path: Path) -> Iterator[str]:
    """Describe what is wrong with the findings or texts after one term is emptied."""
    found = variant(subject, {**DRAFT, path: None})
    if found.subject is None:
        yield from unclear_errors(found)
        return
    whole = dotted(path)
    required = any(names(one.path, whole) for one in found.findings if one.rule == TO_FILL_IN)
    shown = False
    for number, document in enumerate(found.documents(practice_in(path, subject))):
        yield from slips(document)
        shown = shown or any(names(unlinked(gap), whole) for gap in gap_paths(document))
        if number and (shown or not required):
            break
    if required and not shown and whole not in NOT_IN_TEXT:
        changed = words_of(found) != words_of(variant(subject, DRAFT))
        yield from ["the text changes, and no gap shows that it is missing"] if changed else ()
    if shown and value_at(found.subject.terms.data, path) is not None:
        yield "a gap, although the model has a value"


def words_of(found: Variant) -> list[list[str]]:
    return [body_words(document) for document in found.documents()]


def unclear_errors(found: Variant) -> Iterator[str]:
    for error in found.errors:
        if not error.message or error.spot.line < 1 or not error.spot.file:
            yield f"unclear: {error}"


def unlinked(path: str) -> str:
    """Drop the name under which a linked document reaches a term."""
    return path.removeprefix("overeenkomst.").removeprefix("profiel.")


def value_at(data: Any, path: Path) -> Any:
    for key in path:
        if not isinstance(data, dict):
            return None
        data = data.get(key)
    return data


def tried(problems: Iterator[str]) -> list[str]:
    """List problems, each once; a template that cannot be carried out is one."""
    try:
        return sorted(set(problems))
    except GeneratorError as error:
        return [f"{error.spot}: {error.message}"]


def emptied(name: str, paths: Sequence[Path]) -> dict[str, list[str]]:
    subject = subjects()[name]
    found = {dotted(path): tried(problems_when_emptied(subject, path)) for path in paths}
    return {path: problems for path, problems in found.items() if problems}


@pytest.mark.parametrize("part", sampled(PARTS, range(2)))
@pytest.mark.parametrize("name", MAIN)
def test_an_empty_term_is_a_gap_or_an_error(name: str, part: int) -> None:
    paths = emptied_terms()[name]
    assert len(paths) > 100
    assert emptied(name, paths[part :: len(PARTS)]) == {}


@pytest.mark.parametrize("name", [name for name in NAMES if name not in MAIN])
def test_an_empty_term_of_another_kind_is_a_gap_or_an_error(name: str) -> None:
    assert emptied(name, emptied_terms().get(name, ())) == {}


def choices(node: SchemaNode, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """List every enum and boolean below a term, with each value it can have."""
    values = [True, False] if node.spec.get("type") == "boolean" else node.spec.get("enum", ())
    yield from ((path, value) for value in values)
    for key, child in node.children():
        yield from choices(child, (*path, key))
    entry, item = node.child("*") if node.is_identity_map else None, node.child(0)
    if entry is not None:
        yield from choices(entry, (*path, "*"))
    if item is not None:
        yield from choices(item, (*path, 0))


def schema_choices(kind: str) -> list[tuple[Path, Any]]:
    path = ROOT / "templates" / kind / "2026.1" / "schema.json"
    schema = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return [choice for choice in choices(root_node(schema)) if choice[0] != ("status",)]


def placed(path: Path, data: Any) -> Path | None:
    """Put the first id of each map in the place of `*`; None when a map has no entry."""
    found: list[str | int] = []
    for key in path:
        if key == "*" and (not isinstance(data, dict) or not data):
            return None
        found.append(next(iter(data)) if key == "*" else key)
        data = data.get(found[-1]) if isinstance(data, dict) else None
    return tuple(found)


def problems_when_chosen(subject: Subject, path: Path, value: Any) -> Iterator[str]:
    change = {path[:-1]: [value]} if path[-1] == 0 else {path: value}
    found = variant(subject, {**DRAFT, **change})
    if found.subject is None:
        yield from unclear_errors(found)
        return
    for document in islice(found.documents(practice_in(path, subject)), 1):
        yield from slips(document)


def chosen(name: str, wanted: Sequence[tuple[Path, Any]]) -> dict[str, list[str]]:
    subject = subjects()[name]
    found = {}
    for path, value in wanted:
        place = placed(path, subject.terms.data)
        if place is not None:
            found[f"{dotted(place)}: {value}"] = tried(problems_when_chosen(subject, place, value))
    assert len(found) > len(wanted) // 2
    return {what: problems for what, problems in found.items() if problems}


@pytest.mark.parametrize("place", range(len(AGREEMENTS)))
def test_another_choice_gives_a_sound_text_or_an_error(place: int) -> None:
    """Spread choices over the agreements: neighbours go to other ones."""
    assert chosen(AGREEMENTS[place], schema_choices("modelovereenkomst")[place :: len(AGREEMENTS)]) == {}


@pytest.mark.soak
@pytest.mark.parametrize("place", range(len(AGREEMENTS)))
def test_a_word_of_a_choice_gives_it_in_a_second_agreement_too(place: int) -> None:
    wanted = enumerate(schema_choices("modelovereenkomst"))
    words = [(index, choice) for index, choice in wanted if not isinstance(choice[1], bool)]
    mine = [choice for index, choice in words if (index * 3 + 5) % len(AGREEMENTS) == place]
    assert chosen(AGREEMENTS[place], mine) == {}


def test_another_choice_in_a_profile_gives_a_sound_text_or_an_error() -> None:
    assert chosen("ojg-ggz", schema_choices("functieprofiel")) == {}


@pytest.mark.parametrize(
    ("missing", "known"), [("max_per_jaar_eur", "per gebeurtenis"), ("max_per_gebeurtenis_eur", "per jaar")]
)
def test_a_cap_that_is_known_is_shown_beside_the_one_that_is_not(missing: str, known: str) -> None:
    changes: dict[Path, Any] = {("aansprakelijkheid", missing): None, **DRAFT}
    found = variant(subjects()["stadskanaal"], changes).documents()
    made = next(one for one in found if one.name.startswith("modelovereenkomst"))
    words = " ".join(body_words(made)).replace("\u00a0", " ")
    line = words.partition("Maximum tussen partijen: ")[2][:140]
    assert re.search(rf"€ [0-9.]+ {known}", line)
    assert "[nog in te vullen: hoogste bedrag" in line
