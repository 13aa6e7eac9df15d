"""The texts of examples as versions made before had them: `ok-<naam>.verwacht.txt`, each example as a whole.

A released version keeps the files it was released with, so that they are still compared here. A draft gets
the texts by section instead; see `recorded.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.edge.files import read_file
from generator.findings import Finding, Severity, Spot
from generator.model.document import Document
from generator.tasks.lint.differences import first_difference
from generator.tasks.lint.trials import Trial, good_examples
from generator.tasks.show.overview import outline_lines

SUFFIX = ".verwacht.txt"


def whole_outlines(folder: Path) -> list[Path]:
    """List the files of this form among examples."""
    return sorted(folder.glob(f"*{SUFFIX}"))


def check_whole_outlines(
    trial: Trial, paths: Sequence[Path], documents: Mapping[str, list[Document]], hint: str
) -> Iterator[Finding]:
    """Compare what the good examples give with what they gave before.

    Args:
        trial: The examples.
        paths: The files with what they gave.
        documents: What they give, by the name of the example.
        hint: What to do about a difference.
    """
    known = {path.name.removesuffix(SUFFIX): path for path in paths}
    for example in good_examples(trial):
        path = known.pop(example.name, None)
        if example.name not in documents:
            continue
        if path is None:
            yield Finding(
                "uitkomst-ontbreekt",
                Severity.WARNING,
                Spot(example.label),
                f"Bij dit voorbeeld staat niet welke tekst het geeft: {example.name}{SUFFIX} ontbreekt.",
                hint,
                excerpt=example.excerpt(1),
            )
        else:
            now = "\n".join(outline_lines(documents[example.name])).rstrip("\n")
            yield from _changed(trial.workspace.label(path), path, now, hint)
    for name, path in known.items():
        yield Finding(
            "uitkomst-zonder-voorbeeld",
            Severity.WARNING,
            Spot(trial.workspace.label(path)),
            f"Bij deze tekst hoort geen goed voorbeeld: {name}.yaml is er niet, of heet niet ok-….",
            "Verwijder dit bestand, of geef het voorbeeld zijn naam terug.",
        )


def _changed(label: str, path: Path, now: str, hint: str) -> Iterator[Finding]:
    known = read_file(path).decode("utf-8", errors="replace").splitlines()
    if difference := first_difference(known, now.splitlines()):
        spot = Spot(label, difference.line)
        message = f"{difference.words}."
        yield Finding("uitkomst-gewijzigd", Severity.ERROR, spot, message, hint, excerpt=difference.old)
