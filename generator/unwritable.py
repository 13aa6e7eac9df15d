"""Why something cannot be written, in Dutch, and what to do about it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.edge.files import is_there
from generator.errors import OutputError

_REASONS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is op",
    errno.EFBIG: "het bestand wordt groter dan hier mag",
    errno.ENOENT: "die plaats is er niet",
    errno.EACCES: "u mag daar niet schrijven",
    errno.EPERM: "u mag daar niet schrijven",
    errno.EROFS: "daar is alleen te lezen",
    errno.ENAMETOOLONG: "de naam of het pad is te lang",
    errno.EMFILE: "er zijn te veel bestanden tegelijk open",
    errno.ENFILE: "er zijn te veel bestanden tegelijk open",
    errno.ENOTDIR: "er staat een bestand waar een map hoort",
    errno.EEXIST: "er staat al iets met die naam",
    errno.EISDIR: "daar staat een map met die naam",
    errno.ELOOP: "daar staat een koppeling met die naam",
}
_IN_THE_WAY = "Haal weg wat daar staat, of kies een andere map."
_CURES = dict.fromkeys((errno.ENOTDIR, errno.EEXIST, errno.EISDIR, errno.ELOOP), _IN_THE_WAY) | dict.fromkeys(
    (errno.ENOENT, errno.EROFS, errno.ENAMETOOLONG), "Kies een andere map."
)
_ROOM = "Controleer of er ruimte en toestemming is."


def reason_of(error: OSError) -> str:
    """Say in Dutch why writing failed, as the end of a sentence without a full stop."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Tell users in Dutch why something cannot be written.

    Raises:
        OutputError: when the block raises an OSError.
    """
    try:
        yield
    except OSError as error:
        if (link := _dangling(Path(error.filename or path))) is not None:
            raise OutputError(
                f"{link} is een koppeling naar iets dat er niet is.",
                hint="Haal de koppeling weg, of laat haar wijzen naar een map die er is.",
            ) from error
        place = error.filename2 or error.filename or path
        left = " Het vorige resultaat staat er nog." if is_there(path) else ""
        raise OutputError(
            f"{place} is niet te schrijven ({reason_of(error)}).",
            hint=f"{_CURES.get(error.errno or 0, _ROOM)}{left}",
        ) from error


def _dangling(path: Path) -> Path | None:
    """Find in a path a link to what is not there."""
    with suppress(OSError):  # a name may be too long to ask about
        return next((one for one in (path, *path.parents) if one.is_symlink() and not one.exists()), None)
    return None
