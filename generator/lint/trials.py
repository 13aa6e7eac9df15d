"""Try the examples of a model version: check them all, compose what can be composed, watch the conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator import pipeline
from generator.errors import GeneratorError
from generator.findings import Finding
from generator.lint.context import Version
from generator.model.document import Document
from generator.terms.conditions import Outcomes, watched
from generator.terms.subject import Subject
from generator.workspace import Workspace

FOLDER = "voorbeelden"
GOOD, WRONG = "ok-", "fout-"


@dataclass(frozen=True)
class Example:
    """An example file, and what a check finds in it."""

    path: Path
    label: str
    lines: Sequence[str]
    findings: Sequence[Finding]

    @property
    def name(self) -> str:
        """The name without suffix, such as `ok-concept`."""
        return self.path.stem

    def excerpt(self, line: int) -> str:
        """Return the text of a line, counted from 1."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""


@dataclass
class Trial:
    """What trying the examples of a version came to."""

    workspace: Workspace
    examples: Sequence[Example]
    outcomes: Outcomes
    """How the conditions came out so far."""
    documents: dict[str, list[Document]]
    """The documents of the examples that are right, by the name of the example."""
    problems: dict[str, GeneratorError]
    """Why an example that is right gives no documents, by its name."""
    _others: list[Subject] = field(default_factory=list)

    def try_wrong_ones(self) -> None:
        """Compose the examples with mistakes too, as far as that goes; only their conditions count."""
        others, self._others = self._others, []
        with watched() as outcomes:
            for subject in others:
                _composed(self.workspace, subject)
        self.outcomes |= outcomes


def try_examples(version: Version) -> Trial:
    """Check the examples of a version, and compose those without mistakes.

    Raises:
        TemplateError: when a file of the version is wrong.
    """
    workspace, template = version.workspace, version.model.template
    paths = sorted((template.folder / FOLDER).glob("*.yaml"))
    today = str((version.model.settings.get(FOLDER) or {}).get("vandaag") or "")
    documents: dict[str, list[Document]] = {}
    problems: dict[str, GeneratorError] = {}
    with watched() as outcomes:
        checked = pipeline.check(workspace, paths, today)
        good = [subject for subject in checked.readable if not subject.name.startswith(WRONG)]
        for subject in good:
            composed = _composed(workspace, subject)
            if isinstance(composed, GeneratorError):
                problems[subject.name] = composed
            else:
                documents[subject.name] = composed
    examples = [_example(workspace, path, checked.findings) for path in paths]
    others = [subject for subject in checked.readable if subject not in good]
    return Trial(workspace, examples, outcomes, documents, problems, others)


def good_examples(trial: Trial) -> Iterator[Example]:
    """List the examples that show how it should be."""
    return (example for example in trial.examples if example.name.startswith(GOOD))


def _example(workspace: Workspace, path: Path, findings: Sequence[Finding]) -> Example:
    label = workspace.label(path)
    lines = path.read_text("utf-8", errors="replace").splitlines()
    return Example(path, label, lines, [finding for finding in findings if finding.spot.file == label])


def _composed(workspace: Workspace, subject: Subject) -> list[Document] | GeneratorError:
    try:
        return list(pipeline.documents(workspace, subject))
    except GeneratorError as error:
        return error
