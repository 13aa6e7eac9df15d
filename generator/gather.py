"""Gather a content file with the model it follows and the files it names: from a path to a `Subject`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.findings import Finding, Severity, has_errors
from generator.load.companions import read_companions
from generator.load.model_choice import read_model_of
from generator.load.yaml_source import read_yaml
from generator.model.source import YamlSource
from generator.model.template import TemplateVersion
from generator.terms.subject import CompiledModel, Subject, compile_model, make_companion, make_subject
from generator.workspace import Workspace

ShapeCheck = Callable[[YamlSource, TemplateVersion], list[Finding]]


@dataclass
class Gatherer:
    """Reads files once, however many others name them, and collects what is wrong with them."""

    workspace: Workspace
    check_shape: ShapeCheck
    findings: dict[Path, list[Finding]] = field(default_factory=dict)
    subjects: dict[Path, Subject | None] = field(default_factory=dict)
    """Every file that was read; None when its findings say why it is no subject."""
    templates: dict[Path, list[TemplateVersion]] = field(default_factory=dict)
    """The model versions whose texts are in the documents of a file, but for those of files it names."""
    _named_by: dict[Path, list[Path]] = field(default_factory=dict)
    _busy: list[Path] = field(default_factory=list)

    def subject(self, path: Path) -> Subject | None:
        """Return a file as a subject, or None when its findings say why there is none.

        Raises:
            TemplateError: when a file of its model version is wrong.
        """
        if path not in self.subjects:
            self._busy.append(path)
            self.subjects[path] = None  # ends a circle of files that name each other
            self.subjects[path] = self._gathered(path)
            self._busy.remove(path)
        return self.subjects[path]

    def findings_behind(self, path: Path) -> list[Finding]:
        """List what is wrong with a file and with the files it builds on."""
        reached = [path]
        for one in reached:
            reached += [named for named in self._named_by.get(one, ()) if named not in reached]
        return [finding for one in reached for finding in self.findings[one]]

    def _gathered(self, path: Path) -> Subject | None:
        found = self.findings.setdefault(path, [])
        source = read_yaml(path, self.workspace.label(path))
        if isinstance(source, list):
            found += source
            return None
        template = read_model_of(source, self.workspace)
        if isinstance(template, Finding):
            found.append(template)
            return None
        self.templates[path] = [template]
        found += self.check_shape(source, template)
        if has_errors(found):
            return None
        model = compile_model(template)
        sources = (*self._basis(path, source, model), source)
        return make_subject(path.stem, sources, model, self._links(path, source, model))

    def _basis(self, path: Path, source: YamlSource, model: CompiledModel) -> tuple[YamlSource, ...]:
        """Return the files this file inherits from, the furthest first."""
        term = model.settings.get("basis")
        parent = self._named(path, source, term, str(model.settings["map"])) if term else None
        return parent.sources if parent else ()

    def _links(self, path: Path, source: YamlSource, model: CompiledModel) -> Mapping[str, Subject]:
        linked = {
            name: self._named(path, source, link["term"], link["map"])
            for name, link in (model.settings.get("koppelingen") or {}).items()
        }
        beside = list(read_companions(self.workspace, model.template.name))
        self.templates[path] += beside
        companions = {template.kind: make_companion(compile_model(template)) for template in beside}
        return {name: subject for name, subject in linked.items() if subject is not None} | companions

    def _named(self, path: Path, source: YamlSource, term: str, folder: str) -> Subject | None:
        """Return the file that a term names; a file that builds on itself gets a finding."""
        named = self.workspace.named(folder, str(source.data.get(term) or ""))
        if named is None:
            return None
        if named in self._busy:
            self.findings[path].append(_circle(source, term))
            return None
        self._named_by.setdefault(path, []).append(named)
        return self.subject(named)


def _circle(source: YamlSource, term: str) -> Finding:
    spot = source.value_spot((term,))
    message = f'"{source.data[term]}" bouwt weer op dit bestand; zo komt er geen einde aan.'
    hint = "Noem een ander bestand, of haal deze regel weg."
    return Finding(
        "onbekende-verwijzing", Severity.ERROR, spot, message, hint, term, excerpt=source.excerpt(spot.line)
    )
