"""Reads the files of one side of a comparison and composes their documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.compare.reach import Composed
from generator.compare.renames import Renames
from generator.compare.sides import Side
from generator.compose.assembly import compose
from generator.compose.plans import plans
from generator.errors import GeneratorError
from generator.findings import Finding, Severity, Spot, has_errors
from generator.load.gather import Gatherer
from generator.load.grounds import shared_grounds
from generator.terms.subject import Subject, back_name
from generator.validate.schema import check_schema


@dataclass
class SideReader:
    """Reads the files of one side; what is wrong with them is kept, never raised."""

    side: Side
    problems: dict[str, list[Finding]] = field(default_factory=dict)
    _gatherer: Gatherer | None = None

    def subject(self, name: str) -> Subject | None:
        """Return a file as a subject, or None when it is not there, cannot be read or is not sound."""
        path = self.side.files.get(name)
        if path is None:
            return None
        gatherer = self._gatherer = self._gatherer or Gatherer(self.side.workspace, check_schema)
        try:
            subject = gatherer.subject(path)
            findings = gatherer.findings_behind(path)
        except GeneratorError as error:
            self.blame(name, error)
            return None
        if has_errors(findings):
            wrong = [finding for finding in findings if finding.severity is Severity.ERROR]
            self.problems.setdefault(name, []).extend(wrong)
        return subject if subject is not None and subject.is_sound else None

    def documents(
        self, name: str, subject: Subject | None, renames: Renames, *, whole: bool = False
    ) -> list[Composed] | None:
        """Compose the documents of a subject, or return None when the model cannot.

        With `whole`, its own texts are given as if none were divided over documents.
        """
        if subject is None:
            return None
        try:
            return list(self.composed(subject, renames, whole=whole))
        except GeneratorError as error:
            self.blame(name, error)
            return None

    def names(self, subject: Subject, renames: Renames) -> Mapping[str, str]:
        """Name the documents of a subject, each by the key of its counterpart."""
        return {plan.key(renames): plan.name for plan in plans(subject)}

    def composed(
        self,
        subject: Subject,
        renames: Renames,
        only: frozenset[str] = frozenset(),
        *,
        whole: bool = False,
    ) -> Iterator[Composed]:
        """Compose the documents of a subject, or only some, each with the key of its counterpart.

        Args:
            subject: The file.
            renames: By map the new keys of entries that got another one.
            only: Keys of the documents to give; empty for all.
            whole: Whether to give its own texts as if none were divided over documents.

        Raises:
            TemplateError: when a template cannot be carried out for these terms.
        """
        grounds = shared_grounds(self.side.workspace)
        for plan in plans(subject, whole=whole):
            if only and plan.key(renames) not in only:
                continue
            back = back_name(subject, plan.link) if plan.link else ""
            part = plan.part.id if plan.part else ""
            yield Composed(compose(subject, plan, grounds), plan.key(renames), plan.link, back, part)

    def blame(self, name: str, error: GeneratorError) -> None:
        """Keep an error that stops one file only."""
        path = self.side.files[name]
        spot = error.spot or Spot(self.side.workspace.label(path))
        finding = Finding("model-past-niet", Severity.ERROR, spot, error.message, error.hint)
        self.problems.setdefault(name, []).append(finding)
