"""A file as the page shows it: what is in it, with what was typed and cannot be in it yet on top."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property, lru_cache

from generator.errors import EditError, OutputError
from generator.findings import Finding, Severity, Spot
from generator.load.gather import Gatherer
from generator.load.plain_text import forbidden_character
from generator.load.yaml_source import parse_yaml
from generator.model.document import Origin
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, YamlSource, dotted, value_at
from generator.model.template import TemplateVersion
from generator.serve.content import Stored, WorkTree
from generator.serve.instead import BESIDE_FIELDS, filled_in, word_above
from generator.serve.journal import Journal
from generator.tasks.preview import Preview, preview
from generator.terms.subject import Subject
from generator.validate.required import RULE as GAP
from generator.validate.schema import check_schema

WAITS = "wacht-buiten-het-bestand"
"""The rule that an answer breaks for which the file has no room."""
NO_SIGN = "Hierin staat een teken dat niet in een document kan. Typ dit veld opnieuw, zonder te plakken."


@dataclass(frozen=True)
class Draft:
    """A file that somebody is filling in."""

    stored: Stored
    unsound: Mapping[Path, str]
    """What was typed and cannot be in the file, by place."""
    preview: Preview
    idle: Mapping[Path, str] = field(default_factory=dict)
    """What was typed and cannot come in the file any more: it was signed without it."""
    ticked: frozenset[str] = frozenset()
    """The points to look up that somebody ticked."""

    @property
    def subject(self) -> Subject:
        """The file with its model; only of one that can be read."""
        assert self.preview.subject is not None
        return self.preview.subject

    @cached_property
    def is_readable(self) -> bool:
        """Tell whether all of it can be read, and so be written; otherwise there is only what is wrong."""
        return self.preview.subject is not None and self._filed is not None

    @cached_property
    def _filed(self) -> YamlSource | None:
        """The file without what was typed on top; None when it cannot be read."""
        source = parse_yaml(self.stored.text.encode("utf-8"), self.stored.label)
        return source if isinstance(source, YamlSource) else None

    @property
    def root(self) -> SchemaNode:
        """What the schema says about the top."""
        return self.subject.model.root

    @property
    def template(self) -> TemplateVersion:
        """The model version that the file follows."""
        return self.subject.model.template

    @cached_property
    def is_fixed(self) -> Callable[[Path], bool]:
        """What tells of a place whether it stays as it was signed; see `fixed_places`."""
        from generator.serve.fixed import fixed_places  # what it needs takes long to load

        return fixed_places(self.preview.workspace, self.subject)

    @property
    def findings(self) -> list[Finding]:
        """What is wrong or doubtful, but for what is only not filled in."""
        return [finding for finding in self.preview.findings if finding.rule != GAP]

    @property
    def own_findings(self) -> list[Finding]:
        """The findings about this file itself, and no file that it names."""
        return [finding for finding in self.findings if finding.spot.file == self.stored.label]

    @property
    def errors(self) -> list[Finding]:
        """What must be put right before a document can be downloaded; gaps of a draft may stay."""
        return [one for one in self.preview.findings if one.severity is Severity.ERROR]

    @property
    def contradictions(self) -> list[Finding]:
        """What is wrong, rather than only not filled in yet."""
        return [one for one in self.errors if not one.is_gap]

    @property
    def left_to_do(self) -> list[Finding]:
        """What the checks miss, beside the values that are asked for anyhow."""
        return [one for one in self.findings if one.is_gap]

    def own(self, path: Path) -> object:
        """Return what the file itself says at a place, None when nothing; what is typed on top counts."""
        return value_at(self.subject.source.data, path)

    def filed(self, path: Path) -> object:
        """Return what the file itself says at a place, without what was typed on top; None when nothing."""
        return value_at(self._filed.data, path) if self._filed is not None else None

    def value(self, path: Path) -> object:
        """Return what holds at a place, whoever says so."""
        return value_at(self.subject.terms.data, path)

    def is_chosen(self, path: Path) -> bool:
        """Tell whether the file, or the one that it amends, says something at a place itself."""
        amendment = self.subject.amendment
        sources = [self.subject.source, *(amendment.named.sources if amendment is not None else ())]
        return any(value_at(one.data, path) is not None for one in sources)

    def standard(self, path: Path) -> object:
        """Return what the model says at a place."""
        return value_at(self.subject.terms.standard, path)

    def origin(self, path: Path) -> Origin | None:
        """Tell who says what holds at a place."""
        return self.subject.terms.origins.get(path)

    def about(self, path: Path) -> list[Finding]:
        """List what is wrong or doubtful about a value, or about something in it."""
        place = dotted(path)
        return [one for one in self.own_findings if one.path == place or one.path.startswith(f"{place}.")]


def open_draft(tree: WorkTree, journal: Journal, stored: Stored) -> Draft:
    """Read a file as the page shows it.

    Raises:
        TemplateError: when a file of its model version is wrong.
    """
    unsound, idle = _typed_in(tree, journal, stored)
    text, left_out = with_answers(stored.text, unsound)
    shown = preview(tree.workspace, stored.path, text, today())
    waiting = [_waiting(stored, path, unsound[path]) for path in left_out]
    shown = replace(shown, findings=[*shown.findings, *waiting]) if waiting else shown
    return Draft(stored, unsound, shown, idle, journal.ticked(stored.label))


def read_draft(tree: WorkTree, journal: Journal, stored: Stored, gatherer: Gatherer | None = None) -> Draft:
    """Read a file as `open_draft` does, without the checks: for what changes it, and shows nothing.

    Args:
        tree: The content.
        journal: What is not sound yet.
        stored: The file.
        gatherer: One of `gatherer_of`, for who reads more than one file.

    Raises:
        TemplateError: when a file of its model version is wrong.
    """
    gatherer = gatherer or gatherer_of(tree, journal, [stored])
    subject = gatherer.subject(stored.path)
    unsound, idle = _typed_in(tree, journal, stored)
    return Draft(stored, unsound, Preview(tree.workspace, gatherer.findings[stored.path], subject), idle)


def gatherer_of(tree: WorkTree, journal: Journal, files: Iterable[Stored]) -> Gatherer:
    """Make what reads files with what was typed in them; what more of them name is read once."""
    typed = {one: _typed_in(tree, journal, one)[0] for one in files}
    edited = {one.path: with_answers(one.text, answers)[0].encode("utf-8") for one, answers in typed.items()}
    return Gatherer(tree.workspace, check_schema, edited=edited)


def _typed_in(
    tree: WorkTree, journal: Journal, stored: Stored
) -> tuple[Mapping[Path, str], Mapping[Path, str]]:
    """Read what was typed: what the file may still get, and what it was signed without."""
    typed = journal.of(stored.label)
    if not typed:
        return typed, {}
    from generator.serve.fixed import fixed_places  # what it needs takes long to load

    edited = {stored.path: stored.text.encode("utf-8")}
    subject = Gatherer(tree.workspace, check_schema, edited=edited).subject(stored.path)
    is_fixed = fixed_places(tree.workspace, subject) if subject is not None else None
    idle = {path: words for path, words in typed.items() if is_fixed is not None and is_fixed(path)}
    return {path: words for path, words in typed.items() if path not in idle}, idle


def with_answers(text: str, answers: Mapping[Path, str]) -> tuple[str, Sequence[Path]]:
    """Put in a text what was typed and is not sound, as far as a file can hold it at all.

    Returns:
        The text, and the places of what it cannot hold: a word where a group is filled in, or the reverse.
    """
    return _with_answers(text, tuple(answers.items())) if answers else (text, ())


@lru_cache(maxsize=8)
def _with_answers(text: str, answers: Sequence[tuple[Path, str]]) -> tuple[str, Sequence[Path]]:
    from generator.yaml_text.editor import Editor  # most files have none, and it takes long to load

    left_out: list[Path] = []
    with suppress(EditError):
        editor = Editor(text)
        for path, words in answers:
            try:
                if filled_in(editor.data, path) or word_above(editor.data, path):
                    left_out.append(path)
                else:
                    editor.set(path, words or None)
            except (EditError, OutputError):
                left_out.append(path)
        return editor.text, left_out
    return text, left_out


def _waiting(stored: Stored, path: Path, words: str) -> Finding:
    """Say that something waits; the page has the words for it at the field."""
    message = NO_SIGN if forbidden_character(words) else BESIDE_FIELDS
    return Finding(WAITS, Severity.ERROR, Spot(stored.label), message, path=dotted(path))


def today() -> str:
    """Return the day, for warnings that need one."""
    return datetime.now(tz=UTC).date().isoformat()
