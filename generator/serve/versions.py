"""Versions of one file in git: made of that one path, with the rest of index and work tree left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.edge.files import real_path
from generator.errors import OutputError, WorkspaceError
from generator.git import GitResult, repository_of, run_git
from generator.output import scratch_folder
from generator.serve.content import Stored

_MODES = ("100644", "100755")
_TITLE = 68
"""Letters of the first line of a message at most."""
_UNFINISHED = {
    "MERGE_HEAD": "een samenvoeging",
    "REBASE_HEAD": "een rebase",
    "rebase-merge": "een rebase",
    "rebase-apply": "een rebase",
    "CHERRY_PICK_HEAD": "een cherry-pick",
    "REVERT_HEAD": "een revert",
}
_BUSY = "Een ander programma is in deze map met git bezig, of is daar afgebroken."
_FIELDS = "%H%x00%an%x00%aI%x00%s%x00%b%x1e"


@dataclass(frozen=True)
class SavedVersion:
    """A commit that changed a file."""

    commit: str
    author: str
    date: str
    """ISO date and time with zone."""
    title: str
    lines: tuple[str, ...]
    """What changed, a value a line."""


@dataclass(frozen=True)
class Versions:
    """The versions of one file."""

    stored: Stored

    @property
    def repository(self) -> Path | None:
        """The top of the repository; None without git."""
        return repository_of(self.stored.path.parent)

    @property
    def place(self) -> str:
        """The file as git names it."""
        assert self.repository is not None
        return real_path(self.stored.path).relative_to(real_path(self.repository)).as_posix()

    def refusal(self) -> str:
        """Say why no version can be made now; empty when one can."""
        if self.repository is None:
            return (
                "Uw antwoorden staan in het bestand, maar eerdere versies worden in deze map niet bewaard. "
                "Dat kan wel met het programma git: vraag uw beheerder om in deze map eenmalig "
                "`git init` te geven. Tot die tijd kunt u zelf een kopie maken van de map."
            )
        if reason := self._trouble():
            return (
                f"De eerdere versies in deze map zijn nu niet te lezen. {reason} Uw antwoorden staan in het "
                "bestand. Vraag uw beheerder om hulp."
            )
        folder = Path(self._git("rev-parse", "--absolute-git-dir").text)
        for name, words in _UNFINISHED.items():
            if (folder / name).exists():
                return (
                    f"Er is {words} bezig in git. Rond die eerst af; uw antwoorden staan al in het bestand."
                )
        if not self._git("symbolic-ref", "-q", "HEAD").is_done:
            return (
                "Git staat niet op een tak (detached HEAD). Een versie zou daar zoekraken; "
                "kies eerst een tak. Uw antwoorden staan al in het bestand."
            )
        if not self._git("config", "user.email").text:
            return "Git weet nog niet wie u bent. Vul met `git config` eenmalig uw naam en e-mailadres in."
        return ""

    def _trouble(self) -> str:
        """Say why git cannot work here; empty when it can."""
        try:
            asked = self._git("rev-parse", "--absolute-git-dir")
        except WorkspaceError as error:
            return error.message
        return "" if asked.is_done else f"Git zegt: {_last_line(asked.complaint)}."

    @cached_property
    def _is_kept(self) -> bool:
        """Tell whether there is a repository, and git can work in it."""
        return self.repository is not None and not self._trouble()

    def last(self) -> bytes | None:
        """Return what the last version holds; None when there is none."""
        if not self._is_kept:
            return None
        found = self._git("cat-file", "blob", f"HEAD:{self.place}")
        return found.output if found.is_done else None

    def at(self, commit: str) -> bytes:
        """Return what a version holds.

        Raises:
            WorkspaceError: when there is no such version of this file.
        """
        if commit not in {one.commit for one in self.all()}:
            raise WorkspaceError("Deze versie is er niet.")
        return self._git("cat-file", "blob", f"{commit}:{self.place}").output

    def all(self, most: int = 100) -> list[SavedVersion]:
        """List the versions, the newest first."""
        if not self._is_kept:
            return []
        log = self._git("log", f"--max-count={most}", f"--format={_FIELDS}", "--", self.place)
        found = []
        for entry in log.text.split("\x1e"):
            parts = entry.strip("\n").split("\0")
            if len(parts) == 5:
                lines = tuple(line[2:] for line in parts[4].splitlines() if line.startswith("- "))
                found.append(SavedVersion(parts[0], parts[1], parts[2], parts[3], lines))
        return found

    def save(self, name: str, changes: Sequence[str], called: str = "") -> str:
        """Make a version of what the file holds now.

        Args:
            name: What people call the file.
            changes: What changed, a value a line.
            called: What somebody calls the version; empty to say what changed instead.

        Returns:
            The commit that it is.

        Raises:
            OutputError: when it cannot be made now, with the reason.
        """
        if reason := self.refusal():
            raise OutputError(reason)
        tip = self._git("rev-parse", "-q", "--verify", "HEAD").text
        branch = self._git("symbolic-ref", "HEAD").text
        blob = self._must("hash-object", "-w", "--stdin", feed=self.stored.raw).text
        entry = f"{self._mode},{blob},{self.place}"
        with scratch_folder() as folder:
            index = folder / "index"
            if tip:
                self._must("read-tree", tip, index=index)
            self._must("update-index", "--add", "--cacheinfo", entry, index=index)
            tree = self._must("write-tree", index=index).text
        parents = ("-p", tip) if tip else ()
        message = message_for(name, changes, called).encode()
        commit = self._must("commit-tree", tree, *parents, feed=message).text
        # first the index: one that is behind would take the version back with the next commit
        self._must("update-index", "--add", "--cacheinfo", entry)
        self._must("update-ref", "-m", "ojg serve: bewaar versie", branch, commit, tip or "0" * 40)
        return commit

    @property
    def _mode(self) -> str:
        """What git notes of the rights of the file: as it was."""
        known = self._git("ls-tree", "HEAD", "--", self.place).text.partition(" ")[0]
        return known if known in _MODES else _MODES[0]

    def _git(self, *arguments: str, feed: bytes = b"", index: Path | None = None) -> GitResult:
        assert self.repository is not None
        return run_git(self.repository, *arguments, feed=feed, index=index)

    def _must(self, *arguments: str, feed: bytes = b"", index: Path | None = None) -> GitResult:
        done = self._git(*arguments, feed=feed, index=index)
        if not done.is_done:
            is_busy = ".lock" in done.complaint
            reason = _BUSY if is_busy else f"Git zegt: {_last_line(done.complaint) or arguments[0]}."
            raise OutputError(
                f"Er is geen versie bewaard. {reason}",
                hint="Er is niets verloren: uw antwoorden staan in het bestand. Probeer het opnieuw.",
            )
        return done


def _last_line(complaint: str) -> str:
    return (complaint.splitlines() or [""])[-1].rstrip(".")


def message_for(name: str, changes: Sequence[str], called: str = "") -> str:
    """Write the message of a version: what changed, in the words of the agreement."""
    changes = [" ".join(change.split()) for change in changes]
    if called := " ".join(called.split())[:_TITLE]:
        return "\n".join((f"{name}: {called}", "", *(f"- {change}" for change in changes), ""))
    if len(changes) == 1 and len(changes[0]) + len(name) + 2 <= _TITLE:
        return f"{name}: {changes[0]}\n"
    title = f"{name}: {len(changes)} antwoorden" if changes else f"{name}: vorm van het bestand"
    return "\n".join((title, "", *(f"- {change}" for change in changes), ""))
