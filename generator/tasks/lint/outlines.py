"""The texts that the good examples are known to give: `voorbeelden/<naam>.verwacht.txt`.

A change to a clause, a term or a default shows as a change of these files, so that whoever approves a version
reads every sentence that came out differently. Of a released version these texts change no more; they then
hold only its own documents, for those of a profile or a leaflet beside them belong to another version.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from generator.findings import Finding, Severity, Spot
from generator.model.document import Document
from generator.model.release_record import RELEASED
from generator.output import replace_file
from generator.tasks.lint.trials import FOLDER, Example, Trial, good_examples
from generator.tasks.show.overview import outline_lines
from generator.workspace import Workspace

SUFFIX = ".verwacht.txt"
_HINT = "Is dat de bedoeling? Draai dan `ojg lint --update` en lees met `git diff` wat er verandert."
_HINT_RELEASED = (
    "Deze versie is vastgesteld: haar woorden wijzigen niet meer. Draai dit terug in het programma of in het "
    "profiel dat dit voorbeeld noemt, of begin een nieuwe versie met `ojg new-version`."
)
_SHOWN = 90
_END = "het einde van de tekst"


def check_outlines(trial: Trial, folder: Path) -> Iterator[Finding]:
    """Compare what the good examples give with what they gave before."""
    known = {path.name.removesuffix(SUFFIX): path for path in (folder / FOLDER).glob(f"*{SUFFIX}")}
    for example in good_examples(trial):
        path = known.pop(example.name, None)
        if example.name not in trial.documents:
            continue
        if path is None:
            yield _missing(example)
        else:
            hint = _HINT_RELEASED if _is_released(trial.documents[example.name]) else _HINT
            yield from _changed(trial.workspace.label(path), _read(path), _outline(trial, example), hint)
    for path in known.values():
        yield _left_over(trial.workspace, path)


def update_outlines(trial: Trial) -> Iterator[str]:
    """Write the texts that are missing or differ, and name their files.

    Raises:
        OutputError: when a file cannot be written.
    """
    for example in good_examples(trial):
        path = example.path.with_name(example.name + SUFFIX)
        if example.name not in trial.documents:
            continue
        text = _outline(trial, example)
        if not path.is_file() or _read(path) != text:
            replace_file(path, text.encode())
            yield trial.workspace.label(path)


def _outline(trial: Trial, example: Example) -> str:
    documents = trial.documents[example.name]
    if _is_released(documents):
        documents = [document for document in documents if document.meta.model == documents[0].meta.model]
    return "\n".join(outline_lines(documents)).rstrip("\n") + "\n"


def _is_released(documents: Sequence[Document]) -> bool:
    """Tell whether the documents of an example, its own first, are of a released version."""
    return documents[0].meta.state == RELEASED


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")


def _missing(example: Example) -> Finding:
    return Finding(
        "uitkomst-ontbreekt",
        Severity.WARNING,
        Spot(example.label),
        f"Bij dit voorbeeld staat niet welke tekst het geeft: {example.name}{SUFFIX} ontbreekt.",
        "Draai `ojg lint --update`, lees de tekst na en leg hem vast met git.",
        excerpt=example.excerpt(1),
    )


def _left_over(workspace: Workspace, path: Path) -> Finding:
    name = path.name.removesuffix(SUFFIX)
    return Finding(
        "uitkomst-zonder-voorbeeld",
        Severity.WARNING,
        Spot(workspace.label(path)),
        f"Bij deze tekst hoort geen goed voorbeeld: {name}.yaml is er niet, of heet niet ok-….",
        "Verwijder dit bestand, of geef het voorbeeld zijn naam terug.",
    )


def _changed(label: str, known: str, now: str, hint: str) -> Iterator[Finding]:
    lines = zip_longest(known.splitlines(), now.splitlines())
    different = [(line, old, new) for line, (old, new) in enumerate(lines, start=1) if old != new]
    if different:
        line, old, new = different[0]
        before, after = _parts(old, new)
        yield Finding(
            "uitkomst-gewijzigd",
            Severity.ERROR,
            Spot(label, line),
            f"Hier stond {before}. Nu komt er {after}.",
            hint,
            excerpt=old or "",
        )


def _parts(old: str | None, new: str | None) -> tuple[str, str]:
    """Show two lines from shortly before the place where they begin to differ."""
    if old is None or new is None:
        return _quoted(old, 0), _quoted(new, 0)
    pairs = enumerate(zip(old, new, strict=False))
    same = next((place for place, (before, after) in pairs if before != after), min(len(old), len(new)))
    start = max(0, old.rfind(" ", 0, max(0, same - _SHOWN // 3)) + 1)
    return _quoted(old, start), _quoted(new, start)


def _quoted(line: str | None, start: int) -> str:
    if line is None:
        return _END
    text = line[start:].strip()
    end = "…" if len(text) > _SHOWN else ""
    return f"“{'…' if start else ''}{text[:_SHOWN].rstrip()}{end}”" if text else "een lege regel"
