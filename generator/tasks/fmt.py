"""Format content files: nothing is written unless the file still says exactly the same."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.errors import OutputError
from generator.findings import Finding
from generator.load.content import ContentReader
from generator.load.model_choice import read_model_of
from generator.load.yaml_source import parse_yaml, read_bytes
from generator.model.source import YamlSource
from generator.model.template import TemplateVersion
from generator.output import rewrite_file
from generator.terms.effective import effective_terms
from generator.terms.subject import compile_model
from generator.workspace import Workspace
from generator.yaml_text.canonical import canonical
from generator.yaml_text.layout import comments_of
from generator.yaml_text.sameness import exact


@dataclass(frozen=True)
class Formatted:
    """A file and its canonical form."""

    path: Path
    label: str
    before: bytes
    after: bytes
    findings: list[Finding] = field(default_factory=list)
    """Why it cannot be formatted; the two forms are then the same."""

    @property
    def changed(self) -> bool:
        """Tell whether the file is not in its canonical form yet."""
        return self.before != self.after

    def difference(self, name: str) -> Iterator[str]:
        """Write the change as a unified diff, a line at a time."""
        old, new = (raw.decode("utf-8").splitlines() for raw in (self.before, self.after))
        return difflib.unified_diff(old, new, name, name, lineterm="")

    def write(self) -> None:
        """Put the canonical form in place.

        Raises:
            OutputError: when it cannot be written.
        """
        if self.changed:
            rewrite_file(self.path, self.after)


def formatted(workspace: Workspace, path: Path) -> Formatted:
    """Work out the canonical form of a file.

    Raises:
        OutputError: when the canonical form would not say the same; then the program is wrong.
        TemplateError: when a file of the model version is wrong.
        WorkspaceError: when the file cannot be opened.
    """
    label = workspace.label(path)
    raw = read_bytes(path, label)
    source = parse_yaml(raw, label)
    if isinstance(source, list):
        return Formatted(path, label, raw, raw, source)
    whole = ContentReader(workspace).source(path)
    if isinstance(whole, list):
        return Formatted(path, label, raw, raw, whole)
    template = read_model_of(whole, workspace)
    if isinstance(template, Finding):
        return Formatted(path, label, raw, raw, [template])
    root = compile_model(template).root
    after = canonical(source.text, root)
    _refuse_change(source, after, template)
    return Formatted(path, label, raw, after.encode("utf-8"))


def _refuse_change(source: YamlSource, after: str, template: TemplateVersion) -> None:
    model = compile_model(template)
    again = parse_yaml(after.encode("utf-8"), source.file)
    if (
        isinstance(again, YamlSource)
        and exact(again.data, model.root) == exact(source.data, model.root)
        and _terms(again, template) == _terms(source, template)
        and comments_of(after) == comments_of(source.text)
        and canonical(after, model.root) == after
    ):
        return
    raise OutputError(
        f"{source.file} is niet op te maken zonder dat er iets verandert; het bestand is niet aangeraakt.",
        hint="Dit is een fout in ojg zelf. Meld hem, zo mogelijk met het bestand.",
    )


def _terms(source: YamlSource, template: TemplateVersion) -> object:
    model = compile_model(template)
    return exact(effective_terms([source], model.root, model.standard).data, model.root)
