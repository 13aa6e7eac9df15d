"""Gather a content file with the model it follows and the files it names: from a path to a `Subject`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.findings import Finding, has_errors
from generator.load.model_choice import read_model_of
from generator.load.yaml_source import read_yaml
from generator.model.source import YamlSource
from generator.model.template import TemplateVersion
from generator.terms.subject import CompiledModel, Subject, compile_model, make_subject
from generator.workspace import Workspace

ShapeCheck = Callable[[YamlSource, TemplateVersion], list[Finding]]


@dataclass
class Gatherer:
    """Reads files once, however many others name them, and collects what is wrong with them."""

    workspace: Workspace
    check_shape: ShapeCheck
    findings: dict[Path, list[Finding]] = field(default_factory=dict)
    _subjects: dict[Path, Subject | None] = field(default_factory=dict)

    def subject(self, path: Path) -> Subject | None:
        """Return a file as a subject, or None when its findings say why there is none.

        Raises:
            TemplateError: when a file of its model version is wrong.
        """
        if path not in self._subjects:
            self._subjects[path] = None  # ends a circle of files that name each other
            self._subjects[path] = self._gathered(path)
        return self._subjects[path]

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
        found += self.check_shape(source, template)
        if has_errors(found):
            return None
        model = compile_model(template)
        return make_subject(
            path.stem, (*self._basis(source, model), source), model, self._links(source, model)
        )

    def _basis(self, source: YamlSource, model: CompiledModel) -> tuple[YamlSource, ...]:
        """Return the files this file inherits from, the furthest first."""
        term = model.settings.get("basis")
        parent = self._named(source, term, str(model.settings["map"])) if term else None
        return parent.sources if parent else ()

    def _links(self, source: YamlSource, model: CompiledModel) -> Mapping[str, Subject]:
        linked = {
            name: self._named(source, link["term"], link["map"])
            for name, link in (model.settings.get("koppelingen") or {}).items()
        }
        return {name: subject for name, subject in linked.items() if subject is not None}

    def _named(self, source: YamlSource, term: str, folder: str) -> Subject | None:
        path = self.workspace.named(folder, str(source.data.get(term) or ""))
        return self.subject(path) if path else None
