"""Which files are upgraded, what they will say, and which must stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.errors import EditError, WorkspaceError
from generator.findings import Finding, Severity, has_errors
from generator.language.expressions import compile_expression
from generator.language.values import Unknown, plain
from generator.load.yaml_source import parse_yaml, read_bytes
from generator.model.source import Path as TermPath
from generator.model.source import YamlSource, dotted
from generator.suggestions import did_you_mean
from generator.tasks.side_reader import SideReader
from generator.tasks.upgrade.outcome import UpgradeDraft
from generator.tasks.upgrade.route import route, target_of
from generator.tasks.upgrade.steps import MigrationChanges, rewritten
from generator.terms.subject import Subject, scope_of, views_of
from generator.workspace import Workspace

RULE = "niet-over-te-zetten"
_SIGNED = "is getekend en houdt de versie waarmee het is getekend"
_ALLONGE = "Leg een wijziging van een getekende overeenkomst vast in een allonge."


@dataclass
class Drafts:
    """Works out what files will say; what cannot be is kept as a finding, never raised.

    Args:
        workspace: The content folder.
        reader: Reads the files as they are.
        everything: Whether no files were named: then what must stay is passed over.
    """

    workspace: Workspace
    reader: SideReader
    everything: bool
    refused: list[Finding] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def make(self, paths: Iterable[Path], wanted: str) -> list[UpgradeDraft]:
        """Work out what files will say.

        Raises:
            WorkspaceError: when there is no such version, or no way leads there.
            TemplateError: when a file of a model version is wrong.
        """
        drafts = [draft for path in paths if (draft := self._draft(path, wanted))]
        return [draft for draft in drafts if self._agrees_with_its_basis(draft, drafts)]

    def _draft(self, path: Path, wanted: str) -> UpgradeDraft | None:
        label = self.workspace.label(path)
        name = label.rpartition(".")[0]
        subject = self.reader.subject(name)
        problems = self.reader.problems.get(name, [])
        if subject is None or has_errors(problems):
            self.refused += problems
            return None
        template = subject.model.template
        if self.everything and not _meant(self.workspace, template.kind, wanted):
            return None
        target = target_of(self.workspace, template.name, wanted)
        if target == template.name:
            if not self.everything:
                self.kept.append(f"{label} volgt {target} al.")
            return None
        if _is_signed(subject):
            status = subject.model.roles.status.term
            self._keep(subject.source, (status,), f"{label} {_SIGNED}: {template.name}.", _ALLONGE)
            return None
        return self._rewritten(path, subject.source, target)

    def _rewritten(self, path: Path, source: YamlSource, target: str) -> UpgradeDraft | None:
        before = read_bytes(path, source.file)
        steps = tuple(route(self.workspace, str(source.data["model"]), target))
        raw, changes, comments = before, list[MigrationChanges](), list[str]()
        for step in steps:
            now = parse_yaml(raw, source.file)
            assert isinstance(now, YamlSource)
            try:
                result = rewritten(now, step)
            except EditError as reason:
                self._refuse(source, reason.path, reason.message, reason.hint)
                return None
            raw = result.text.encode("utf-8")
            changes.append(result.changes)
            comments += result.comments
        return UpgradeDraft(path, source.file, before, raw, steps, tuple(changes), tuple(comments))

    def _agrees_with_its_basis(self, draft: UpgradeDraft, drafts: Sequence[UpgradeDraft]) -> bool:
        """Tell whether a file and those it inherits from come to follow one version."""
        after: Mapping[str, str] = {one.label: one.new for one in drafts}
        subject = self.reader.subject(draft.name)
        for source in subject.sources[:-1] if subject else ():
            if after.get(source.file, source.data["model"]) != draft.new:
                message = f"{draft.label} bouwt op {source.file}, en dat volgt dan een andere versie."
                both = f"Zet ze samen over: ojg upgrade {Path(source.file).stem} {Path(draft.label).stem}"
                self._keep(subject.source if subject else source, (), message, both)
                return False
        for label, builder in self._builders(draft):
            if after.get(label, builder) != draft.new:
                message = f"{label} bouwt op {draft.label} en volgt dan een andere versie."
                both = f"Zet ze samen over: ojg upgrade {Path(draft.label).stem} {Path(label).stem}"
                self._refuse(subject.source, (), message, both) if subject else None
                return False
        return True

    def _builders(self, draft: UpgradeDraft) -> Iterable[tuple[str, str]]:
        """List the files that inherit from a file, each with its version."""
        for name in self.reader.side.files:
            subject = self.reader.subject(name)
            if subject and draft.label in [source.file for source in subject.sources[:-1]]:
                yield subject.source.file, subject.model.template.name

    def _keep(self, source: YamlSource, path: TermPath, message: str, hint: str) -> None:
        if self.everything:
            self.kept.append(message)
        else:
            self._refuse(source, path, message, hint)

    def _refuse(self, source: YamlSource, path: TermPath, message: str, hint: str) -> None:
        spot = source.key_spot(path)
        excerpt = source.excerpt(spot.line) if path[:1] in source.key_spots else ""
        found = Finding(RULE, Severity.ERROR, spot, message, hint, dotted(path), excerpt=excerpt)
        self.refused.append(found)


def refuse_unknown(workspace: Workspace, wanted: str) -> None:
    """Refuse a version that no document type has.

    Raises:
        WorkspaceError: when there is none.
    """
    kinds = dict.fromkeys(name.partition("/")[0] for name in workspace.templates())
    if not wanted or any(_meant(workspace, kind, wanted) for kind in kinds):
        return
    options = workspace.templates()
    near = did_you_mean(wanted, [*options, *(name.partition("/")[2] for name in options)])
    raise WorkspaceError(
        f'Er is geen versie "{wanted}".', hint=f"{near} Er zijn: {', '.join(options)}.".strip()
    )


def _meant(workspace: Workspace, kind: str, wanted: str) -> bool:
    """Tell whether files of a document type can go to the version that a user asked for."""
    name = wanted if "/" in wanted else f"{kind}/{wanted}"
    return not wanted or name in workspace.versions(kind)


def _is_signed(subject: Subject) -> bool:
    """Tell whether a file, or one of the documents it gives, is signed."""
    role = subject.model.roles.status
    expression = compile_expression(role.of_document.text, role.of_document.spot)
    values = [expression.evaluate(scope_of(subject, view)) for view in (None, *views_of(subject))]
    return any(not isinstance(value, Unknown) and plain(value) in role.closed for value in values)
