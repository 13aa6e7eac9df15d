"""A section that is not read again: the words are those of reading everything, whatever was read before."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from generator import pipeline
from generator.compose import assembly, sections
from generator.errors import GeneratorError
from generator.language.memo import Memo
from generator.language.outcomes import Outcomes, watched
from generator.model.document import Document
from generator.model.schema_node import SchemaNode
from generator.model.source import value_in
from generator.render.web import writer
from generator.terms.subject import Subject
from generator.workspace import Workspace
from tests.examples import EXAMPLES, ROOT
from tests.soak import sampled

WORKSPACE = Workspace(ROOT)
GOOD = sorted(EXAMPLES.glob("ok-*.yaml"))


@pytest.mark.parametrize("seed", sampled(range(500), range(5)))
def test_reading_less_changes_no_word(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    path = random.choice(GOOD)
    [before] = _readable(path, path.read_bytes())
    after = next(found for _ in range(50) for found in _readable(path, _edited(before, random)))
    for old, new in ((before, after), (before.words_only, after.words_only)):
        made(old)
        again = made(new)
        written = bodies(again)
        with monkeypatch.context() as patch:
            patch.setattr(sections, "_DRAFTS", Memo(0))
            patch.setattr(assembly, "_REHEARSED", Memo(0))
            patch.setattr(writer, "_WRITTEN", OrderedDict())
            assert made(new) == again
            assert bodies(made(new)) == written


@pytest.mark.parametrize("name", sampled([path.stem for path in GOOD], ["ok-concept"]))
def test_who_watches_is_told_the_same_again(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    [read] = _readable(EXAMPLES / f"{name}.yaml", (EXAMPLES / f"{name}.yaml").read_bytes())
    subject = read.words_only
    made(subject)
    seen = [_outcomes(subject) for _ in range(2)]
    monkeypatch.setattr(sections, "_DRAFTS", Memo(0))
    assert seen == [_outcomes(subject)] * 2


def test_a_value_that_changes_reaches_only_the_sections_that_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    path = EXAMPLES / "ok-concept.yaml"
    [read] = _readable(path, path.read_bytes())
    subject = read.words_only
    data = subject.terms.data
    months = data["looptijd"]["opzegtermijn_maanden"] + 1
    later = {**data, "looptijd": {**data["looptijd"], "opzegtermijn_maanden": months}}
    changed = replace(subject, terms=replace(subject.terms, data=later))
    sections_read: list[str] = []
    anew = sections._read_anew

    def counted(setting: Any, compiled: Any, place: Any) -> Any:
        sections_read.append(compiled.clause.id)
        return anew(setting, compiled, place)

    monkeypatch.setattr(sections, "_DRAFTS", Memo(1024))
    monkeypatch.setattr(sections, "_read_anew", counted)
    made(subject)
    everything = len(set(sections_read))
    sections_read.clear()
    old, new = made(subject), made(changed)
    assert isinstance(old, list)
    assert isinstance(new, list)
    differing = {
        section.anchor
        for one, other in zip(old, new, strict=True)
        for section, then in zip(one.sections, other.sections, strict=True)
        if section != then
    }
    assert differing
    assert differing <= set(sections_read)
    assert len(set(sections_read)) <= everything / 8


def test_a_section_that_stays_the_same_is_the_same_one() -> None:
    path = EXAMPLES / "ok-concept.yaml"
    [subject] = _readable(path, path.read_bytes())
    first, second = made(subject.words_only), made(subject.words_only)
    assert isinstance(first, list)
    assert isinstance(second, list)
    pairs = zip(first[0].sections, second[0].sections, strict=True)
    same = [one is other for one, other in pairs]
    assert sum(same) > 0.8 * len(same)


def made(subject: Subject) -> list[Document] | str:
    """Compose the documents of a file, or say why that cannot be done."""
    try:
        return list(pipeline.documents(WORKSPACE, subject))
    except GeneratorError as error:
        return str(error)


def bodies(documents: list[Document] | str) -> list[str]:
    """Write what was composed as HTML."""
    return [writer.write_body(one) for one in documents if isinstance(one, Document)]


def _outcomes(subject: Subject) -> Outcomes:
    with watched() as outcomes:
        made(subject)
    return outcomes


def _readable(path: Path, text: bytes) -> Sequence[Subject]:
    """Read a file as if this were in it; nothing when it cannot be read at all."""
    return pipeline.check(WORKSPACE, [path], "2026-06-01", edited={path: text}).readable


def _edited(subject: Subject, random: Random) -> bytes:
    """Write a file with one value of its terms given otherwise, taken away, or moved to another line."""
    source = subject.source
    own = yaml.safe_load(source.text)
    path = random.choice([*_places(own)])
    group = value_in(own, path[:-1])
    node = subject.model.root.at(path)
    if random.random() < 0.3 or node is None:
        del group[path[-1]]
    else:
        group[path[-1]] = random.choice([*_others(group[path[-1]], node)])
    return ("\n" * random.randrange(3) + yaml.safe_dump(own, allow_unicode=True, sort_keys=False)).encode()


def _places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    for key, value in data.items():
        if path or key not in ("model", "voorbeeld_van", "basis"):
            yield (*path, key)
        if isinstance(value, dict):
            yield from _places(value, (*path, key))


def _others(value: Any, node: SchemaNode) -> Iterator[Any]:
    choices = node.spec.get("enum", ())
    yield from (choice for choice in choices if choice != value)
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, str):
        yield f"{value} anders"
    else:
        yield value
        yield "wat anders"
