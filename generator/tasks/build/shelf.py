"""The folder with documents, while a build works in it; other builds may do so too.

Each change is made under a lock and leaves the manifest true. While documents are put in place it is in
pieces, for as a whole it takes longer to write the more there are; before and afterwards it is there as a
whole. What another process left half done is finished or cleared away first.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from generator.output import clear_leftovers, replace_file
from generator.tasks.build.ledger import LEDGER, manifest_in_pieces, read_ledger, write_entry
from generator.tasks.build.lock import locked
from generator.tasks.build.manifest import MANIFEST, Built, Tally, manifest
from generator.tasks.build.overview import OVERVIEW
from generator.tasks.build.placing import (
    FolderPlan,
    carry_out,
    clear_work,
    plan_for,
    prepare,
    prepared,
    unaltered,
)
from generator.unwritable import writing

_LOCK = f"{LEDGER}/slot"


class Shelf:
    """The folder of a build.

    Args:
        out: The folder.
        tell: Told what happened to files of earlier builds, in Dutch.
    """

    def __init__(self, out: Path, tell: Callable[[str], None]) -> None:
        self._out = out
        self._tell = tell
        self._holdings: dict[str, Built] = {}
        self._seen: tuple[int, ...] = ()
        self._is_whole = False
        """Whether we know that the manifest is there as a whole."""

    def open(self, names: Container[str]) -> None:
        """Look at all that is there, forget what is no longer as it was made, remove what nobody wants.

        Args:
            names: The content files there are; documents of others are removed.

        Raises:
            OutputError: when something cannot be written.
        """
        with self._held():
            clear_leftovers(self._out)
            for name, old in list(self._holdings.items()):
                found, changed = unaltered(self._out, old)
                for path in changed:
                    self._tell(f"{self._out / path} is gewijzigd nadat het is gemaakt; het blijft zo.")
                new = found if name in names else self._removed(found)
                if new != old:
                    self._keep(new)
            self._join()

    def holds(self, fresh: Built) -> bool:
        """Tell whether placing documents would change nothing, after all that is there was looked at."""
        old = self._holdings.get(fresh.name)
        return old is not None and replace(plan_for(fresh, old).built, tally=old.tally) == old

    def place(self, fresh: Built, data: Mapping[str, bytes]) -> tuple[str, ...]:
        """Put the documents of a content file in place; one that is there already stays.

        Args:
            fresh: What was made.
            data: Contents of its files, by path.

        Returns:
            Paths where something stands that is not ours; it was left alone.

        Raises:
            OutputError: when something cannot be written.
        """
        with self._held():
            old = self._holdings.get(fresh.name)
            plan = plan_for(fresh, unaltered(self._out, old)[0] if old else None)
            there, wanted = plan.known, plan.built.digests
            fresh_data = {path: text for path, text in data.items() if there.get(path) != wanted[path]}
            prepare(self._out, plan, fresh_data)
            unsure = {file.bestand for file in old.files if not file.inhoud} if old else ()
            return self._carried_out(plan, unsure)

    def settle(self, tallies: Mapping[str, Tally]) -> None:
        """Keep what checking came to, now that all is checked, and join the manifest.

        Args:
            tallies: What it came to, by the name of the content file; of others it stays as it was.

        Raises:
            OutputError: when something cannot be written.
        """
        with self._held():
            changed = [
                replace(one, tally=tallies[name])
                for name, one in self._holdings.items()
                if tallies.get(name, one.tally) != one.tally
            ]
            for built in changed:
                self._keep(built)
            self._join()

    def write_overview(self, write: Callable[[list[Built]], bytes]) -> None:
        """Write the overview page of all there is.

        Raises:
            OutputError: when it cannot be written.
        """
        with self._held():
            if not self._is_whole:
                self._join()
            replace_file(self._out / OVERVIEW, write(list(self._holdings.values())))

    @contextmanager
    def _held(self) -> Iterator[None]:
        with writing(self._out), locked(self._out / _LOCK, str(self._out)):
            if self._seen != self._signature() or not self._seen:
                self._holdings = read_ledger(self._out)
                self._is_whole = False
            plan = prepared(self._out)
            if plan is not None:
                self._carried_out(plan)
            yield

    def _carried_out(self, plan: FolderPlan, unsure: Container[str] = ()) -> tuple[str, ...]:
        """Carry out a plan, and tell what is gone.

        Args:
            plan: What is to be done.
            unsure: Files of which nothing is known but the manifest: it does not tell what they say.
        """
        placed, name = carry_out(self._out, plan), plan.built.name
        stale = [path for path in placed.removed if path not in unsure]
        if stale:
            self._tell(f"{self._out / name}/: verwijderd wat niet meer klopt: {_listed(stale)}.")
        if len(stale) < len(placed.removed):
            lost = _listed(path for path in placed.removed if path in unsure)
            self._tell(
                f"{self._out / name}/: verwijderd: {lost}. Of die documenten nog kloppen, was niet te zien: "
                f"{LEDGER}/{name}.json ontbrak of was beschadigd. Maak ze opnieuw met `ojg build {name}`."
            )
        self._keep(placed.built)
        self._write_manifest(manifest_in_pieces())
        clear_work(self._out)
        return placed.kept

    def _removed(self, built: Built) -> Built:
        placed = carry_out(self._out, FolderPlan(replace(built, files=()), built.digests))
        if placed.removed:
            self._tell(
                f"{self._out / built.name}/: {len(placed.removed)} documenten verwijderd; "
                f"er is geen bestand {built.name} meer."
            )
        return placed.built

    def _keep(self, built: Built) -> None:
        if built.files:
            self._holdings[built.name] = built
            self._holdings = dict(sorted(self._holdings.items()))
        else:
            self._holdings.pop(built.name, None)
        write_entry(self._out, built)

    def _join(self) -> None:
        self._write_manifest(manifest(self._holdings.values()))
        self._is_whole = True

    def _write_manifest(self, data: bytes) -> None:
        """Replace the manifest, which also tells other builds that something changed."""
        replace_file(self._out / MANIFEST, data)
        self._is_whole = False
        self._seen = self._signature()

    def _signature(self) -> tuple[int, ...]:
        """Tell whether another build wrote the manifest since we did: each time it is another file."""
        try:
            found = (self._out / MANIFEST).stat()
        except OSError:
            return ()
        return found.st_ino, found.st_mtime_ns, found.st_size


def _listed(paths: Iterable[str]) -> str:
    return ", ".join(path.partition("/")[2] for path in paths)
