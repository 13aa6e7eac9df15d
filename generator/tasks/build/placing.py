"""Put the documents of one content file in place, so that it is done wholly or not at all.

All is written in a working folder first; once its plan is there, whoever holds the lock carries it out, and
after a crash that is the next build. Only what a build made and nobody changed is replaced or removed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from generator.edge.files import read_file
from generator.edge.json_data import json_value
from generator.output import remove, replace_file, sha256, write_files
from generator.render import FORMATS
from generator.tasks.build.ledger import LEDGER, as_json, built_from, refuse_elsewhere
from generator.tasks.build.manifest import Built, BuiltFile, is_digest

_WORK = f"{LEDGER}/werk"
_PLAN = "plan.json"
_NEW = "nieuw"


@dataclass(frozen=True)
class FolderPlan:
    """What is to be done in the folder of one content file."""

    built: Built
    """What there will be."""
    known: Mapping[str, str]
    """Digests of what builds put there before, by path: that may be replaced."""

    @property
    def removed(self) -> list[str]:
        """Paths of what a build made and is no longer right."""
        return sorted(self.known.keys() - self.built.digests.keys())


@dataclass(frozen=True)
class Placed:
    """What came of a plan."""

    built: Built
    """What there is now."""
    removed: tuple[str, ...]
    """Paths of what is gone."""
    kept: tuple[str, ...]
    """Paths where something stands that is not ours, so that ours did not come there."""


def plan_for(fresh: Built, old: Built | None) -> FolderPlan:
    """Decide what becomes of the files of an earlier build: other formats of the same content stay.

    Args:
        fresh: What was made now.
        old: What there is of the same content file, unaltered.
    """
    contents = {file.document: file.inhoud for file in fresh.files}
    ours = {file.bestand for file in fresh.files}
    earlier = old.files if old else ()
    staying = [
        file
        for file in earlier
        if file.bestand not in ours and file.inhoud and contents.get(file.document) == file.inhoud
    ]
    order = list(contents)
    files = sorted(
        (*fresh.files, *staying), key=lambda one: (order.index(one.document), FORMATS.index(one.formaat))
    )
    return FolderPlan(replace(fresh, files=tuple(files)), old.digests if old else {})


def prepare(out: Path, plan: FolderPlan, data: Mapping[str, bytes]) -> None:
    """Write all in the working folder, and last the plan.

    Args:
        out: The folder of the build; its lock is held.
        plan: What is to be done.
        data: Contents of the new files, by path.

    Raises:
        OSError: when something cannot be written; nothing is left then.
        OutputError: likewise.
    """
    work = out / _WORK
    try:
        write_files(work / _NEW, data)
        replace_file(work / _PLAN, as_json({"built": asdict(plan.built), "known": dict(plan.known)}))
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


def prepared(out: Path) -> FolderPlan | None:
    """Return the plan that waits to be carried out; what was not ready is cleared away."""
    work = out / _WORK
    if any(path.is_symlink() for path in (work, work / _NEW)):
        remove(work)
    try:
        content = json_value(read_file(work / _PLAN))
        plan = FolderPlan(built_from(content["built"]), dict(content["known"]))
        refuse_elsewhere(plan.built.name, plan.known)
        if not all(map(is_digest, plan.known.values())):
            raise ValueError("a digest is something else")
    except (OSError, AttributeError, ValueError, KeyError, TypeError):
        if work.exists():
            clear_work(out)
        return None
    return plan


def clear_work(out: Path) -> None:
    """Remove the working folder, the plan first: without it the rest means nothing."""
    remove(out / _WORK / _PLAN)
    remove(out / _WORK)


def carry_out(out: Path, plan: FolderPlan) -> Placed:
    """Carry out a plan; doing it again after it was broken off comes to the same.

    Args:
        out: The folder of the build; its lock is held.
        plan: What is to be done.

    Raises:
        OSError: when something cannot be put in place; the plan stays.
    """
    (out / plan.built.name).mkdir(parents=True, exist_ok=True)
    kept = [path for path in plan.built.digests if not _is_put(out, path, plan)]
    removed = tuple(path for path in plan.removed if _is_removed(out / path, plan.known[path]))
    with suppress(OSError):
        (out / plan.built.name).rmdir()
    files = (_without(file, kept) for file in plan.built.files if file.bestand not in kept)
    return Placed(replace(plan.built, files=tuple(files)), removed, tuple(kept))


def unaltered(out: Path, built: Built) -> tuple[Built, list[str]]:
    """Look at the files of a content file.

    Returns:
        What is there as it was made; and the paths of what was changed by somebody.
    """
    found = {path: digest_at(out / path) for path in built.digests}
    wrong = [path for path, digest in built.digests.items() if found[path] != digest]
    files = tuple(_without(file, wrong) for file in built.files if file.bestand not in wrong)
    return replace(built, files=files), [path for path in wrong if found[path]]


def digest_at(path: Path) -> str:
    """Return the digest of a file; empty when there is none, a dash when it is unreadable or elsewhere."""
    if path.parent.is_symlink():
        return "-"
    try:
        return sha256(read_file(path))
    except FileNotFoundError:
        return ""
    except OSError:
        return "-"


def _is_put(out: Path, path: str, plan: FolderPlan) -> bool:
    source, target = out / _WORK / _NEW / path, out / path
    there, wanted = digest_at(target), plan.built.digests[path]
    if there not in ("", wanted, plan.known.get(path)):
        return False
    if source.exists():
        source.replace(target)
        return True
    return there == wanted


def _is_removed(path: Path, digest: str) -> bool:
    if digest_at(path) != digest:
        return False
    path.unlink()
    return True


def _without(file: BuiltFile, paths: Iterable[str]) -> BuiltFile:
    return replace(file, naast=tuple(pair for pair in file.naast if pair[0] not in paths))
