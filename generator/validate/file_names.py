"""Names of files: those of content files become folders, and keys become the names of documents.

Both must be possible on every computer that the documents go to, and no two files may give one folder.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.edge.files import real_path
from generator.findings import Finding, Severity, Spot
from generator.terms.subject import Subject, views_of
from generator.workspace import CONTENT_FOLDERS, TEMPLATES, PassedOver, Workspace

LONGEST = 100
"""Bytes in a name: a file name has room for 255, a path on Windows for 260, and we add to both."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_OF_A_BUILD = ("index.html", "manifest.json")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]')


def check_file_names(workspace: Workspace, paths: Iterable[Path]) -> Iterator[tuple[Path, Finding]]:
    """Find names that cannot be that of a folder with documents, and files that go by one name."""
    templates = workspace.root / TEMPLATES
    asked = [path for path in paths if not path.absolute().is_relative_to(templates)]
    namesakes: dict[str, list[Path]] = {}
    if asked:
        content = [path for folder in CONTENT_FOLDERS for path in workspace.files(folder)]
        for path in (*content, *asked):
            namesakes.setdefault(_folded(path.stem), []).append(path)
    for path in asked:
        spot = Spot(workspace.label(path))
        if reason := _unfit(path.stem):
            yield path, _unfit_name(spot, path.stem, reason)
        others = [other for other in namesakes[_folded(path.stem)] if other != path]
        rivals = {real_path(other): workspace.label(other) for other in others}
        if others and (labels := [rivals[other] for other in rivals if other != real_path(path)]):
            yield path, _same_name(spot, labels)


def _unfit_name(spot: Spot, stem: str, reason: str) -> Finding:
    return Finding(
        "bestandsnaam",
        Severity.ERROR,
        spot,
        f'"{_shortened(stem)}" kan niet de naam van een map met documenten zijn: {reason}.',
        "Geef het bestand een andere naam: kleine letters, cijfers en streepjes, zoals pekela.yaml.",
    )


def _same_name(spot: Spot, rivals: Sequence[str]) -> Finding:
    return Finding(
        "zelfde-naam",
        Severity.ERROR,
        spot,
        f"Dit bestand heeft dezelfde naam als {' en '.join(rivals)}; hun documenten zouden elkaar vervangen.",
        "Geef een van de bestanden een andere naam, of haal weg wat u niet meer gebruikt.",
    )


def check_passed_over(workspace: Workspace, paths: Iterable[Path]) -> Iterator[Finding]:
    """Find what looks like a content file and is not read as one, beside files that are all looked at."""
    asked = {real_path(path) for path in paths}
    for folder in CONTENT_FOLDERS:
        if {real_path(path) for path in workspace.files(folder)} <= asked:
            for one in workspace.passed_over(folder):
                yield _passed_over(Spot(workspace.label(one.path)), one)


def _passed_over(spot: Spot, one: PassedOver) -> Finding:
    message = "Dit bestand telt niet mee: een overeenkomst of profiel eindigt op .yaml of .yml."
    hint = f"Geef het de naam {one.name}. Hoort het er niet bij, zet het dan in een andere map."
    if one.reason:
        message = f"Dit heet als een overeenkomst of profiel, maar {one.reason}."
        hint = "Zet het bestand zelf hier neer, of haal dit weg."
    return Finding("telt-niet-mee", Severity.WARNING, spot, message, hint)


def check_document_names(subject: Subject) -> Iterator[Finding]:
    """Find keys that make the name of a document too long."""
    for link in ("", *subject.links):
        stem = (subject.links[link] if link else subject).model.roles.document.file_name
        for view in views_of(subject, link):
            if view is not None and len(f"{stem}-{view.entry}".encode()) > LONGEST:
                spot = subject.source.key_spot((view.over, view.entry))
                yield Finding(
                    "sleutel-te-lang",
                    Severity.ERROR,
                    spot,
                    f'De naam van een document wordt te lang met de korte naam "{_shortened(view.entry)}".',
                    "Kies een korte naam, zoals boot; de volledige naam staat eronder.",
                    f"{view.over}.{view.entry}",
                    excerpt=subject.source.excerpt(spot.line),
                )


def longest_key(subject: Subject) -> int:
    """Return how many bytes a key can have that is in the names of the documents of a file."""
    stems = (one.model.roles.document.file_name for one in (subject, *subject.links.values()))
    return LONGEST - max(len(f"{stem}-".encode()) for stem in stems)


def _unfit(stem: str) -> str:
    if not stem.strip(". "):
        return "er blijft geen naam over"
    if stem.startswith("-") or stem != stem.strip(". "):
        return "hij begint met een streepje, of begint of eindigt met een punt of een spatie"
    if len(stem.encode("utf-8", "surrogatepass")) > LONGEST:
        return f"hij is langer dan {LONGEST} tekens"
    if re.search(r"[\ud800-\udfff]", stem):
        return "er staat een teken in dat geen UTF-8 is"
    if _RESERVED.fullmatch(stem):
        return "Windows gebruikt die naam zelf"
    if stem.lower() in _OF_A_BUILD:
        return "zo heet al een bestand naast die mappen"
    wrong = _FORBIDDEN.search(stem)
    return f"het teken {wrong[0]!a} past niet in een bestandsnaam" if wrong else ""


def _folded(stem: str) -> str:
    """Return a name as file systems compare it that do not tell capitals, or ways to write é, apart."""
    return unicodedata.normalize("NFC", stem).casefold()


def _shortened(name: str) -> str:
    return f"{name[:30]}…" if len(name) > 31 else name
