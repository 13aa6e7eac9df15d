"""Why the system refuses to give a file, in Dutch."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "het is er niet",
    errno.EACCES: "u mag het niet lezen",
    errno.EPERM: "u mag het niet lezen",
    errno.ENOTDIR: "er staat een bestand waar een map hoort",
    errno.EISDIR: "het is een map",
    errno.ELOOP: "de koppeling verwijst naar zichzelf",
    errno.ENAMETOOLONG: "de naam of het pad is te lang",
    errno.EMFILE: "er zijn te veel bestanden tegelijk open",
    errno.ENFILE: "er zijn te veel bestanden tegelijk open",
    errno.EIO: "de schijf geeft een fout",
}


def reason_of(error: OSError) -> str:
    """Say why reading failed, as the end of a sentence without a full stop."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def cure_of(error: OSError) -> str:
    """Say what people can do about it."""
    if error.errno == errno.ENAMETOOLONG:
        return "Kies een kortere naam, of een map die minder diep ligt."
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return "Sluit andere programma's en probeer het opnieuw."
    return "Kijk of het er staat en of u er rechten voor hebt, en probeer het opnieuw."
