"""Try the examples of a model version: check them all, compose what can be composed, watch the conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator import pipeline
from generator.compose.assembly import rehearse
from generator.compose.plans import DocumentPlan, plans
from generator.edge.files import read_file
from generator.errors import GeneratorError
from generator.findings import Finding
from generator.language.outcomes import Outcomes, watched
from generator.load.grounds import shared_grounds
from generator.model.document import Document
from generator.tasks.lint.context import ModelContext
from generator.terms.subject import Subject
from generator.workspace import EXAMPLES, Workspace

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
    documents: dict[str, list[Document]] = field(default_factory=dict)
    """The documents of the examples without mistakes, by the name of the example.

    Those of a type that only belongs to this one are not among them: a new version of that type changes no
    word of this one.
    """
    problems: dict[str, GeneratorError] = field(default_factory=dict)
    """Why an example without mistakes gives no documents, by its name."""
    _right: list[Subject] = field(default_factory=list)
    _wrong: list[Subject] = field(default_factory=list)
    _waiting: dict[str, list[Subject]] = field(default_factory=dict)
    """By version the examples whose documents of that version nobody went through."""

    @property
    def subjects(self) -> Sequence[Subject]:
        """The examples that can be read."""
        return (*self._right, *self._wrong)

    def compose(self) -> None:
        """Compose the examples without mistakes, once."""
        done = {*self.documents, *self.problems}
        with watched() as outcomes:
            for subject in (one for one in self._right if one.name not in done):
                try:
                    documents = list(pipeline.documents(self.workspace, subject.words_only))
                    self.documents[subject.name] = [one for one in documents if not _is_beside(one, subject)]
                except GeneratorError as error:
                    self.problems[subject.name] = error
        self.outcomes |= outcomes

    def rehearse(self, version: str, wanted: Outcomes) -> None:
        """Go through the documents of a version in the examples that were not composed, as far as that goes.

        Args:
            version: The version.
            wanted: What has to come out; when all of it did, going on makes no sense.
        """
        grounds = shared_grounds(self.workspace)
        done = {*self.documents, *self.problems}
        left = [subject for subject in self.subjects if subject.name not in done]
        waiting = self._waiting.setdefault(version, left)
        while waiting and not wanted <= self.outcomes:
            subject = waiting.pop(0)
            files = {condition.spot.file for condition, _ in wanted - self.outcomes}
            with watched() as outcomes, suppress(GeneratorError):
                for plan in plans(subject):
                    of = DocumentPlan(plan.name, plan.view, plan.part.stands_for) if plan.part else plan
                    about = subject.links[of.link] if of.link else subject
                    if about.model.template.name == version:
                        rehearse(subject.words_only, of if of.link else plan, grounds, files)
            self.outcomes |= outcomes


def _is_beside(document: Document, subject: Subject) -> bool:
    link = subject.links.get(document.meta.doctype)
    return link is not None and link.model.roles.companion is not None


def try_examples(version: ModelContext) -> Trial:
    """Check the examples of a version.

    Raises:
        TemplateError: when a file of the version is wrong.
    """
    workspace = version.workspace
    paths = sorted((version.model.template.folder / EXAMPLES).glob("*.yaml"))
    today = version.model.roles.examples_day
    with watched() as outcomes:
        checked = pipeline.check(workspace, paths, today)
    found: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        found.setdefault(finding.spot.file, []).append(finding)
    examples = [_example(workspace, path, found) for path in paths]
    wrong = [subject for subject in checked.readable if subject.name.startswith(WRONG)]
    right = [subject for subject in checked.readable if subject.is_sound and subject not in wrong]
    return Trial(workspace, examples, outcomes, _right=right, _wrong=wrong)


def good_examples(trial: Trial) -> Iterator[Example]:
    """List the examples that show how it should be."""
    return (example for example in trial.examples if example.name.startswith(GOOD))


def _example(workspace: Workspace, path: Path, found: Mapping[str, Sequence[Finding]]) -> Example:
    label = workspace.label(path)
    lines = read_file(path).decode("utf-8", "replace").splitlines()
    return Example(path, label, lines, found.get(label, ()))
