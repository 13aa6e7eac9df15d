"""The real content of this repository, checked and composed once in a process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from generator import pipeline
from generator.compose.assembly import compose
from generator.compose.plans import DocumentPlan, plans
from generator.findings import Finding, Severity, has_errors
from generator.load.grounds import read_grounds
from generator.load.model_choice import read_model_of
from generator.load.municipalities import read_municipalities
from generator.model.document import (
    Block,
    Document,
    Emphasis,
    Gap,
    Inline,
    ItemList,
    Strong,
    Table,
)
from generator.model.source import Path as TermPath
from generator.model.source import YamlSource
from generator.model.template import LegalBasis, Municipality
from generator.render.words import plain
from generator.terms.subject import Subject, compile_model, make_subject
from generator.validate.schema import check_schema
from generator.validate.terms import check_terms
from generator.workspace import CONTENT_FOLDERS, TEMPLATES, Workspace

ROOT = Path(__file__).parents[2]
AGREEMENTS = tuple(sorted(path.stem for path in (ROOT / "agreements").glob("*.yaml")))
PROFILES = tuple(sorted(path.stem for path in (ROOT / "profiles").glob("*.yaml")))
NAMES = (*AGREEMENTS, *PROFILES)


@cache
def workspace() -> Workspace:
    return Workspace(ROOT.resolve())


@cache
def subjects() -> Mapping[str, Subject]:
    """Every agreement and profile; checking one that has errors is an assertion error."""
    paths = [path for folder in CONTENT_FOLDERS for path in workspace().files(folder)]
    checked = pipeline.check(workspace(), paths)
    errors = [finding for finding in checked.findings if finding.severity is Severity.ERROR]
    assert not errors
    return {subject.name: subject for subject in checked.subjects}


@cache
def documents(name: str) -> tuple[Document, ...]:
    """Every document of an agreement or profile."""
    return tuple(pipeline.documents(workspace(), subjects()[name]))


@cache
def grounds() -> Mapping[str, LegalBasis]:
    return read_grounds(workspace().root / TEMPLATES)


@cache
def municipalities() -> Mapping[str, Municipality]:
    return read_municipalities(workspace().root / TEMPLATES)


@dataclass(frozen=True)
class Variant:
    """A file that was changed in memory: what checking says, and the subject when nothing is wrong."""

    findings: tuple[Finding, ...]
    subject: Subject | None

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is Severity.ERROR]

    def documents(self, practice: str = "") -> Iterator[Document]:
        """Compose the document of one practice, or the first; then what is linked; then the others."""
        assert self.subject is not None
        found = plans(self.subject)
        for plan in sorted(found, key=lambda plan: _order(plan, practice)):
            yield compose(self.subject, plan, grounds())


def _order(plan: DocumentPlan, practice: str) -> int:
    if plan.view is not None:
        return 0 if plan.view.entry == practice else 2
    return 1 if plan.link else 0


def variant(base: Subject, changes: Mapping[TermPath, Any]) -> Variant:
    """Check a file as if it said something else; None empties a key."""
    data = deepcopy(base.source.data)
    for path, value in changes.items():
        put(data, path, value)
    source = replace(base.source, data=data)
    template = read_model_of(source, workspace())
    if isinstance(template, Finding):
        return Variant((template,), None)
    findings = check_schema(source, template).findings
    if has_errors(findings):
        return Variant(tuple(findings), None)
    basis = template.roles.basis
    sources = (*(base.sources[:-1] if source.data.get(basis) else ()), source)
    subject = make_subject(base.name, sources, compile_model(template), _links(base, source))
    findings += check_terms(subject, workspace(), "2026-11-21", municipalities())
    return Variant(tuple(findings), None if has_errors(findings) else subject)


def _links(base: Subject, source: YamlSource) -> dict[str, Subject]:
    """Follow the names of other files that the changed file still gives; what belongs to it stays."""
    roles = base.model.roles.links
    found = {name: link for name, link in base.links.items() if name not in roles}
    for name, link in roles.items():
        wanted = source.data.get(link.term)
        if wanted in subjects():
            found[name] = subjects()[str(wanted)]
    return found


def put(data: Any, path: TermPath, value: Any) -> None:
    """Set the value at a path, with the groups above it."""
    for key in path[:-1]:
        if isinstance(data, dict) and not isinstance(data.get(key), dict | list):
            data[key] = {}
        data = data[key]
    data[path[-1]] = value


def leaves(value: Any, path: TermPath = ()) -> Iterator[TermPath]:
    """List the paths of single values: in groups, in maps and in lists."""
    entries: Sequence[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        entries = list(value.items())
    elif isinstance(value, list):
        entries = list(enumerate(value))
    if not entries:
        yield path
    for key, item in entries:
        yield from leaves(item, (*path, key))


def blocks_of(document: Document) -> Iterator[Block]:
    """Walk through all blocks of a document, those inside items too."""
    for section in document.sections:
        yield from _nested(section.blocks)


def _nested(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, ItemList):
            for item in block.items:
                yield from _nested(item.blocks)


def runs_of(document: Document) -> Iterator[tuple[Inline, ...]]:
    """List every run of inlines: title, lead, headings, paragraphs, captions and cells."""
    yield document.title
    yield from (line.content for line in document.lead)
    for section in document.sections:
        yield section.title
    for block in blocks_of(document):
        if isinstance(block, Table):
            yield block.caption
            yield from (cell.content for row in (block.header, *block.rows) for cell in row)
        elif not isinstance(block, ItemList):
            yield block.content


def inlines_of(content: Sequence[Inline]) -> Iterator[Inline]:
    """Walk through inlines, those inside emphasis too."""
    for inline in content:
        yield inline
        if isinstance(inline, Strong | Emphasis):
            yield from inlines_of(inline.content)


def gap_paths(document: Document) -> set[str]:
    """List the paths that gaps of a document name."""
    return {
        path
        for run in runs_of(document)
        for inline in inlines_of(run)
        if isinstance(inline, Gap)
        for path in inline.paths
    }


def texts_of(document: Document) -> Iterator[str]:
    """List the texts of a document: one for each paragraph, heading and line of a cell, and its metadata."""
    meta = document.meta
    yield from (meta.title, meta.author, meta.subject, meta.kenmerk, meta.header, meta.footer)
    for run in runs_of(document):
        yield from plain(run).split("\n")
