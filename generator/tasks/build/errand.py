"""What goes to another machine to have a document written there: all it takes, and nothing that stays behind.

There is no content folder on that machine. It writes only with the versions that there are at home.
"""

from __future__ import annotations

import pickle
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.errors import RenderError
from generator.render.libraries import versions_for
from generator.render.packed_style import PackedStyle
from generator.render.style import Style
from generator.render.workers import RenderJob, render

EXTRA = "ojg[dask]"
"""What is installed on each machine."""
_STYLES = "ojg-huisstijl"
_SHOWN = 4
"""Versions that a message names."""

_one_at_a_time = threading.Lock()
"""A worker may have threads; the libraries that lay out a page are not made for them."""


@dataclass(frozen=True)
class Errand:
    """A document to write on another machine, where it unpickles to what came of it."""

    job: RenderJob
    packed: PackedStyle
    contents: Sequence[bytes]
    """What is in the files of the house style."""
    formats: tuple[str, ...]
    """All formats that are asked for."""

    def __reduce_ex__(self, protocol: Any) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Leave the house style out, for it travels once for all documents."""
        job = replace(self.job, style=Style(()))
        contents = [pickle.PickleBuffer(data) for data in self.contents]
        return _write, (job, self.packed, contents, self.formats, dict(versions_for(self.formats)))

    def packet(self) -> bytes:
        """Return what goes to the machine: `pickle.loads` takes it there, with the contents as buffers."""
        return pickle.dumps(self, protocol=5, buffer_callback=lambda buffer: None)


def differences(here: Mapping[str, str], there: object) -> str:
    """Tell in Dutch which versions differ; nothing when all are the same.

    Args:
        here: The versions at home, by name.
        there: Those on another machine; anything else than a mapping when it cannot tell them.
    """
    if not isinstance(there, Mapping):
        return "daar ontbreekt ojg, of het is een andere uitgave"
    found = [
        f"{name} {there.get(name) or 'ontbreekt'} (hier {told or 'ontbreekt'})"
        for name, told in here.items()
        if there.get(name, "") != told
    ]
    more = f" en nog {len(found) - _SHOWN}" if len(found) > _SHOWN else ""
    return ", ".join(found[:_SHOWN]) + more


def other_versions(worker: str, told: str) -> RenderError:
    """Refuse a worker.

    Args:
        worker: Its address.
        told: What `differences` told of it.
    """
    return RenderError(
        f"De werker op {worker} schrijft documenten anders dan deze computer: {told}.",
        hint=f"Installeer daar dezelfde versies als hier, met `pip install '{EXTRA}'`, en start de werker "
        "opnieuw.",
    )


def _write(
    job: RenderJob,
    packed: PackedStyle,
    contents: Sequence[bytes],
    formats: tuple[str, ...],
    versions: Mapping[str, str],
) -> tuple[bytes, RenderError | None]:
    """Write a document on a worker.

    Raises:
        RenderError: when other versions are installed here than at home.
    """
    from distributed import get_worker

    worker = get_worker()
    if told := differences(versions, versions_for(formats)):
        raise other_versions(worker.address, told)
    with _one_at_a_time:
        style = packed.unpack(Path(worker.local_directory, _STYLES), contents)
        rendered = render(replace(job, style=style))
    if problem := rendered.problem:
        problem.message = packed.at_home(problem.message, style)
        problem.hint = packed.at_home(problem.hint, style)
    return rendered.data, rendered.problem
