"""One value as a field on a page: what it is called, what can be chosen, what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.findings import Finding
from generator.model.schema_node import SchemaNode
from generator.model.source import Path
from generator.serve.choices import Option, offered
from generator.serve.draft import Draft
from generator.serve.entry_names import entry_name, is_placeholder
from generator.serve.places import address
from generator.serve.typed import is_twofold
from generator.serve.wording import (
    code_words,
    date_example,
    file_words,
    for_page,
    label_of,
    sentence_case,
    typed_words,
)

_EACH, _EACH_NAME = "Zet elk op een eigen regel.", "Zet één naam op elke regel."
_SHORT = 60
"""Letters of an example that still fits on a line."""


class FieldKind(StrEnum):
    """How a value is filled in."""

    CHOICE = "keuze"
    TICK = "vink"
    SEVERAL = "vinkjes"
    LINES = "regels"
    LONG = "lang"
    LINE = "regel"
    WORD = "woord"
    """Only a word instead of a group, such as that it does not apply."""


@dataclass(frozen=True)
class FormField:
    """A value on a page."""

    path: Path
    node: SchemaNode
    kind: FieldKind
    label: str
    help: str
    words: str
    """What stands in it, as it is sent along to see whether somebody changed it."""
    text: str
    """What stands in the part that is typed in."""
    options: tuple[Option, ...] = ()
    others: tuple[Option, ...] = ()
    """What can be said instead of a number or a date."""
    before: str = ""
    after: str = ""
    mode: str = "text"
    """Which keys a telephone shows."""
    findings: tuple[Finding, ...] = ()
    is_wrong: bool = False
    """Whether what stands in it cannot be in the file."""
    is_needed: bool = True
    """Whether it must be filled in before anything can be signed; otherwise it may."""
    is_own: bool = False
    """Whether the file itself says something here."""

    @property
    def name(self) -> str:
        """What the field is called in the form."""
        return address(self.path)

    @property
    def id(self) -> str:
        """What the field is called in the page."""
        return "v-" + self.name.replace("/", "-").replace("%", "_")

    @property
    def is_open(self) -> bool:
        """Tell whether an answer is still to come."""
        return not self.words

    @property
    def is_marked(self) -> bool:
        """Tell whether something stands at the field that must be looked at."""
        return self.is_wrong or bool(self.findings)


def make_field(draft: Draft, path: Path, *, is_needed: bool = True) -> FormField | None:
    """Make the field of a value; None where there is no single value."""
    node = draft.root.at(path)
    if node is None or (node.is_object and (node.is_identity_map or not other_words(node))):
        return None
    return _Maker(draft, path, node, is_needed).field()


@dataclass(frozen=True)
class _Maker:
    draft: Draft
    path: Path
    node: SchemaNode
    is_needed: bool

    def field(self) -> FormField:
        words = self._words()
        kind, options = self._kind(words)
        typed, _, word = words.rpartition("\n") if is_twofold(words, self.node) else (words, "", words)
        others = (
            tuple(_with_choice(other_words(self.node), word))
            if kind in (FieldKind.LINE, FieldKind.WORD)
            else ()
        )
        said_otherwise = any(one.is_chosen for one in others)
        before, after = _around(self.node)
        return FormField(
            path=self.path,
            node=self.node,
            kind=kind,
            label=label_of(self.node, str(self.path[-1])),
            help=self._help(kind),
            words=words,
            text="" if said_otherwise and typed == word else typed,
            options=options,
            others=others,
            before=before,
            after=after,
            mode=_mode(self.node),
            findings=tuple(self.draft.about(self.path)) if not is_placeholder(self.draft, self.path) else (),
            is_wrong=self.path in self.draft.unsound,
            is_needed=self.is_needed,
            is_own=self.draft.own(self.path) is not None,
        )

    def _words(self) -> str:
        if self.path in self.draft.unsound:
            return self.draft.unsound[self.path]
        if is_placeholder(self.draft, self.path):
            return ""
        value = self.draft.own(self.path)
        if value is None:
            value = self.draft.value(self.path)
        return "" if isinstance(value, Mapping) else typed_words(value, self.node)

    def _kind(self, words: str) -> tuple[FieldKind, tuple[Option, ...]]:
        spec, item = self.node.spec, self.node.child(0)
        if self.node.is_object:
            return FieldKind.WORD, ()
        if spec.get("type") == "boolean":
            around = self.draft.root.at(self.path[:-1])
            if around is not None and around.is_choice_map:
                return FieldKind.TICK, ()
            yes_or_no = self._chosen((Option("true", "Ja"), Option("false", "Nee")), words)
            return FieldKind.CHOICE, offered(self.draft, self.path, self.node, yes_or_no)
        if options := tuple(self._options(self.node)):
            chosen_from = self._chosen(options, words)
            return FieldKind.CHOICE, offered(self.draft, self.path, self.node, chosen_from)
        if item is not None and not self.node.is_object:
            choices = tuple(self._options(item))
            chosen = tuple(_with_choice(choices, *words.split("\n")))
            return (FieldKind.SEVERAL, chosen) if choices else (FieldKind.LINES, ())
        long = max((len(str(one)) for one in spec.get("examples", ())), default=0) > _SHORT
        return (FieldKind.LONG if self.node.keeps_lines or long else FieldKind.LINE), ()

    def _chosen(self, options: Iterable[Option], words: str) -> tuple[Option, ...]:
        standard = typed_words(self.draft.standard(self.path), self.node)
        return tuple(
            Option(one.code, one.label, one.explanation, one.code == words, one.code == standard)
            for one in options
        )

    def _options(self, node: SchemaNode) -> Iterator[Option]:
        spec = node.spec
        told = spec.get("enumDescriptions", ())
        for index, code in enumerate(spec.get("enum", ())):
            yield Option(
                str(code), sentence_case(code_words(node, code)), told[index] if index < len(told) else ""
            )
        for group in node.refers_to:
            entries = self.draft.value((group,))
            for key in entries if isinstance(entries, Mapping) else ():
                yield Option(str(key), entry_name(self.draft, (group, str(key))))
        if node.refers_to:
            yield from other_words(node)
        folder = spec.get("x-verwijst-naar-bestand")
        if folder:
            for name in sorted(self.draft.preview.workspace.names(str(folder))):
                yield Option(name, file_words(name, self.draft.root))

    def _help(self, kind: FieldKind) -> str:
        told = for_page(self.node.description)
        for one in other_words(self.node):
            told = re.sub(rf"\b{re.escape(one.code)}\b(?: voor [^,.;]+)?", one.label.lower(), told)
        words = {one.code for one in other_words(self.node)}
        examples = [one for one in self.node.spec.get("examples", ()) if not isinstance(one, Mapping | list)]
        examples = [one for one in examples if str(one) not in words]
        if kind is FieldKind.LINES and (item := self.node.child(0)) is not None:
            listed = (
                date_example(item) if item.display == "datum" else typed_words(one, item)
                for one in item.spec.get("examples", ())
            )
            such, each = next(iter(listed), ""), _EACH_NAME if item.is_name else _EACH
            return f"{told} {each}{f' Bijvoorbeeld: {such}.' if such else ''}".strip()
        if kind is not FieldKind.LINE or not examples:
            return told
        if self.node.display == "datum":
            such = date_example(self.node)
        else:
            such = " of ".join(typed_words(one, self.node) for one in examples[:2])
        return f"{told} Bijvoorbeeld: {such}.".strip() if such else told


def other_words(node: SchemaNode) -> tuple[Option, ...]:
    """List the words that can stand where otherwise a number, a date or a group does."""
    if "enum" in node.spec:
        return ()
    words = node.spec.get("x-woorden")
    found = dict(words) if isinstance(words, Mapping) else {}
    const = node.spec.get("then", {}).get("const")
    if const is not None:
        found.setdefault(const, "niet van toepassing" if const == "geen" else str(const))
    return tuple(Option(str(code), sentence_case(str(label))) for code, label in found.items())


def _with_choice(options: Iterable[Option], *chosen: str) -> Iterator[Option]:
    for one in options:
        yield Option(one.code, one.label, one.explanation, one.code in chosen)


def _around(node: SchemaNode) -> tuple[str, str]:
    match node.display:
        case "bedrag":
            return "€", ""
        case "procent":
            return "", "%"
        case _:
            return "", ""


def _mode(node: SchemaNode) -> str:
    kinds = node.spec.get("type")
    if kinds == "integer" or (kinds == "string" and "[0-9]{8}" in str(node.spec.get("pattern", ""))):
        return "numeric"
    if kinds == "number":
        return "decimal"
    return "email" if "@" in str(node.spec.get("pattern", "")) else "text"
