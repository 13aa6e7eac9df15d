"""Work out what a change of templates does: places in documents, findings, and files that no longer work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.compare.documents import text_between
from generator.findings import Finding, Severity, sort_findings
from generator.laid_down.check import check_signed
from generator.load.municipalities import read_municipalities
from generator.tasks.impact.places import ChangedPlace, places_in
from generator.tasks.impact.sides import Change
from generator.tasks.side_reader import SideReader
from generator.terms.subject import Subject
from generator.validate.terms import check_terms
from generator.workspace import TEMPLATES, Workspace


@dataclass(frozen=True)
class Reached:
    """A place that changes, with the files in whose documents it does."""

    place: ChangedPlace
    files: tuple[str, ...]
    """With folder: `agreements/stadskanaal`."""


@dataclass(frozen=True)
class RuleChange:
    """A rule that speaks where it was silent, or the other way round, and in which files."""

    rule: str
    severity: Severity
    message: str
    """What it says about the first of the files."""
    is_new: bool
    files: tuple[str, ...]


@dataclass(frozen=True)
class Impact:
    """What a change of templates does."""

    change: Change
    looked_at: int
    """How many files follow a version that changed."""
    reached: tuple[Reached, ...] = ()
    told: tuple[RuleChange, ...] = ()
    broken: tuple[RuleChange, ...] = ()
    """Why files cannot be read or composed on one of the sides."""
    skipped: tuple[str, ...] = ()
    """Files that cannot be read, whatever the templates say."""

    @property
    def files(self) -> list[str]:
        """The files of which a document changes."""
        return sorted({name for reached in self.reached for name in reached.files})


def impact_of(change: Change, workspace: Workspace) -> Impact:
    """Work out what a change of templates does.

    Args:
        change: The templates as they were beside those that are there now.
        workspace: The content folder.

    Raises:
        TemplateError: when a rule of a model version does not fit its schema.
    """
    if not change.files:
        return Impact(change, 0)
    return _Study(change, workspace, SideReader(change.before), SideReader(change.after)).impact()


@dataclass
class _Study:
    """Looks at one file after the other."""

    change: Change
    workspace: Workspace
    before: SideReader
    after: SideReader
    places: dict[ChangedPlace, list[str]] = field(default_factory=dict)
    told: dict[tuple[str, Severity, bool], list[tuple[str, str]]] = field(default_factory=dict)
    broken: dict[tuple[str, Severity, str, bool], list[str]] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    order: dict[str, int] = field(default_factory=dict)
    """Place of each section in its model."""

    def impact(self) -> Impact:
        names = [name for name in self.change.after.files if self._may_change(name)]
        for name in names:
            self._look_at(name)
        return Impact(
            self.change,
            len(names),
            tuple(Reached(place, tuple(files)) for place, files in self._in_order()),
            tuple(
                RuleChange(
                    rule, severity, found[0][1], is_new, tuple(dict.fromkeys(name for name, _ in found))
                )
                for (rule, severity, is_new), found in self.told.items()
            ),
            tuple(
                RuleChange(rule, severity, message, is_new, tuple(files))
                for (rule, severity, message, is_new), files in self.broken.items()
            ),
            tuple(self.skipped),
        )

    def _may_change(self, name: str) -> bool:
        """Tell whether a file follows a version that changed, itself or through a file it names."""
        touched = self.change.versions
        subjects = [reader.subject(name) for reader in (self.before, self.after)]
        followed = [model for subject in subjects if subject for model in _models(subject)]
        return touched is None or not all(subjects) or bool(touched & set(followed))

    def _look_at(self, name: str) -> None:
        text = text_between(name, self.before, self.after)
        for place in places_in(text) if text else ():
            self.places.setdefault(place, []).append(name)
        old, new = self.before.subject(name), self.after.subject(name)
        for subject in (new, old):
            for clauses in _clauses(subject):
                for clause in clauses:
                    self.order.setdefault(clause, len(self.order))
        if old and new and not self.change.is_text_only:
            self._compare_findings(name, self._findings(old), self._findings(new))
        self._compare_problems(name)

    def _compare_problems(self, name: str) -> None:
        now, then = (sort_findings(side.problems.get(name, ())) for side in (self.after, self.before))
        if now and now == then:
            self.skipped.append(name)
        for some, others, is_new in ((now, then, True), (then, now, False)):
            for problem in (one for one in some if one not in others):
                message = f"{problem.spot.file}:{problem.spot.line}: {problem.message}"
                key = (problem.rule, problem.severity, message, is_new)
                self.broken.setdefault(key, []).append(name)

    def _findings(self, subject: Subject) -> list[Finding]:
        municipalities = read_municipalities(self.workspace.root / TEMPLATES)
        found = check_terms(subject, self.workspace, "", municipalities)
        return [*found, *check_signed(subject, self.workspace)]

    def _compare_findings(self, name: str, old: Iterable[Finding], new: Iterable[Finding]) -> None:
        before = {(one.rule, one.path, one.severity): one for one in old}
        after = {(one.rule, one.path, one.severity): one for one in new}
        for some, others, is_new in ((after, before, True), (before, after, False)):
            for key, finding in some.items():
                if key not in others:
                    group = self.told.setdefault((finding.rule, finding.severity, is_new), [])
                    group.append((name, finding.message))

    def _in_order(self) -> Iterator[tuple[ChangedPlace, list[str]]]:
        def order(place: ChangedPlace) -> tuple[str, int, int]:
            return place.document, self.order.get(place.anchor, -1), place.row

        merged: Mapping[str, ChangedPlace] = {place.words: place for place in reversed(self.places)}
        files: dict[str, list[str]] = {}
        for place, names in self.places.items():
            files.setdefault(place.words, []).extend(names)
        for place in sorted(merged.values(), key=order):
            yield place, sorted(set(files[place.words]))


def _models(subject: Subject) -> Iterator[str]:
    yield subject.model.template.name
    for link in subject.links.values():
        yield from _models(link)


def _clauses(subject: Subject | None) -> Iterator[Iterable[str]]:
    if subject is not None:
        yield subject.model.template.clauses
        for link in subject.links.values():
            yield link.model.template.clauses
