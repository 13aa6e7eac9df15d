"""Upgrade files: work out what they will say, try it out beside the old ones, and tell what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.compare.copies import copied
from generator.compare.documents import text_between
from generator.compare.sides import SharedTemplates, Side
from generator.findings import Finding, Severity, sort_findings
from generator.laid_down.check import check_signed
from generator.load.municipalities import read_municipalities
from generator.model.change import FileChange
from generator.model.source import dotted, parse_path
from generator.tasks.side_reader import SideReader
from generator.tasks.upgrade.drafts import RULE, Drafts, refuse_unknown
from generator.tasks.upgrade.outcome import Upgraded, UpgradeDraft, UpgradeOutcome
from generator.tasks.upgrade.standards import standard_changes
from generator.tasks.upgrade.translation import Translation
from generator.terms.subject import Subject
from generator.validate.required import RULE as TO_FILL_IN
from generator.validate.terms import check_terms
from generator.workspace import CONTENT_FOLDERS, TEMPLATES, Workspace


def upgrade(workspace: Workspace, paths: Sequence[Path], wanted: str, scratch: Path) -> UpgradeOutcome:
    """Work out an upgrade; nothing is written.

    Args:
        workspace: The content folder.
        paths: The files; without any, all that follow an older version and may go to a newer one.
        wanted: The version, with or without its document type; empty for the newest.
        scratch: An empty folder to try things out in.

    Raises:
        WorkspaceError: when there is no such version, or no way leads there.
        TemplateError: when a file of a model version is wrong.
        OutputError: when the scratch folder cannot be written.
    """
    if not paths:
        refuse_unknown(workspace, wanted)
    files = {workspace.label(path).rpartition(".")[0]: path for path in _every_file(workspace)}
    files |= {workspace.label(path).rpartition(".")[0]: path for path in paths}
    before = SideReader(Side("nu", workspace, files))
    maker = Drafts(workspace, before, everything=not paths)
    drafts = maker.make(paths or files.values(), wanted)
    if maker.refused:
        return UpgradeOutcome(refused=tuple(sort_findings(maker.refused)), kept=tuple(maker.kept))
    trial = _Trial(workspace, before, _after(workspace, files, drafts, scratch))
    upgraded = tuple(trial.outcome(draft, drafts) for draft in drafts)
    refused = sort_findings([*trial.refused(drafts)])
    if refused:
        return UpgradeOutcome(refused=tuple(refused), kept=tuple(maker.kept))
    return UpgradeOutcome(tuple(one for one in upgraded if one), kept=tuple(maker.kept))


def _every_file(workspace: Workspace) -> Iterator[Path]:
    for folder in CONTENT_FOLDERS:
        yield from workspace.files(folder)


def _after(
    workspace: Workspace, files: dict[str, Path], drafts: Sequence[UpgradeDraft], scratch: Path
) -> SideReader:
    """Make the side on which all files are upgraded."""
    copy = copied(workspace, scratch / "na", {draft.label: draft.after for draft in drafts})
    paths = {name: copy.root / workspace.label(path) for name, path in files.items()}
    return SideReader(Side("overgezet", SharedTemplates(copy.root, workspace), paths))


@dataclass(frozen=True)
class _Trial:
    """The files before and after, side by side."""

    workspace: Workspace
    before: SideReader
    after: SideReader

    def outcome(self, draft: UpgradeDraft, drafts: Sequence[UpgradeDraft]) -> Upgraded | None:
        """Tell what the upgrade of a file means; None when it does not fit the new version."""
        text = text_between(draft.name, self.before, self.after)
        old, new = self.before.subject(draft.name), self.after.subject(draft.name)
        if text is None or old is None or new is None:
            return None
        translation = Translation.of(draft.steps)
        known = {_gist(finding, translation) for finding in self._findings(old)}
        fresh = [one for one in self._findings(new) if _gist(one, Translation()) not in known]
        return Upgraded(
            draft,
            tuple(finding for finding in fresh if finding.rule == TO_FILL_IN),
            tuple(finding for finding in fresh if finding.rule != TO_FILL_IN),
            tuple(standard_changes(old, new, translation)),
            text,
            new.model.roles.state,
            tuple(name for name in self._users(draft) if name not in [one.name for one in drafts]),
        )

    def refused(self, drafts: Sequence[UpgradeDraft]) -> Iterator[Finding]:
        """List why files do not fit: those that are upgraded, and those that use them."""
        for draft in drafts:
            yield from self.after.problems.get(draft.name, ())
            for name in self._users(draft):
                if name not in [one.name for one in drafts]:
                    yield from self._broken(name, draft)

    def _broken(self, name: str, draft: UpgradeDraft) -> Iterator[Finding]:
        """Tell why a file that uses an upgraded one can no longer be composed, if it could before."""
        change: FileChange | None = text_between(name, self.before, self.after)
        if change is None and not self.before.problems.get(name):
            for problem in self.after.problems.get(name, ())[:1]:
                user = self.workspace.label(self.before.side.files[name])
                message = f"{user} gebruikt {draft.label} en past niet bij {draft.new}: {problem.message}"
                hint = f"Zet ze samen over: ojg upgrade {Path(draft.label).stem} {Path(user).stem}"
                yield Finding(RULE, Severity.ERROR, problem.spot, message, hint)

    def _users(self, draft: UpgradeDraft) -> list[str]:
        """List the files that name a file as one of theirs."""
        return [name for name in self.before.side.files if self._uses(self.before.subject(name), draft)]

    def _uses(self, subject: Subject | None, draft: UpgradeDraft) -> bool:
        links = subject.links.values() if subject else ()
        return any(source.file == draft.label for link in links for source in link.sources)

    def _findings(self, subject: Subject) -> list[Finding]:
        municipalities = read_municipalities(self.workspace.root / TEMPLATES)
        found = check_terms(subject, self.workspace, "", municipalities)
        return [*found, *check_signed(subject, self.workspace)]


def _gist(finding: Finding, translation: Translation) -> tuple[str, str]:
    """Return what makes a finding the same in both versions: its rule, and its term by its new name."""
    path = translation.new_path(parse_path(finding.path))
    return finding.rule, dotted(path)
