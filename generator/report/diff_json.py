"""A comparison as JSON: stable, for other programs.

    {"oud", "nieuw", "vergeleken", "tegen_model", "bestanden": [
      {"naam", "bestand", "status", "klasse",
       "vragen":  [{"id", "vraag", "gewijzigd", "oud", "nieuw"}],
       "termen":  [{"pad", "oud_pad", "titel", "groepen", "soort", "oorzaak", "klasse", "herkomst", "koppeling", "model",
                    "oud":   {"tekst", "waarde", "herkomst", "bestand", "regel"}, "nieuw": {…},
                    "plaatsen": [{"document", "anker", "tekst"}], "delen": […]}],
       "teksten": [{"documenten", "anker", "status", "oud_label", "nieuw_label", "titel", "modeltekst",
                    "regels": [{"anker", "status", "oud_label", "nieuw_label", "kop", "delen": [{"soort", "tekst", "pad"}]}]}],
       "model":   [{"soort", "wijzigingen": [{"naam", "pad", "soort", "onderdeel", "oud", "nieuw"}]}],
       "nieuwe_documenten", "vervallen_documenten",
       "problemen": [{"kant", "rule", "severity", "file", "line", "column", "path", "message", "hint"}]}]}

`status` is gewijzigd, nieuw, vervallen or onleesbaar; `soort` of a term gewijzigd, toegevoegd, vervallen or hernoemd;
`oorzaak` keuze, gevolg or model; `klasse` "vereist allonge" (signed), partijen, contactpersonen, melding or redactioneel, or null without
changed terms. A value that nobody filled in is null. Amounts and other decimals are numbers. A part of a line is
gelijk, nieuw or weg.
"""  # noqa: E501 - the shape reads best with a line for each kind of object

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from generator.findings import Finding
from generator.model.change import (
    Answer,
    Differences,
    FileChange,
    ModelChanges,
    TermChange,
    TermState,
    TextChange,
)
from generator.model.difference import LineDiff


def diff_json(comparison: Differences) -> str:
    """Write a comparison as one JSON object, without the last line end."""
    content = {
        "oud": comparison.old,
        "nieuw": comparison.new,
        "vergeleken": comparison.compared,
        "tegen_model": comparison.against_model,
        "bestanden": [_file(change) for change in comparison.files],
    }
    return json.dumps(content, ensure_ascii=False, indent=2, default=_exact)


def _file(change: FileChange) -> dict[str, Any]:
    return {
        "naam": change.name,
        "bestand": change.file,
        "status": change.status.value,
        "klasse": change.weight,
        "vragen": [_answer(answer) for answer in change.answers],
        "termen": [_term(term) for term in change.terms],
        "teksten": [_text(text) for text in change.texts],
        "model": [_model(group) for group in change.model],
        "nieuwe_documenten": change.new_documents,
        "vervallen_documenten": change.removed_documents,
        "verplaatst": [
            {"plaats": one.section.text, "deel": one.section.anchor, "oud": one.old, "nieuw": one.new}
            for one in change.relocated
        ],
        "problemen": [
            _finding(problem.side, finding) for problem in change.problems for finding in problem.findings
        ],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.id,
        "vraag": answer.question,
        "gewijzigd": answer.changed,
        "oud": answer.old,
        "nieuw": answer.new,
    }


def _term(change: TermChange) -> dict[str, Any]:
    return {
        "pad": change.path,
        "oud_pad": change.old_path,
        "titel": change.title,
        "groepen": change.context,
        "soort": change.kind.value,
        "oorzaak": change.cause.value,
        "klasse": change.weight.value,
        "herkomst": change.origin,
        "koppeling": change.link,
        "model": change.model,
        "oud": _state(change.old),
        "nieuw": _state(change.new),
        "plaatsen": [
            {"document": place.document, "anker": place.anchor, "tekst": place.text}
            for place in change.places
        ],
        "delen": [_term(part) for part in change.parts],
    }


def _model(group: ModelChanges) -> dict[str, Any]:
    return {
        "soort": group.title,
        "wijzigingen": [
            {
                "naam": one.name,
                "pad": one.path,
                "soort": one.kind.value,
                "onderdeel": one.about,
                "oud": one.old,
                "nieuw": one.new,
            }
            for one in group.changes
        ],
    }


def _state(state: TermState) -> dict[str, Any]:
    origin = state.origin
    return {
        "tekst": state.text,
        "waarde": state.value,
        "herkomst": origin.kind if origin else "",
        "bestand": origin.file if origin else "",
        "regel": origin.line if origin else 0,
    }


def _text(change: TextChange) -> dict[str, Any]:
    section = change.section
    return {
        "documenten": change.documents,
        "anker": section.anchor,
        "status": section.status.value,
        "oud_label": section.old_label,
        "nieuw_label": section.new_label,
        "titel": section.title,
        "modeltekst": change.by_model,
        "regels": [_line(line) for line in section.changed_lines],
    }


def _line(line: LineDiff) -> dict[str, Any]:
    return {
        "anker": line.anchor,
        "status": line.status.value,
        "oud_label": line.old_label,
        "nieuw_label": line.new_label,
        "kop": line.context,
        "delen": [{"soort": run.op.value, "tekst": run.text, "pad": run.path} for run in line.runs],
    }


def _finding(side: str, finding: Finding) -> dict[str, Any]:
    return {
        "kant": side,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "file": finding.spot.file,
        "line": finding.spot.line,
        "column": finding.spot.column,
        "path": finding.path,
        "message": finding.message,
        "hint": finding.hint,
    }


def _exact(value: object) -> int | float:
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    raise TypeError(f"{type(value).__name__} is no part of a comparison")
