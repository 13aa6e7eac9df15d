"""Look a content folder's templates through: the versions that were asked for, and the house styles."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from generator.errors import GeneratorError, TemplateFormError
from generator.findings import Finding, Severity, Spot, has_errors, sort_findings
from generator.tasks.lint.context import ModelContext
from generator.tasks.lint.coverage import unseen, wanted
from generator.tasks.lint.digests import update_digests
from generator.tasks.lint.editor_schema import check_editor_schema, update_editor_schema
from generator.tasks.lint.examples import check_examples
from generator.tasks.lint.house_styles import house_style_findings
from generator.tasks.lint.outlines import check_outlines, update_outlines
from generator.tasks.lint.static import static_findings
from generator.tasks.lint.trials import Trial, try_examples
from generator.tasks.lint.versions import version_of
from generator.workspace import TEMPLATES, Workspace


@dataclass(frozen=True)
class Linted:
    """What looking through came to."""

    findings: list[Finding]
    files: int
    """How many files were looked at."""
    updated: list[str]
    """The examples, and their texts, that were written anew."""


def lint(
    workspace: Workspace, names: Sequence[str], *, house_styles: bool = True, update: bool = False
) -> Linted:
    """Find what is wrong in model versions and house styles.

    Args:
        workspace: The content folder.
        names: The versions, such as `modelovereenkomst/2026.1`.
        house_styles: Whether to look at the house styles as well.
        update: Whether to write the texts that the good examples give, the digests of signed examples and
            the schema for editors, instead of comparing them only; those of a released version stay.

    Raises:
        OutputError: when a text cannot be written.
    """
    run = _Run(workspace)
    updated: list[str] = []
    with _uncollected():
        for name in names:
            version = run.version(name)
            if version is not None:
                updated += run.look_through(version, update=update)
        run.look_for_unseen()
        if house_styles:
            run.findings += house_style_findings(workspace)
    folders = [*names, *(["huisstijl"] if house_styles else [])]
    return Linted(sort_findings(run.findings), _count(workspace, folders), updated)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage: what examples give is kept, and every look at all of it takes longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass
class _Run:
    """Reads each version once and tries its examples once, whoever needs them."""

    workspace: Workspace
    findings: list[Finding] = field(default_factory=list)
    _versions: dict[str, ModelContext | None] = field(default_factory=dict)
    _trials: dict[str, Trial | None] = field(default_factory=dict)
    _composed: list[tuple[ModelContext, Trial]] = field(default_factory=list)

    def version(self, name: str) -> ModelContext | None:
        """Read a version; when that fails, a finding says why."""
        if name not in self._versions:
            self._versions[name] = None
            try:
                self._versions[name] = version_of(self.workspace, name)
            except GeneratorError as error:
                self.findings += _unreadable(name, error)
        return self._versions[name]

    def look_through(self, version: ModelContext, *, update: bool) -> list[str]:
        """Run every check on a version; its examples only when it can be carried out at all."""
        template = version.model.template
        updates = update and template.release is None
        updated = list(update_editor_schema(template)) if updates else []
        static = [*static_findings(version), *check_editor_schema(template)]
        self.findings += static
        trial = None if has_errors(static) else self._trial(version)
        signed = list(update_digests(trial)) if updates and trial is not None else []
        updated += signed
        if signed:
            del self._trials[template.name]
            trial = self._trial(version)
        if trial is None:
            return updated
        trial.compose()
        if updates:
            updated += update_outlines(trial, template.folder)
        self.findings += check_examples(version, trial)
        self.findings += check_outlines(trial, template.folder)
        self._composed.append((version, trial))
        return updated

    def look_for_unseen(self) -> None:
        """Find the conditions that no example shows both ways, once all examples were composed."""
        for version, trial in self._composed:
            self.findings += self._unseen(version, trial)

    def _trial(self, version: ModelContext) -> Trial | None:
        name = version.model.template.name
        if name not in self._trials:
            self._trials[name] = None
            try:
                self._trials[name] = try_examples(version)
            except GeneratorError as error:
                self.findings += _unreadable(name, error)
        return self._trials[name]

    def _unseen(self, version: ModelContext, trial: Trial) -> list[Finding]:
        """Find the conditions that no example shows both ways, of its own or of a version that uses it."""
        missing = wanted(version) - trial.outcomes
        trials = [trial, *(self._trials_with(version) if missing else ())]
        for one in trials:
            one.rehearse(version.model.template.name, missing)
            missing -= one.outcomes
        return list(unseen(version, missing))

    def _trials_with(self, version: ModelContext) -> Iterator[Trial]:
        """Try the examples of the versions whose files give documents of this one."""
        for name in self.workspace.templates():
            other = self.version(name)
            if other is not None and other is not version and _uses(other, version):
                trial = self._trial(other)
                if trial is not None:
                    yield trial


def _uses(user: ModelContext, used: ModelContext) -> bool:
    companion = used.model.roles.companion
    linked = any(link.folder == used.model.roles.folder for link in user.model.roles.links.values())
    return linked or (companion is not None and user.model.template.name in companion.models)


def _unreadable(name: str, error: GeneratorError) -> Sequence[Finding]:
    if isinstance(error, TemplateFormError):
        return error.findings
    spot = error.spot or Spot(f"{TEMPLATES}/{name}/model.yaml")
    return [Finding("sjabloon-onleesbaar", Severity.ERROR, spot, error.message, error.hint)]


def _count(workspace: Workspace, folders: Iterable[str]) -> int:
    paths = (path for folder in folders for path in (workspace.root / TEMPLATES / folder).rglob("*"))
    return sum(path.is_file() for path in paths)
