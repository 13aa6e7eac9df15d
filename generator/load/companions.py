"""Document types that have no files of their own, but belong to the files of another type.

Such a type says so in `model.yaml`:

    bij: {modellen: [modelovereenkomst/2026.1], als: overeenkomst}

Every file that follows one of these models then gives a document of this type as well, whose texts see that
file under the name after `als`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from generator.load.template import read_template
from generator.load.yaml_source import read_yaml
from generator.model.source import YamlSource
from generator.model.template import TemplateVersion
from generator.workspace import TEMPLATES, Workspace

ROLE = "bij"


def read_companions(workspace: Workspace, model: str) -> Iterator[TemplateVersion]:
    """Read the newest version of each document type that belongs to files of a model version.

    Raises:
        TemplateError: when a file of such a type is wrong.
    """
    newest: dict[str, str] = {}
    for name in workspace.templates():
        label = f"{TEMPLATES}/{name}"
        if model in _belongs_to(workspace.template(name) / "model.yaml", f"{label}/model.yaml"):
            newest[name.partition("/")[0]] = name
    for name in newest.values():
        yield read_template(workspace.template(name), name, f"{TEMPLATES}/{name}")


@lru_cache(maxsize=64)
def _belongs_to(path: Path, label: str) -> tuple[str, ...]:
    """List the models that a type says it belongs to; a type that cannot be read belongs to none."""
    source = read_yaml(path, label)
    role = source.data.get(ROLE) if isinstance(source, YamlSource) else None
    models = role.get("modellen") if isinstance(role, dict) else None
    return tuple(map(str, models)) if isinstance(models, list) else ()
