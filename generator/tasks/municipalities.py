"""Add a municipality to the list that agreements choose from: `gemeenten.yaml`."""

from __future__ import annotations

import json
import re
from pathlib import Path

from generator.errors import WorkspaceError
from generator.load.municipalities import CURRENT, FILE, read_municipalities
from generator.load.yaml_source import read_bytes
from generator.model.template import Municipality
from generator.output import rewrite_file
from generator.suggestions import short_name
from generator.workspace import TEMPLATES
from generator.yaml_text.editor import Editor

_CODE = re.compile(r"GM[0-9]{4}")
_EXAMPLE = "GM...."


def how_to_add(wanted: str) -> str:
    """Say how a municipality comes into the list, by the command and by hand."""
    is_code = _CODE.fullmatch(wanted.upper())
    code, name = (wanted.upper(), "Naam") if is_code else (_EXAMPLE, wanted)
    form = "" if is_code else ", GM en vier cijfers"
    line = f"{code}: {{naam: {json.dumps(name, ensure_ascii=False)}}}"
    return (
        f"Staat uw gemeente er niet bij? Noem dan ook haar CBS-code{form}: "
        f"--gemeente {json.dumps(name, ensure_ascii=False)} --code {code}\n"
        f"Of zet zelf in {TEMPLATES}/{FILE}, onder {CURRENT}:\n  {line}"
    )


def new_municipality(templates: Path, name: str, code: str) -> Municipality:
    """Return a municipality that is not in the list yet; nothing is written.

    Raises:
        WorkspaceError: when the code or the name cannot be, or is in use.
    """
    name, code = " ".join(name.split()), code.strip().upper()
    if not _CODE.fullmatch(code):
        raise WorkspaceError(
            f'"{code}" is geen CBS-code.', hint=f"Een code is GM met vier cijfers, zoals {_EXAMPLE}."
        )
    if not short_name(name)[:1].isalpha() or not name.isprintable() or _CODE.fullmatch(name.upper()):
        raise WorkspaceError(
            f'"{name}" kan geen naam van een gemeente zijn.', hint="Noem de naam met --gemeente."
        )
    for known in read_municipalities(templates).values():
        if known.code == code or (not known.until and short_name(known.name) == short_name(name)):
            raise WorkspaceError(
                f"{known.name} staat al in {TEMPLATES}/{FILE}, met code {known.code}.",
                hint="Laat --code weg, of kijk de naam en de code na.",
            )
    return Municipality(code, name)


def add_municipality(templates: Path, municipality: Municipality) -> None:
    """Write a municipality below those there are; the rest of the file stays as it is.

    Raises:
        WorkspaceError: when the file cannot be read.
        EditError: when it is no list of municipalities.
        OutputError: when it cannot be written.
    """
    path = templates / FILE
    editor = Editor(read_bytes(path, f"{TEMPLATES}/{FILE}").decode("utf-8"))
    editor.add((CURRENT, municipality.code), {"naam": municipality.name})
    rewrite_file(path, editor.text.encode("utf-8"))
    read_municipalities.cache_clear()
