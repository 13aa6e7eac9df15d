"""Read a version of a document type; its clauses are read one by one when they are asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from generator.edge.files import is_link, read_file, real_path
from generator.edge.json_data import json_value
from generator.errors import TemplateError, TemplateFormError, UnreadableError
from generator.findings import Spot
from generator.load.clause import read_clause
from generator.load.grounds import own_grounds
from generator.load.plain_text import MAX_BYTES
from generator.load.release_record import read_release
from generator.load.roles import read_roles
from generator.load.yaml_source import load_list_or_raise, load_yaml_or_raise, unopened
from generator.model.roles import Roles
from generator.model.source import YamlSource
from generator.model.template import Clause, TemplateVersion
from generator.schema.forms import check_model, check_schema_file, check_standard
from generator.schema.good_forms import is_known_good, now_good


class Clauses(Mapping[str, Clause]):
    """The clauses of a version by id, in the order of `model.yaml`; a file is read at most once."""

    def __init__(self, files: Mapping[str, tuple[Path, str]]) -> None:
        self._files = files
        self._read: dict[str, Clause] = {}

    def __getitem__(self, clause_id: str) -> Clause:
        if clause_id not in self._read:
            self._read[clause_id] = read_clause(*self._files[clause_id])
        return self._read[clause_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@lru_cache(maxsize=32)
def read_template(folder: Path, name: str, label: str) -> TemplateVersion:
    """Read a model version; once in a process.

    Args:
        folder: The folder of the version.
        name: The version as agreements write it, such as `modelovereenkomst/2026.1`.
        label: The folder as users know it.

    Raises:
        TemplateError: when one of its files is wrong.
        TemplateFormError: when `model.yaml`, `schema.json` or `standaard.yaml` does not have its form.
        WorkspaceError: when one of its files cannot be opened.
    """
    _refuse_links_out(folder, label)
    model = load_yaml_or_raise(folder / "model.yaml", f"{label}/model.yaml")
    standaard, standaard_source = load_list_or_raise(folder / "standaard.yaml", f"{label}/standaard.yaml")
    regels, regels_source = load_list_or_raise(folder / "regels.yaml", f"{label}/regels.yaml")
    schema_path, schema_label = folder / "schema.json", f"{label}/schema.json"
    schema = read_schema(schema_path, schema_label)
    texts = (model.text, standaard_source.text, json.dumps(schema, default=str))
    if not is_known_good(texts):
        findings = check_model(model)
        findings += check_schema_file(schema, partial(load_yaml_or_raise, schema_path, schema_label))
        findings += check_standard(standaard_source, standaard, schema) if not findings else []
        if findings:
            raise TemplateFormError(findings)
        now_good(texts)
    roles = read_roles(model)
    return TemplateVersion(
        name=name,
        folder=folder,
        label=label,
        roles=roles,
        schema=schema,
        standaard=standaard,
        regels=regels,
        model_source=model,
        standaard_source=standaard_source,
        regels_source=regels_source,
        clauses=Clauses(_clause_files(roles, model, folder, label)),
        release=read_release(folder, label),
        own_grounds=own_grounds(folder, label),
    )


def _refuse_links_out(folder: Path, label: str) -> None:
    for path in sorted(folder.glob("*")):
        if is_link(path) and not real_path(path).is_relative_to(real_path(folder)):
            raise TemplateError(
                f"{path.name} is een koppeling naar iets buiten de map van deze versie.",
                spot=Spot(f"{label}/{path.name}"),
                hint="Zet het bestand zelf in deze map.",
            )


def read_schema(path: Path, label: str) -> dict[str, Any]:
    """Read a JSON Schema with its numbers exact.

    Raises:
        TemplateError: when it is no JSON, or its top is no object.
        WorkspaceError: when the file cannot be opened.
    """
    try:
        schema = json_value(read_file(path, MAX_BYTES))
    except OSError as error:
        raise unopened(label, error) from error
    except UnreadableError as error:
        spot = Spot(label, error.line or 1, error.column or 1)
        raise TemplateError(f"Dit bestand is geen geldige JSON: {error.reason}.", spot=spot) from error
    if not isinstance(schema, dict):
        raise TemplateError("Een schema begint met { en eindigt met }.", spot=Spot(label))
    return schema


def _clause_files(roles: Roles, model: YamlSource, folder: Path, label: str) -> dict[str, tuple[Path, str]]:
    files: dict[str, tuple[Path, str]] = {}
    base, is_inside = real_path(folder), cache(lambda place: real_path(place).is_relative_to(base))
    for document in roles.documents:
        for clause in document.clauses:
            path = folder / clause.file
            if not is_inside(path if is_link(path) else path.parent):
                raise TemplateError(
                    f"{clause.file} ligt buiten de map van deze versie.", spot=model.value_spot(clause.place)
                )
            files[clause.id] = path, f"{label}/{clause.file}"
    return files
