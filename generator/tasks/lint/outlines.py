"""The texts that the good examples are known to give: each text of a section once, in `voorbeelden/teksten/`.

A change to a clause, a term or a default shows as a change of these files, so that whoever approves a version
reads every sentence that came out differently. Of a released version these texts change no more; they then
hold only its own documents, for those of a profile or a leaflet beside them belong to another version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from generator.edge.files import read_file
from generator.errors import OutputError
from generator.findings import Finding, Severity, Spot
from generator.model.document import Document
from generator.model.release_record import RELEASED
from generator.output import replace_file
from generator.tasks.lint.differences import first_difference, quoted
from generator.tasks.lint.recorded import (
    FOLDER,
    Block,
    Texts,
    example_of,
    read_blocks,
    texts_of,
    written,
)
from generator.tasks.lint.trials import Example, Trial, good_examples
from generator.tasks.lint.whole_outlines import SUFFIX, check_whole_outlines, whole_outlines
from generator.workspace import EXAMPLES

CHANGED, MISSING, LEFT_OVER = "uitkomst-gewijzigd", "uitkomst-ontbreekt", "uitkomst-zonder-voorbeeld"
_HINT = "Is dat de bedoeling? Draai dan `ojg lint --update` en lees met `git diff` wat er verandert."
_HINT_NEW = "Draai `ojg lint --update`, lees de tekst na en leg hem vast met git."
_HINT_RELEASED = (
    "Deze versie is vastgesteld: haar woorden wijzigen niet meer. Draai dit terug in het programma of in het "
    "profiel dat dit voorbeeld noemt, of begin een nieuwe versie met `ojg new-version`."
)


def is_outline(path: PurePath) -> bool:
    """Tell whether a file of a version, by its path in it, holds a text that examples give."""
    is_section = path.parts[:2] == (EXAMPLES, FOLDER)
    return is_section or (path.parts[:1] == (EXAMPLES,) and path.name.endswith(SUFFIX))


def check_outlines(trial: Trial, folder: Path) -> Iterator[Finding]:
    """Compare what the good examples give with what they gave before.

    Args:
        trial: The examples, composed.
        folder: The folder of the version.
    """
    documents = _documents(trial)
    released = any(of_one[0].meta.state == RELEASED for of_one in documents.values())
    hint = _HINT_RELEASED if released else _HINT
    if old := whole_outlines(folder / EXAMPLES):
        return check_whole_outlines(trial, old, documents, hint)
    recorded = read_blocks(folder / EXAMPLES / FOLDER)
    label = trial.workspace.label(folder / EXAMPLES / FOLDER)
    return _RecordedText(trial, label, recorded, _given(documents), hint).findings()


def update_outlines(trial: Trial, folder: Path) -> Iterator[str]:
    """Write the texts that are missing or differ, and name their files.

    What was recorded of an example that gives no text now, for it is wrong, is kept.

    Args:
        trial: The examples, composed.
        folder: The folder of the version.

    Raises:
        OutputError: when a file cannot be written.
    """
    texts = folder / EXAMPLES / FOLDER
    documents = _documents(trial)
    given = _given(documents)
    wrong = {example.name for example in good_examples(trial)} - documents.keys()
    for name, blocks in read_blocks(texts).items():
        by_giver = given.setdefault(name, {})
        for block in blocks:
            by_giver |= {giver: block.text for giver in block.givers if example_of(giver) in wrong}
    for name, by_giver in sorted(given.items()):
        path, data = texts / name, written(by_giver)
        if by_giver and (not path.is_file() or read_file(path).replace(b"\r\n", b"\n") != data):
            replace_file(path, data)
            yield trial.workspace.label(path)
    gone = (texts / name for name, by_giver in given.items() if not by_giver)
    for path in [*gone, *whole_outlines(folder / EXAMPLES)]:
        _remove(path)
        yield trial.workspace.label(path)


def _documents(trial: Trial) -> Mapping[str, list[Document]]:
    """List the documents of good examples that are recorded: of a released version its own."""
    documents = {}
    for example in good_examples(trial):
        if of_one := trial.documents.get(example.name):
            first = of_one[0].meta
            released = first.state == RELEASED
            documents[example.name] = [one for one in of_one if not released or one.meta.model == first.model]
    return documents


def _given(documents: Mapping[str, list[Document]]) -> Texts:
    given: Texts = {}
    for example, of_one in documents.items():
        for name, giver, text in texts_of(example, of_one):
            given.setdefault(name, {})[giver] = text
    return given


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise OutputError(
            f"{path} is niet te verwijderen ({error.strerror or error}).",
            hint="Controleer of er toestemming is.",
        ) from error


@dataclass
class _RecordedText:
    """What is recorded beside what the examples give now."""

    trial: Trial
    label: str
    """The folder with what is recorded, as users know it."""
    recorded: Mapping[str, list[Block]]
    given: Texts
    hint: str

    def __post_init__(self) -> None:
        self._examples = {example.name: example for example in good_examples(self.trial)}
        self._composed = {example_of(giver) for by_giver in self.given.values() for giver in by_giver}

    def findings(self) -> Iterator[Finding]:
        """Find what differs, what is no longer given and what is not recorded."""
        for name, blocks in self.recorded.items():
            yield from self._changed(name, blocks)
            for block in blocks:
                yield from self._no_longer_given(name, block)
        yield from self._left_over()
        yield from self._new()

    def _changed(self, name: str, blocks: list[Block]) -> Iterator[Finding]:
        """Report the texts that differ: once what begins to differ in the same words."""
        now: dict[str, list[str]] = {}
        first: dict[str, tuple[int, str]] = {}
        for block in blocks:
            known = block.text.split("\n")
            for giver in block.givers:
                text = self.given.get(name, {}).get(giver, block.text)
                if difference := first_difference(known, text.split("\n")):
                    now.setdefault(difference.words, []).append(giver)
                    first.setdefault(difference.words, (block.line + difference.line - 1, difference.old))
        for words, givers in now.items():
            line, old = first[words]
            message = f"{words}. Dat geeft {_listed(givers)}."
            yield self._error(Spot(f"{self.label}/{name}", line), message, old)

    def _no_longer_given(self, name: str, block: Block) -> Iterator[Finding]:
        """Report a text that an example gave, and that is now in none of its documents."""
        gone = [giver for giver in self._without(name, block) if example_of(giver) in self._composed]
        if gone:
            first = block.lines[0] if block.lines else ""
            message = f"Deze tekst vervalt: {quoted(first)}. Zij stond in {_listed(gone)}."
            yield self._error(Spot(f"{self.label}/{name}", block.givers[gone[0]]), message, first)

    def _left_over(self) -> Iterator[Finding]:
        """Report, once for each, the examples that are named and not there."""
        told: set[str] = set()
        for name, blocks in self.recorded.items():
            for giver, line in (pair for block in blocks for pair in block.givers.items()):
                example = example_of(giver)
                if example not in self._examples and example not in told:
                    told.add(example)
                    yield Finding(
                        LEFT_OVER,
                        Severity.WARNING,
                        Spot(f"{self.label}/{name}", line),
                        f"Bij deze tekst hoort geen goed voorbeeld: {example}.yaml is er niet, of heet niet "
                        "ok-….",
                        "Draai `ojg lint --update`, of geef het voorbeeld zijn naam terug.",
                    )

    def _new(self) -> Iterator[Finding]:
        """Report the examples of which nothing is recorded, and the new texts of the others."""
        known = {giver for blocks in self.recorded.values() for block in blocks for giver in block.givers}
        examples = {example_of(giver) for giver in known}
        for name in sorted(self._composed - examples):
            yield _missing(self._examples[name])
        for file, by_giver in sorted(self.given.items()):
            here = {giver for block in self.recorded.get(file, ()) for giver in block.givers}
            texts: dict[str, list[str]] = {}
            for giver in sorted(by_giver.keys() - here):
                if example_of(giver) in examples:
                    texts.setdefault(by_giver[giver], []).append(giver)
            for text, givers in texts.items():
                example = self._examples[example_of(givers[0])]
                first = text.split("\n")[0]
                message = f"Deze tekst komt erbij: {quoted(first)}. Dat geeft {_listed(givers)}."
                yield self._error(Spot(example.label), message, example.excerpt(1))

    def _without(self, name: str, block: Block) -> Iterable[str]:
        return (giver for giver in block.givers if giver not in self.given.get(name, {}))

    def _error(self, spot: Spot, message: str, excerpt: str) -> Finding:
        return Finding(CHANGED, Severity.ERROR, spot, message, self.hint, excerpt=excerpt)


def _missing(example: Example) -> Finding:
    return Finding(
        MISSING,
        Severity.WARNING,
        Spot(example.label),
        f"Bij dit voorbeeld staat niet welke tekst het geeft: {example.name} staat niet in {FOLDER}/.",
        _HINT_NEW,
        excerpt=example.excerpt(1),
    )


def _listed(givers: list[str]) -> str:
    """Name the first giver, and how many there are besides."""
    rest = len(givers) - 1
    others = f" en nog {rest}" if rest else ""
    return f"{givers[0]}{others}"
