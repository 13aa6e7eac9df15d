"""Read content from git: resolve a revision and lay its content folders out in a folder of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.edge.files import real_path
from generator.errors import WorkspaceError
from generator.git import GitResult, run_git
from generator.workspace import AGREEMENTS, PROFILES, TEMPLATES, Workspace

_LINK, _FILE_MODES = b"120000", (b"100644", b"100755")
_INFRASTRUCTURE = ".git"


@dataclass(frozen=True)
class Revision:
    """A commit that a user named."""

    name: str
    """As the user wrote it."""
    commit: str
    author: str
    date: str
    """ISO date and time with zone."""

    @property
    def label(self) -> str:
        """The revision as reports name it."""
        short = self.commit[:10]
        return short if self.commit.startswith(self.name) else f"{self.name} ({short})"


def is_revision(folder: Path, name: str) -> bool:
    """Tell whether a name stands for a commit; false too when there is no git or no repository."""
    try:
        return bool(_commit(folder, name))
    except WorkspaceError:
        return False


def find_revision(folder: Path, name: str) -> Revision:
    """Resolve a revision of the repository around a folder.

    Raises:
        WorkspaceError: without git, outside a repository, or when there is no such revision.
    """
    if not run_git(folder, "rev-parse", "--show-toplevel").text:
        raise WorkspaceError(
            f"{folder} staat niet in een git-opslag, dus er zijn geen eerdere versies.",
            hint="Begin er een met `git init`, of vergelijk twee bestanden of mappen.",
        )
    commit = _commit(folder, name)
    if not commit:
        raise WorkspaceError(f'Er is geen versie "{name}" in deze git-opslag.', hint=_hint(folder))
    shown = run_git(folder, "show", "--no-patch", "--format=%an%n%aI", commit).text
    author, date = (*shown.splitlines(), "", "")[:2]
    return Revision(name, commit, author, date)


def merge_base(folder: Path, one: str, other: str) -> str:
    """Return the commit where two revisions parted.

    Raises:
        WorkspaceError: when one does not exist, or they have nothing in common.
    """
    commits = [find_revision(folder, name).commit for name in (one, other)]
    found = run_git(folder, "merge-base", *commits).text
    if not found:
        raise WorkspaceError(f'"{one}" en "{other}" hebben geen gezamenlijk begin.', hint=_hint(folder))
    return found


def user_name(folder: Path) -> str:
    """Return the name git gives to new commits, or an empty string."""
    try:
        return run_git(folder, "config", "user.name").text
    except WorkspaceError:
        return ""


def lay_out(root: Path, revision: Revision, target: Path) -> Workspace:
    """Write the content folders of a revision into an empty folder.

    The objects themselves are read, not an archive: attributes such as `export-ignore` hide nothing.

    Raises:
        WorkspaceError: when git cannot read the revision, or it has no content.
    """
    entries = list(_entries(root, revision))
    blobs = _contents(root, [blob for _, blob, _ in entries])
    for folder in (TEMPLATES, AGREEMENTS, PROFILES):
        (target / folder).mkdir(parents=True)
    base = real_path(target)
    for (mode, _, path), data in zip(entries, blobs, strict=True):
        place = base.joinpath(*path.parts)
        if mode == _LINK:
            _link(base, place, data)
        elif real_path(place.parent).is_relative_to(base):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    return Workspace(base)


def _link(base: Path, place: Path, data: bytes) -> None:
    """Make a symbolic link, unless it leaves the folder."""
    aim = os.fsdecode(data)
    if real_path(place.parent / aim).is_relative_to(base):
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(aim)


def _entries(root: Path, revision: Revision) -> Iterator[tuple[bytes, bytes, PurePosixPath]]:
    """List mode, object and path of what stands in the content folders."""
    folders = (TEMPLATES, AGREEMENTS, PROFILES)
    listed = run_git(
        root, "ls-tree", "-r", "-z", revision.commit, "--", *(f"{folder}/" for folder in folders)
    )
    if not listed.is_done:
        raise _unreadable(revision, listed)
    for line in filter(None, listed.output.split(b"\0")):
        about, _, name = line.partition(b"\t")
        mode, _, blob = about.split(b" ")[:3]
        path = PurePosixPath(os.fsdecode(name))
        if mode in (*_FILE_MODES, _LINK) and not {"..", _INFRASTRUCTURE} & set(path.parts):
            yield mode, blob, path


def _contents(root: Path, blobs: Sequence[bytes]) -> list[bytes]:
    batch = run_git(root, "cat-file", "--batch", feed=b"".join(blob + b"\n" for blob in blobs))
    data, place, found = batch.output, 0, []
    for blob in blobs:
        end = data.find(b"\n", place)
        about = data[place:end].split(b" ")
        if end < 0 or len(about) != 3:
            raise WorkspaceError(f"Git mist de inhoud van object {blob.decode()}.", hint=_hint(root))
        start, size = end + 1, int(about[2])
        found.append(data[start : start + size])
        place = start + size + 1
    return found


def _commit(folder: Path, name: str) -> str:
    if not name or "\0" in name:
        return ""
    return run_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").text


def _hint(folder: Path) -> str:
    if run_git(folder, "rev-parse", "--is-shallow-repository").text == "true":
        return "Deze kopie heeft niet alle geschiedenis. Haal die op met `git fetch --unshallow`."
    branches = run_git(
        folder, "for-each-ref", "--format=%(refname:short)", "--count=8", "refs/heads", "refs/tags"
    ).text
    names = ", ".join(branches.split())
    return (
        f"Er zijn: {names}; of bijvoorbeeld HEAD~1."
        if names
        else "Er is nog niets vastgelegd (`git commit`)."
    )


def _unreadable(revision: Revision, result: GitResult) -> WorkspaceError:
    return WorkspaceError(f"Git kan versie {revision.label} niet lezen.", hint=result.complaint)
