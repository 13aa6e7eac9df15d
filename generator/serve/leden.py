"""The leden of a file that can get a text of their own: how they are called, what the model says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.compare.outline import lines_of, text_of
from generator.compose.assembly import compose
from generator.compose.plans import whole_plans
from generator.load.grounds import shared_grounds
from generator.model.document import Block, ItemList, Paragraph
from generator.model.source import Path, dotted
from generator.serve.draft import Draft
from generator.serve.wording import in_sentence, sentence_case
from generator.terms.deviations import articles_of, without_deviations
from generator.terms.leden import provisions_of, written_leden
from generator.terms.subject import CompiledModel, scope_of, views_of

_QUOTED = re.compile(r'"([a-z0-9_-]+\.[a-z0-9_-]+)"')


@dataclass(frozen=True)
class LidText:
    """A lid as the model has it."""

    title: str
    """Such as `Artikel 7 (Vervanging), lid 2`."""
    words: tuple[str, ...]
    """What it says, a line for each onderdeel; empty when it does not apply to this file."""
    typed: str = ""
    """The same as somebody types it as own text: an onderdeel after a hyphen."""


def names_of_leden(draft: Draft) -> frozenset[str]:
    """List what a deviation calls the leden that it may be about: `vervanging.bezwaar`."""
    return _names(draft.subject.model) if draft.subject.model.roles.deviations is not None else frozenset()


def lid_at(draft: Draft, path: Path) -> str:
    """Find the lid that a place among the deviations is of, also where its name is split; empty for none."""
    place = f"{dotted(path)}."
    return next((name for name in names_of_leden(draft) if place.startswith(f"{name}.")), "")


def leden_named(draft: Draft, text: str) -> str:
    """Call the leden that a text quotes by name as the document does: `artikel 7 (Vervanging), lid 2`."""
    names = names_of_leden(draft)

    def called(match: re.Match[str]) -> str:
        return in_sentence(lid_text(draft, match[1]).title) if match[1] in names else match[0]

    return _QUOTED.sub(called, text)


@lru_cache(maxsize=4)
def _names(model: CompiledModel) -> frozenset[str]:
    clauses = model.template.clauses
    return frozenset(
        f"{article}.{lid.id}"
        for article in articles_of(model)
        for lid in written_leden(clauses[article])
        if lid.id
    )


def lid_text(draft: Draft, name: str) -> LidText:
    """Read a lid in the text of the model, as it would be without deviations.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
    """
    subject = without_deviations(draft.subject) or draft.subject
    article = name.partition(".")[0]
    called = titles_of_articles(draft).get(article, article)
    grounds = shared_grounds(draft.preview.workspace)
    for plan in whole_plans(subject):
        document = compose(subject, plan, grounds)
        blocks = next((one.blocks for one in document.sections if one.anchor == article), ())
        for item in (item for block in blocks if isinstance(block, ItemList) for item in block.items):
            if item.anchor == name:
                number = f", lid {item.label.rstrip('.')}" if item.label else ""
                lines = tuple(line.strip() for line in lines_of(item.blocks))
                return LidText(f"{called}{number}", lines, "\n".join(_typed(item.blocks)))
    return LidText(called, ())


def place_name(draft: Draft, key: str) -> str:
    """Call what a deviation is about: a lid, an article, or a new article by its own short name.

    Raises:
        TemplateError: when a template cannot be carried out for these terms.
    """
    if key in names_of_leden(draft):
        return lid_text(draft, key).title
    return titles_of_articles(draft).get(key, sentence_case(key.replace("-", " ")))


def _typed(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield " ".join(text_of(block.content).split())
        elif isinstance(block, ItemList):
            yield from (f"- {' '.join(_typed(item.blocks))}" for item in block.items)


def titles_of_articles(draft: Draft) -> Mapping[str, str]:
    """Name the articles: `Artikel 7 (Vervanging)`.

    Raises:
        TemplateError: when a title does not fit the schema or the values.
    """
    view = next(iter(views_of(draft.subject)), None)
    found = provisions_of(draft.subject.model, scope_of(draft.subject, view))
    return {one.id: sentence_case(one.words) for one in found if one.is_article}
