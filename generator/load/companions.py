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

from generator.errors import TemplateError
from generator.load.models import newest_sound
from generator.load.yaml_source import load_yaml_or_raise
from generator.terms.subject import CompiledModel
from generator.workspace import TEMPLATES, Workspace

ROLE = "bij"


def read_companions(workspace: Workspace, model: str) -> Iterator[CompiledModel]:
    """Read the newest sound version of each document type that belongs to files of a model version.

    Raises:
        TemplateError: when no version of such a type is sound: what is wrong with the newest.
    """
    versions: dict[str, list[str]] = {}
    for name in reversed(workspace.templates()):
        if model in _belongs_to(workspace.template(name) / "model.yaml", f"{TEMPLATES}/{name}/model.yaml"):
            versions.setdefault(name.partition("/")[0], []).append(name)
    for kind in sorted(versions):
        yield newest_sound(workspace, versions[kind])


@lru_cache(maxsize=64)
def _belongs_to(path: Path, label: str) -> tuple[str, ...]:
    """List the models that a type says it belongs to; a type that cannot be read belongs to none."""
    try:
        role = load_yaml_or_raise(path, label).data.get(ROLE)
    except TemplateError:
        return ()
    models = role.get("modellen") if isinstance(role, dict) else None
    return tuple(map(str, models)) if isinstance(models, list) else ()
