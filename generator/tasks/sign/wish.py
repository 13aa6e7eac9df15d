"""What somebody wants to lay down as signed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.model.source import Path as TermPath


@dataclass(frozen=True)
class Wish:
    """What somebody wants to lay down."""

    signed_file: Path | None = None
    """What the parties signed; its SHA-256 is laid down as well."""
    document: str = ""
    """The only document that was signed; the status of the file stays as it is. Empty for all of them."""
    despite_draft: bool = False
    """Whether a model version that nobody approved is signed knowingly."""
    digest: str = ""
    """SHA-256 of what the parties signed, where it was worked out elsewhere and the file is not here."""
    marks: TermPath = ()
    """The status of what the document is about, where it is to say `getekend` from now on."""
