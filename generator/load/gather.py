"""Gather a content file with the model it follows and the files it names: from a path to a `Subject`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.errors import TemplateFormError
from generator.findings import Finding, Severity, has_errors
from generator.load.amending import amending
from generator.load.companions import read_companions
from generator.load.content import ContentReader
from generator.load.model_choice import read_model_of
from generator.load.settling import checked_shape
from generator.model.clean_text import cleaned
from generator.model.source import MODEL, YamlSource
from generator.model.template import TemplateVersion
from generator.proposals import advice
from generator.schema.checker import SchemaReport
from generator.schema.instead import instead, meant
from generator.terms.amending import amend
from generator.terms.pointing import Remark
from generator.terms.subject import CompiledModel, Subject, compile_model, make_companion, make_subject
from generator.workspace import Workspace

ShapeCheck = Callable[[YamlSource, TemplateVersion, Mapping[str, Any]], SchemaReport]
"""Checks the form of a file, given the terms it takes over from the file that it amends."""


@dataclass
class Gatherer:
    """Reads files once, however many others name them, and collects what is wrong with them."""

    workspace: Workspace
    check_shape: ShapeCheck
    findings: dict[Path, list[Finding]] = field(default_factory=dict)
    subjects: dict[Path, Subject | None] = field(default_factory=dict)
    """Every file that was read; None when its findings say why it is no subject.

    A file with a value of the wrong form is a subject that is not sound.
    """
    edited: Mapping[Path, bytes] = field(default_factory=dict)
    """Files to read as if this were in them."""
    templates: dict[Path, list[TemplateVersion]] = field(default_factory=dict)
    """The model versions whose texts are in the documents of a file, but for those of files it names."""
    _named_by: dict[Path, list[Path]] = field(default_factory=dict)
    _busy: list[Path] = field(default_factory=list)
    _listed: dict[str, dict[str, Path]] = field(default_factory=dict)
    """The files of each folder by name, as they were when the first was asked for."""
    _beside: dict[str, list[CompiledModel]] = field(default_factory=dict)
    """The types of which files of a model version give documents too."""

    def __post_init__(self) -> None:
        self._reader = ContentReader(self.workspace, self.edited)

    def subject(self, path: Path) -> Subject | None:
        """Return a file as a subject, or None when its findings say why there is none.

        Raises:
            TemplateError: when a file of its model version is wrong.
        """
        if path not in self.subjects:
            self._busy.append(path)
            self.subjects[path] = None  # ends a circle of files that name each other
            try:
                self.subjects[path] = self._gathered(path)
            finally:
                self._busy.remove(path)
        return self.subjects[path]

    def reached(self, path: Path) -> list[Path]:
        """List a file and the files it builds on."""
        reached = [path]
        for one in reached:
            reached += [named for named in self._named_by.get(one, ()) if named not in reached]
        return reached

    def findings_behind(self, path: Path) -> list[Finding]:
        """List what is wrong with a file and with the files it builds on."""
        return [finding for one in self.reached(path) for finding in self.findings[one]]

    def forget(self, path: Path) -> None:
        """Forget a file; when it is asked for again, it is read again."""
        for known in (self.findings, self.subjects, self.templates, self._named_by):
            known.pop(path, None)
        self._reader.forget(path)

    def _gathered(self, path: Path) -> Subject | None:
        found = self.findings.setdefault(path, [])
        try:
            return self._read(path)
        except TemplateFormError as error:
            found += error.findings
            return None

    def _read(self, path: Path) -> Subject | None:
        found = self.findings[path]
        source, unread = self._reader.as_far_as_possible(path)
        found += unread
        if source is None or (unread and MODEL not in source.data):
            return None
        template = read_model_of(source, self.workspace)
        if isinstance(template, Finding):
            found += [] if (MODEL,) in source.wrong else [template]
            return None
        self.templates[path] = [template]
        model = compile_model(template)
        source = cleaned(source, model.root)
        role = model.roles.amendment
        if role is not None and source.data.get(role.term) is not None:
            return self._amending(path, source, model)
        shaped = self._shaped(path, source, template, {})
        basis = self._basis(path, source, model)
        sources = (*(basis.sources if basis else ()), shaped)
        made = make_subject(path.stem, sources, model, self._links(path, sources, model))
        return replace(
            made, has_form=not has_errors(self.findings[path]) and (basis is None or basis.is_sound)
        )

    def _shaped(
        self, path: Path, source: YamlSource, template: TemplateVersion, known: Mapping[str, Any]
    ) -> YamlSource:
        """Check the form of a file, and return it with the places of what cannot be used.

        Without a status that can be used it is a draft, so that nothing is taken for ready or signed.
        """
        root = compile_model(template).root
        unread, report = checked_shape(
            source, self.findings[path], root, lambda text: self.check_shape(text, template, known)
        )
        self.findings[path][:] = [*unread, *report.findings]
        status = template.roles.status
        wrong, data = report.wrong - {(status.term,)}, source.data
        if (
            status.draft
            and has_errors(self.findings[path])
            and (wrong != report.wrong or not status.of(data))
        ):
            data = {**data, status.term: status.draft[0]}
        return replace(source, data=data, wrong=frozenset(wrong))

    def _amending(self, path: Path, source: YamlSource, model: CompiledModel) -> Subject | None:
        """Return a file that amends another one; of that one it takes over what it does not say itself."""
        amended = self._amended(path, source, model)
        if amended is None:
            return None
        shaped = self._shaped(path, source, model.template, amended.terms.data)
        has_form = not has_errors(self.findings[path])
        rivals = self._rivals(path, source, model)
        self.findings[path] += rivals
        if has_errors(rivals):
            return None
        made = amend(path.stem, shaped, amended, lambda sources: self._links(path, sources, model))
        return replace(made, has_form=has_form)

    def _basis(self, path: Path, source: YamlSource, model: CompiledModel) -> Subject | None:
        """Return the file this file inherits from."""
        term = model.roles.basis
        return self._named(path, source, term, self._folder(path, source, term, model)) if term else None

    def _amended(self, path: Path, source: YamlSource, model: CompiledModel) -> Subject | None:
        """Return the file that a file amends, or None when findings say why that cannot be done."""
        term = self._amends(model)
        folder = self._folder(path, source, term, model)
        named = self._named(path, source, term, folder)
        if named is not None and named.model is not model:
            self.findings[path].append(_other_model(source, named))
            return None
        if self._file(folder, str(source.data[term])) is None:
            self.findings[path].append(_unknown(source, term, folder, [*self._files(folder)]))
        return named

    @staticmethod
    def _amends(model: CompiledModel) -> str:
        """Return the key with which a file names what it amends; for who knows that it does."""
        assert model.roles.amendment is not None
        return model.roles.amendment.term

    def _rivals(self, path: Path, source: YamlSource, model: CompiledModel) -> list[Finding]:
        """Find other files that amend the same one: a chain of amendments has no branches."""
        term, status = self._amends(model), model.roles.status
        found = []
        folder = self._folder(path, source, term, model)
        for other, theirs in amending(self._reader, folder, term, str(source.data[term])):
            signed = status.of(theirs.data) in status.closed
            if other != path and (signed or status.of(source.data) not in status.closed):
                found.append(_rival(source, term, other.stem))
        return found

    def _links(
        self, path: Path, sources: Sequence[YamlSource], model: CompiledModel
    ) -> Mapping[str, Subject]:
        linked = {}
        for name, link in model.roles.links.items():
            source = next((one for one in reversed(sources) if one.data.get(link.term)), sources[-1])
            linked[name] = self._named(path, source, link.term, link.folder)
        name = model.template.name
        if name not in self._beside:
            self._beside[name] = list(read_companions(self.workspace, name))
        beside = self._beside[name]
        self.templates[path] += (companion.template for companion in beside)
        companions = {companion.template.kind: make_companion(companion) for companion in beside}
        return {name: subject for name, subject in linked.items() if subject is not None} | companions

    def _files(self, folder: str) -> Mapping[str, Path]:
        if folder not in self._listed:
            listed = reversed(self.workspace.files(folder))
            self._listed[folder] = {path.stem: path for path in listed}
        return self._listed[folder]

    def _file(self, folder: str, name: str) -> Path | None:
        return self._files(folder).get(name)

    def _folder(self, path: Path, source: YamlSource, term: str, model: CompiledModel) -> str:
        """Tell where the file is that this one builds on: beside it, or else where its type has its files."""
        beside = self.workspace.label(path.parent)
        name = str(source.data.get(term) or "")
        return beside if self._file(beside, name) else model.roles.folder

    def _named(self, path: Path, source: YamlSource, term: str, folder: str) -> Subject | None:
        """Return the file that a term names; a file that builds on itself gets a finding."""
        named = self._file(folder, str(source.data.get(term) or ""))
        if named is None:
            return None
        if named in self._busy:
            self.findings[path].append(_circle(source, term))
            return None
        self._named_by.setdefault(path, []).append(named)
        return self.subject(named)


def _circle(source: YamlSource, term: str) -> Finding:
    message = f'"{source.data[term]}" bouwt weer op dit bestand; zo komt er geen einde aan.'
    hint = "Noem een ander bestand, of haal deze regel weg."
    return _at(source, term, Remark("onbekende-verwijzing", Severity.ERROR, message, hint))


def _unknown(source: YamlSource, term: str, folder: str, names: Sequence[str]) -> Finding:
    name = str(source.data[term])
    message = f'In de map {folder} staat geen bestand "{name}", dus er is niets om te wijzigen.'
    remark = Remark("onbekende-verwijzing", Severity.ERROR, message, f"Kies uit: {', '.join(names)}.")
    return _at(source, term, replace(remark, proposals=meant((term,), name, names)))


def _other_model(source: YamlSource, named: Subject) -> Finding:
    message = f"{named.source.file} gebruikt een ander model: {named.model.template.name}."
    hint = "Een allonge hoort bij de tekst die zij wijzigt."
    remark = Remark("allonge-ander-model", Severity.ERROR, message, hint)
    return _at(source, MODEL, replace(remark, proposals=(instead((MODEL,), named.model.template.name),)))


def _rival(source: YamlSource, term: str, other: str) -> Finding:
    message = (
        f'"{other}" wijzigt ook "{source.data[term]}". Allonges volgen op elkaar en staan niet naast elkaar.'
    )
    hint = f"Komt deze allonge na de andere, schrijf dan `{term}: {other}`. Anders noemt die andere deze."
    return _at(source, term, Remark("allonge-niet-op-volgorde", Severity.ERROR, message, hint))


def _at(source: YamlSource, term: str, remark: Remark) -> Finding:
    spot = source.value_spot((term,))
    excerpt = source.excerpt(spot.line)
    hint = advice(remark.hint, remark.proposals)
    return Finding(
        remark.rule, remark.severity, spot, remark.message, hint, term, "", excerpt, remark.proposals
    )
