"""What there is to say about one key of a model version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.analysis.vocabulary import TermNames
from generator.model.schema_node import SchemaNode
from generator.model.source import value_at
from generator.reading.choices import free_words
from generator.reading.condition_words import ConditionWords
from generator.reading.model_terms import required_when
from generator.reading.standard_words import remark_behind, value_words
from generator.schema.snippets import written
from generator.tasks.explain.block import block_for
from generator.tasks.explain.keys import Key
from generator.tasks.explain.uses import KeyUses, uses_of
from generator.tasks.lint.context import ModelContext

_YES, _NO = "ja", "nee"


@dataclass(frozen=True)
class KeyChoice:
    """A value that can be chosen."""

    code: str
    """As a file writes it."""
    words: str


@dataclass(frozen=True)
class StandardWords:
    """What counts when a file chooses nothing."""

    words: str
    when: str
    """Under which condition, as a Dutch clause; empty when always."""
    source: str
    """Where it comes from, as the comment behind it says; empty when there is none."""


@dataclass(frozen=True)
class KeyExplanation:
    """What there is to say about a key."""

    key: Key
    model: str
    """The model version: `modelovereenkomst/2026.1`."""
    title: str
    meaning: str
    wanted: str
    """What belongs behind it; empty for a group and where there are choices."""
    choices: tuple[KeyChoice, ...]
    standards: tuple[StandardWords, ...]
    """The last one that applies counts."""
    since: str
    """From which status it must be there; empty when it never must, `altijd` when no file can do without."""
    required_when: str
    changed_by: str
    """Who may change it after signing; empty when the group around it says so."""
    keys: tuple[Key, ...]
    """The keys in it, when it is a group."""
    uses: KeyUses
    block: str
    """Lines to paste in a file; empty when there is no example."""


def explain(version: ModelContext, key: Key) -> KeyExplanation:
    """Collect what there is to say about a key of a model version.

    Raises:
        TemplateError: when a text of the model cannot be read.
    """
    node = key.node
    vocabulary = TermNames(version.model, version.linked)
    return KeyExplanation(
        key=key,
        model=version.model.template.name,
        title=node.title,
        meaning=str(node.spec.get("description", "")),
        wanted=_wanted(node),
        choices=tuple(_choices(node)),
        standards=tuple(_standards(version, key, vocabulary)),
        since=_since(key),
        required_when=required_when(key.path, node, vocabulary.afresh()),
        changed_by=str(node.spec.get("x-wijzigen", "")),
        keys=() if node.is_choice_map else tuple(key.below),
        uses=uses_of(version, key),
        block=block_for(key),
    )


def _choices(node: SchemaNode) -> Iterator[KeyChoice]:
    spec = node.spec
    if node.is_choice_map:
        for name, child in node.children():
            yield KeyChoice(name, str(child.spec.get("description") or child.title))
    for index, code in enumerate(spec.get("enum", ())):
        words = spec.get("enumDescriptions", ())
        yield KeyChoice(written(code), words[index] if index < len(words) else node.words(code) or "")
    if spec.get("type") == "boolean":
        yield KeyChoice("true", _YES)
        yield KeyChoice("false", _NO)


def _wanted(node: SchemaNode) -> str:
    """Say what belongs behind a key where there is nothing to choose from."""
    spec = node.spec
    if "enum" in spec or spec.get("type") == "boolean":
        return ""
    if node.is_choice_map:
        return "achter elke keuze true (ja) of false (nee)"
    if node.is_object and not node.is_identity_map:
        return ""
    folder = spec.get("x-verwijst-naar-bestand")
    form = spec.get("patternErrorMessage")
    if node.refers_to:
        found = f"een korte naam uit {' of '.join(node.refers_to)}"
    elif folder:
        found = f"de naam van een bestand in {folder}/, zonder .yaml"
    elif form and not node.is_object:
        return str(form)
    elif node.child(0) is not None and not node.is_identity_map:
        found = "een lijst: elke regel begint met een streepje"
    else:
        found = free_words(node)
    words = [*spec.get("x-woorden", ())] if isinstance(spec.get("x-woorden"), Mapping) else []
    others = dict.fromkeys([*words, *filter(None, [spec.get("then", {}).get("const")])])
    return " of ".join([found, *others])


def _standards(version: ModelContext, key: Key, vocabulary: TermNames) -> Iterator[StandardWords]:
    """List what the model itself says; of a group only when it is a map of choices or of own names."""
    if key.node.is_object and not (key.node.is_choice_map or key.node.is_identity_map):
        return
    for index, layer in enumerate(version.model.standard):
        value: Any = value_at(layer.values, key.path)
        if value is not None:
            when = ConditionWords(vocabulary.afresh()).of(layer.condition.text) if layer.condition else ""
            remark = "" if isinstance(value, Mapping) else remark_behind(version.model, index, key.path)
            yield StandardWords(value_words(value, key.node), when, remark)


def _since(key: Key) -> str:
    around = key.root.at(key.path[:-1])
    if around is not None and key.path[-1] in around.spec.get("required", ()):
        return "altijd"
    duty = key.node.spec.get("x-verplicht")
    return str(duty["vanaf"]) if isinstance(duty, Mapping) else ""
