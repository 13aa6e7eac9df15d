"""Which questions a file still asks, in the order in which one decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from generator.findings import Finding, Severity
from generator.model.form_roles import FormQuestion, FormTopic
from generator.model.placed_text import NO_TEXT, PlacedText
from generator.model.schema_node import SchemaNode
from generator.model.source import Path, leaves, parse_path
from generator.schema.made_names import name_for_entry
from generator.serve.choices import leads_to
from generator.serve.draft import Draft
from generator.serve.entry_names import is_placeholder
from generator.serve.places import address
from generator.serve.wording import for_page, in_sentence, label_of
from generator.terms.subject import CompiledModel
from generator.validate.required import DUTY, ENTRY, needed_values

T = TypeVar("T")

_REST = "Overig"


@dataclass(frozen=True)
class Need:
    """A value that the file needs."""

    path: Path
    node: SchemaNode
    is_there: bool
    from_draft: bool
    """Whether a draft needs it already; otherwise only what is to be signed."""
    is_own: bool
    """Whether the file says it, or the one that it amends, rather than the model."""
    is_needed: bool = True
    """Whether it must be filled in; otherwise it may."""


@dataclass(frozen=True)
class AskedQuestion:
    """A question with what it is about in this file."""

    topic: str
    role: FormQuestion
    needs: tuple[Need, ...]
    wrong: int
    """How many of its values are wrong."""
    left: int
    """How much the checks still miss, beside those values."""
    doubts: int = 0
    """How many warnings there are about it: something that may be meant, and may be a mistake."""

    @property
    def id(self) -> str:
        """What it is called in an address: its first key."""
        return address(self.role.keys[0])

    @property
    def open_now(self) -> int:
        """How much a draft still needs."""
        return sum(not need.is_there and need.from_draft for need in self.needs) + self.left

    @property
    def open_later(self) -> int:
        """How many values are still needed before anything can be signed."""
        return sum(not need.is_there and not need.from_draft for need in self.needs)

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left to do."""
        return not (self.open_now or self.open_later or self.wrong)


@dataclass(frozen=True)
class AskedTopic:
    """Questions about one subject."""

    title: str
    questions: tuple[AskedQuestion, ...]

    @property
    def open_now(self) -> int:
        """How many values a draft still needs."""
        return sum(one.open_now for one in self.questions)

    @property
    def open_later(self) -> int:
        """How many values are still needed before anything can be signed."""
        return sum(one.open_later for one in self.questions)

    @property
    def wrong(self) -> int:
        """How many values are wrong."""
        return sum(one.wrong for one in self.questions)

    @property
    def ask(self) -> tuple[str, ...]:
        """Who could answer them."""
        return tuple(dict.fromkeys(who for one in self.questions for who in one.role.ask))


@dataclass(frozen=True)
class Progress:
    """How far a file is, in questions: their number says more than that of the values in them."""

    done: int
    all: int
    is_draft: bool
    """Whether it counts towards a draft; otherwise towards signing."""

    @property
    def words(self) -> str:
        """What a page says of it."""
        what = "een concept" if self.is_draft else "de ondertekening"
        return f"{self.done} van {self.all} vragen klaar voor {what}"


def topics_of(draft: Draft, ahead: Iterable[Finding] = ()) -> list[AskedTopic]:
    """List the questions of a file, by subject; one about which there is nothing to say is left out.

    Args:
        draft: The file.
        ahead: What will be told only when it is made ready to sign: its question is not without doubts.
    """
    model, later = draft.subject.model, [parse_path(one.path) for one in ahead]
    owned = [(need, _owner_in(model, need.path)) for need in _needs(draft)]
    rest = _rest(draft, dict.fromkeys(str(need.path[0]) for need, owner in owned if owner is None))
    others = {one.keys[0][0]: one for topic in rest for one in topic.questions}
    asked: dict[FormQuestion, list[Need]] = {}
    for need, owner in owned:
        if (owner := owner or others.get(need.path[0])) is not None:
            asked.setdefault(owner, []).append(need)
    topics = (*model.roles.topics, *rest)
    found = (AskedTopic(topic.title, tuple(_asked(draft, topic, asked, later))) for topic in topics)
    return [topic for topic in found if topic.questions]


def question_again(draft: Draft, path: Path, about: Iterable[Path]) -> AskedQuestion | None:
    """Make a question that a file does not ask any more, for values of which something must still be said."""
    all_questions = [
        (topic.title, one) for topic in draft.subject.model.roles.topics for one in topic.questions
    ]
    title, role = next(((title, one) for title, one in all_questions if one.keys[0] == path), ("", None))
    needs = [Need(one, node, True, True, True) for one in about if (node := draft.root.at(one)) is not None]
    return AskedQuestion(title, role, tuple(needs), 0, 0) if role is not None else None


def question_for(topics: Sequence[AskedTopic], path: Path) -> AskedQuestion | None:
    """Find the question that a value belongs to."""
    owners = ((key, one) for topic in topics for one in topic.questions for key in one.role.keys)
    return _owner(_by_start(owners), path)


def shown_question(topics: Sequence[AskedTopic], path: Path) -> AskedQuestion | None:
    """Find the question on whose page a value, or something in it, is filled in; None when none has it."""
    found = question_for(topics, path)
    needs = found.needs if found is not None else ()
    shown = any(one.path[: len(path)] == path and (one.is_own or not one.is_there) for one in needs)
    return found if shown else None


def find_question(topics: Sequence[AskedTopic], path: Path) -> AskedQuestion | None:
    """Find the question that is called after a value, or else the one that it belongs to."""
    name = address(path)
    by_id = next((one for topic in topics for one in topic.questions if one.id == name), None)
    return by_id or question_for(topics, path)


def names_of_later(topics: Sequence[AskedTopic], most: int = 2) -> list[str]:
    """Name some of the values that are still needed before anything can be signed, each title once."""
    needs = (need for topic in topics for one in topic.questions for need in one.needs)
    later = (need for need in needs if not need.is_there and not need.from_draft)
    titles = dict.fromkeys(in_sentence(label_of(need.node, str(need.path[-1]))) for need in later)
    return [*titles][:most]


def progress_of(topics: Sequence[AskedTopic]) -> Progress:
    """Count how far a file is: first towards a draft, then towards signing."""
    questions = [one for topic in topics for one in topic.questions]
    is_draft = any(one.open_now or one.wrong for one in questions)
    done = sum(not (one.open_now or one.wrong) if is_draft else one.is_done for one in questions)
    return Progress(done, len(questions), is_draft)


def _needs(draft: Draft) -> Iterator[Need]:
    is_drafted, asked = draft.subject.model.roles.status, set[Path]()
    for path, node, is_there in needed_values(draft.subject):
        if path == (is_drafted.term,) or path == ("model",):
            continue
        duty = node.spec.get(DUTY, {})
        filled = is_there and not is_placeholder(draft, path)
        from_draft = duty.get("vanaf") == "concept"
        yield Need(_named(draft, path), node, filled, from_draft, draft.is_chosen(path))
        asked.add(path)
    for path, value in leaves(draft.subject.source.data):
        if path not in asked and isinstance(value, str) and is_placeholder(draft, path):
            left = draft.root.at(path)
            if left is not None and left.is_free_text:
                yield Need(path, left, is_there=False, from_draft=False, is_own=True)
    for path in draft.unsound:
        value = draft.root.at(path)
        if value is not None and not value.is_object:
            yield Need(path, value, is_there=False, from_draft=True, is_own=True)


def _named(draft: Draft, path: Path) -> Path:
    """Give entries that are not there yet the name that somebody would give them."""
    for index, key in enumerate(path):
        group = path[:index]
        node = draft.root.at(group) if key == ENTRY else None
        if node is not None and node.is_identity_map and draft.own((*group, key)) is None:
            path = (*group, name_for_entry(node, str(group[-1]), draft.root), *path[index + 1 :])
    return path


def _rest(draft: Draft, groups: Iterable[str]) -> list[FormTopic]:
    """Make questions of what no question asks: one for each group at the top."""
    made = [
        FormQuestion(label_of(node, key), PlacedText(for_page(node.description), NO_TEXT.spot), ((key,),), ())
        for key in groups
        if (node := draft.root.child(key)) is not None
    ]
    if not draft.subject.model.roles.topics:
        return [FormTopic(one.question, (one,)) for one in made]
    return [FormTopic(_REST, tuple(made))] if made else []


@lru_cache(maxsize=4096)
def _owner_in(model: CompiledModel, path: Path) -> FormQuestion | None:
    """Find which question of a model asks for a value; None when none does."""
    return _owner(_owners_in(model), path)


@lru_cache(maxsize=32)
def _owners_in(model: CompiledModel) -> Mapping[str | int, Sequence[tuple[Path, FormQuestion]]]:
    questions = (one for topic in model.roles.topics for one in topic.questions)
    return _by_start((key, question) for question in questions for key in question.keys)


def _by_start(owners: Iterable[tuple[Path, T]]) -> Mapping[str | int, Sequence[tuple[Path, T]]]:
    """Put owners of keys together by the first step of the key, those of the longest keys first."""
    found: dict[str | int, list[tuple[Path, T]]] = {}
    for key, owner in owners:
        found.setdefault(key[0], []).append((key, owner))
    return {start: sorted(some, key=lambda one: -len(one[0])) for start, some in found.items()}


def _owner(owners: Mapping[str | int, Sequence[tuple[Path, T]]], path: Path) -> T | None:
    """Find who has the longest key that leads to a value."""
    return next((owner for key, owner in owners.get(path[0], ()) if leads_to(key, path)), None)


def _asked(
    draft: Draft, topic: FormTopic, asked: dict[FormQuestion, list[Need]], ahead: Sequence[Path]
) -> Iterator[AskedQuestion]:
    errors = [one for one in draft.own_findings if one.severity is Severity.ERROR and not one.is_gap]
    warnings = [one for one in draft.own_findings if one.severity is Severity.WARNING and not one.is_gap]
    doubtful = [*(parse_path(one.path) for one in warnings), *ahead]
    wrong, missed = [parse_path(one.path) for one in errors], [parse_path(o.path) for o in draft.left_to_do]
    for question in topic.questions:
        needs = tuple(asked.get(question, ()))
        if needs:
            paths = {need.path for need in needs}
            count = sum(
                _is_at(one, paths) or (is_about(question, one) and _is_figure(draft, one)) for one in wrong
            )
            left = sum(is_about(question, one) and one not in paths for one in missed)
            warned = sum(is_about(question, one) for one in doubtful)
            yield AskedQuestion(topic.title, question, needs, count, left, warned)


def _is_figure(draft: Draft, path: Path) -> bool:
    """Tell whether a value is one of the figures by entry that are asked together, in a table."""
    return any(node is not None and bool(node.keyed_by) for node in draft.root.along(path[:-1]))


def _is_at(place: Path, paths: set[Path]) -> bool:
    return any(place[: len(path)] == path for path in paths)


def is_about(question: FormQuestion, path: Path) -> bool:
    """Tell whether a question is about a value, or about a group that it is in."""
    return any(leads_to(key, path) for key in question.keys)
