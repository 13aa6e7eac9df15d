"""Clause files: YAML front matter between two lines `---`, then the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

from generator.errors import TemplateError
from generator.findings import Spot
from generator.load.plain_text import decode
from generator.load.yaml_source import parse_yaml, read_bytes, source_or_raise
from generator.model.source import YamlSource
from generator.model.template import Clause
from generator.suggestions import did_you_mean

_FENCE = "---"
_TEXTS = ("id", "titel", "wanneer", "anders", "toelichting", "document")
_LISTS = ("grondslag", "achtergrond")
_MAX_BYTES = 256 * 1024
"""The most bytes that a clause file may have."""


def read_clause(path: Path, label: str) -> Clause:
    """Read a clause file.

    Raises:
        TemplateError: when it has no front matter, or something in it is wrong.
        WorkspaceError: when the file cannot be opened.
    """
    raw = read_bytes(path, label)
    decoded = decode(raw, label, _MAX_BYTES)
    text, remarks = decoded.text, decoded.remarks
    source_or_raise(remarks.found or YamlSource(label, text, {}, {}, {}))
    lines = text.splitlines()
    end = _closing_fence(lines, label)
    front = source_or_raise(parse_yaml("\n".join(lines[:end]).encode(), label))
    _check_keys(front)
    texts = {key: _text(front, key) for key in _TEXTS}
    lists = {key: _list(front, key) for key in _LISTS}
    if texts["id"] != path.stem:
        _fail(
            front,
            "id",
            f'Het id "{texts["id"]}" is niet de naam van het bestand.',
            f"Schrijf `id: {path.stem}`.",
        )
    return Clause(
        id=texts["id"],
        title=texts["titel"],
        file=label,
        body="\n".join(lines[end + 1 :]) + "\n",
        body_line=end + 2,
        grondslag=lists["grondslag"],
        achtergrond=lists["achtergrond"],
        wanneer=texts["wanneer"],
        anders=texts["anders"],
        toelichting=texts["toelichting"],
        document=texts["document"],
        lines={str(key): front.value_spot((key,)).line for key in front.data},
    )


def _closing_fence(lines: list[str], label: str) -> int:
    if not lines or lines[0].rstrip() != _FENCE:
        raise TemplateError(
            "Een bepaling begint met een kop tussen twee regels ---.",
            spot=Spot(label),
            hint="Zet bovenaan: ---, dan id, titel en toelichting, en dan weer ---.",
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return number
    raise TemplateError("De kop van deze bepaling is niet afgesloten met een regel ---.", spot=Spot(label))


def _check_keys(front: YamlSource) -> None:
    known = (*_TEXTS, *_LISTS)
    for key in front.data:
        if key not in known:
            hint = did_you_mean(key, known) or f"Een kop kent {', '.join(known)}."
            _fail(front, key, f'"{key}" hoort niet in de kop van een bepaling.', hint)
    for key in ("id", "titel"):
        if front.data.get(key) in (None, ""):
            _fail(front, key, f'In de kop ontbreekt "{key}".', "Elke bepaling heeft een id en een titel.")


def _text(front: YamlSource, key: str) -> str:
    value: Any = front.data.get(key)
    if isinstance(value, dict | list):
        _fail(front, key, f'Bij "{key}" hoort tekst.', "Zet de tekst tussen aanhalingstekens.")
    return "" if value is None else str(value)


def _list(front: YamlSource, key: str) -> tuple[str, ...]:
    value: Any = front.data.get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        _fail(
            front, key, f'Bij "{key}" hoort een lijst.', f"Schrijf `{key}: [jeugdwet/2.11]`, of `{key}: []`."
        )
    return tuple(map(str, value))


def _fail(front: YamlSource, key: str, message: str, hint: str) -> NoReturn:
    raise TemplateError(message, spot=front.value_spot((key,)), hint=hint)
