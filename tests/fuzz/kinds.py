"""Kinds of files: which valid ones there are, how they are damaged, and what the program does with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from generator import pipeline
from generator.edge.json_data import json_value
from generator.edge.pdfs import is_pdf
from generator.errors import GeneratorError, UnreadableError
from generator.model.document_tree import as_data, document_from
from generator.model.json_text import json_text
from generator.model.laid_down import digest_of
from generator.render import writer_for
from generator.render.embedded_terms import read_terms
from generator.render.house_style import style_for
from generator.render.shell_check import odt_problems, word_problems
from generator.render.stated_terms import stated_terms, terms_from_json, terms_to_json
from generator.report.text import text_report
from generator.tasks.build.ledger import LEDGER, read_ledger
from generator.tasks.build.manifest import MANIFEST
from generator.tasks.build.target import refuse_unsafe
from generator.tasks.fmt import formatted
from generator.tasks.lint.house_styles import house_style_findings
from generator.tasks.lint.run import lint
from generator.tasks.repair import repaired
from generator.tasks.textconv import readable
from generator.tasks.upgrade.report import outcome_lines
from generator.tasks.upgrade.upgrader import upgrade
from generator.workspace import Workspace
from tests.cli.command import forget_files
from tests.fuzz.lab import OWN, Lab, put
from tests.fuzz.moved import NEXT
from tests.fuzz.mutations import BINARY, JSON, MARKUP, PACKAGE, TEXT, YAML, Mutation
from tests.release.small import CARD, LETTER

_DAY = "2027-01-15"
_MODEL = "templates/modelovereenkomst/2026.1"
_DIGEST = re.compile(r"[0-9a-f]{64}")

Files = Mapping[Path, bytes]
Probe = Callable[[Lab, Path, bytes], None]


@dataclass(frozen=True)
class Kind:
    """One kind of file."""

    files: Callable[[Lab], Files]
    """Valid ones, by where they belong."""
    mutations: Sequence[Mutation]
    probe: Probe
    """Lets the program meet a file; raises `GeneratorError` when that is what users would be told."""
    turns: int = 3
    """How often it is its turn while the dearest kinds have one."""


def _content(lab: Lab, path: Path, data: bytes) -> None:
    workspace = Workspace(path.parents[1])
    _check(workspace, path, data)
    readable(data, path.name, workspace.root, workspace.root)


def _mended(lab: Lab, path: Path, data: bytes) -> None:
    workspace = Workspace(path.parents[1])
    with put(path, data):
        list(repaired(workspace, path, _DAY).difference(path.name))
        file = formatted(workspace, path)
        list(file.difference(path.name) if file.changed else ())


def _check(workspace: Workspace, path: Path, data: bytes) -> None:
    checked = pipeline.check(workspace, [path], _DAY, edited={path: data})
    text_report(checked.findings, files=1)
    for subject in checked.subjects:
        document = next(iter(pipeline.documents(workspace, subject)), None)
        if document is not None:
            writer_for("txt")(document, style_for(workspace))


def _real_model(lab: Lab, path: Path, data: bytes) -> None:
    agreement = lab.real.root / "agreements" / f"{OWN}.yaml"
    forget_files()
    try:
        with put(path, data):
            _check(lab.real, agreement, agreement.read_bytes())
    finally:
        forget_files()


def _small_model(lab: Lab, path: Path, data: bytes) -> None:
    forget_files()
    try:
        with put(path, data):
            found = lint(lab.small, [LETTER, CARD], house_styles=False)
            text_report(found.findings, files=1)
    finally:
        forget_files()


def _migration(lab: Lab, path: Path, data: bytes) -> None:
    forget_files()
    try:
        with put(path, data), TemporaryDirectory() as scratch:
            text_report(lint(lab.moved, [NEXT], house_styles=False).findings, files=1)
            outcome = upgrade(lab.moved, [], "", Path(scratch))
            text_report(outcome.refused, files=1)
            list(outcome_lines(outcome, str, dry_run=True, colour=False))
    finally:
        forget_files()


def _style(file_format: str, lab: Lab, path: Path, data: bytes) -> None:
    forget_files()
    try:
        with put(path, data):
            if path.suffix in (".css", ".html", ".svg"):
                text_report(house_style_findings(lab.real), files=1)
            writer_for(file_format)(lab.document, style_for(lab.real, OWN))
    finally:
        forget_files()


def _shell(lab: Lab, path: Path, data: bytes) -> None:
    list((word_problems if path.suffix == ".docx" else odt_problems)(data))
    _style(path.suffix[1:], lab, path, data)


def _finished(lab: Lab, path: Path, data: bytes) -> None:
    readable(data, path.name, lab.folder, lab.real.root)
    with put(path, data):
        is_pdf(path)
        read_terms(path)


def _built(lab: Lab, path: Path, data: bytes) -> None:
    with put(path, data):
        read_ledger(lab.out)
        refuse_unsafe(lab.real, lab.out)


def _laid_down(lab: Lab, path: Path, data: bytes) -> None:
    """Lay down other data with a digest that fits, for who writes both."""
    agreement = lab.signed.path("veen")
    text = lab.signed.text("veen")
    kept = {one.stem: one.read_bytes() for one in path.parent.glob("*.json")}
    old = digest_of({name: json_value(one) for name, one in kept.items()})
    try:
        new = digest_of({name: json_value(one) for name, one in {**kept, path.stem: data}.items()})
    except UnreadableError:
        new = old
    assert old in text
    with put(path, data):
        _check(lab.signed.workspace, agreement, text.replace(old, new).encode())


def _tree(lab: Lab, path: Path, data: bytes) -> None:
    try:
        terms_from_json(data) if "formaat" in path.name else document_from(json_value(data))
    except ValueError:
        return


def _below(root: Path, *patterns: str) -> Files:
    return {path: path.read_bytes() for pattern in patterns for path in sorted(root.glob(pattern))}


KINDS: Mapping[str, Kind] = {
    "overeenkomst": Kind(lambda lab: _below(lab.real.root, "agreements/*.yaml"), YAML, _content),
    "herstel": Kind(lambda lab: _below(lab.real.root, "agreements/*.yaml", "profiles/*.yaml"), YAML, _mended),
    "profiel": Kind(lambda lab: _below(lab.real.root, "profiles/*.yaml"), YAML, _content),
    "allonge": Kind(lambda lab: _below(lab.signed.root.resolve(), "agreements/later.yaml"), YAML, _content),
    "model": Kind(
        lambda lab: _below(lab.small.root, "templates/*/2026.1/model.yaml", "templates/*.yaml"),
        YAML,
        _small_model,
    ),
    "groot-model": Kind(
        lambda lab: _below(lab.real.root, f"{_MODEL}/model.yaml", f"{_MODEL}/standaard.yaml"),
        YAML,
        _real_model,
        turns=1,
    ),
    "schema": Kind(lambda lab: _below(lab.small.root, "templates/*/2026.1/schema.json"), JSON, _small_model),
    "groot-schema": Kind(
        lambda lab: _below(lab.real.root, f"{_MODEL}/schema.json"), JSON, _real_model, turns=1
    ),
    "regels": Kind(lambda lab: _below(lab.small.root, f"templates/{LETTER}/regels.yaml"), YAML, _small_model),
    "grote-regels": Kind(
        lambda lab: _below(lab.real.root, f"{_MODEL}/regels.yaml"), YAML, _real_model, turns=1
    ),
    "artikel": Kind(lambda lab: _below(lab.small.root, "templates/*/2026.1/*/*.md"), TEXT, _small_model),
    "groot-artikel": Kind(
        lambda lab: _below(lab.real.root, f"{_MODEL}/*.md", f"{_MODEL}/*/*.md"), TEXT, _real_model, turns=1
    ),
    "migratie": Kind(lambda lab: _below(lab.moved.root, f"templates/{NEXT}/migratie.yaml"), YAML, _migration),
    "voorbeeld": Kind(
        lambda lab: _below(lab.small.root, "templates/*/2026.1/voorbeelden/*.yaml"), YAML, _small_model
    ),
    "pagina": Kind(
        lambda lab: lab.style_files("page.html", "screen.css", "kleuren.css"), TEXT, partial(_style, "html")
    ),
    "afdruk": Kind(lambda lab: lab.style_files("print.css"), TEXT, partial(_style, "pdf"), turns=1),
    "logo": Kind(lambda lab: lab.style_files("logo.svg"), MARKUP, partial(_style, "docx")),
    "plaatje": Kind(lambda lab: lab.style_files("logo.png", "logo.jpg"), BINARY, partial(_style, "docx")),
    "letter": Kind(
        lambda lab: lab.style_files("fonts/SourceSansPro-Regular.ttf", "fonts/SourceSansPro-Bold.ttf"),
        BINARY,
        partial(_style, "pdf"),
        turns=1,
    ),
    "sjabloon": Kind(lambda lab: lab.style_files("overeenkomst.docx", "overeenkomst.odt"), PACKAGE, _shell),
    "docx": Kind(lambda lab: {lab.folder / "x.docx": lab.written("docx")}, PACKAGE, _finished),
    "pdf": Kind(lambda lab: {lab.folder / "x.pdf": lab.written("pdf")}, BINARY, _finished),
    "manifest": Kind(lambda lab: _below(lab.out, MANIFEST, f"{LEDGER}/*.json"), JSON, _built),
    "vastlegging": Kind(
        lambda lab: _below(lab.signed.root.resolve(), "agreements/veen.getekend/*.json"), JSON, _laid_down
    ),
    "termen": Kind(
        lambda lab: {
            lab.folder / "formaat.json": terms_to_json(stated_terms(lab.document)),
            lab.folder / "boom.json": json_text(as_data(lab.document)).encode(),
        },
        JSON,
        _tree,
    ),
}
"""All kinds that the program reads."""


def refused(kind: Kind, lab: Lab, path: Path, data: bytes) -> str:
    """Let the program meet a file, and return why it does not go on; empty when it does."""
    try:
        kind.probe(lab, path, data)
    except GeneratorError as error:
        return error.message
    return ""
