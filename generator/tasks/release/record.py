"""Write the record of a release: `vrijgave.yaml`."""

from __future__ import annotations

from generator.model.release_record import ReleaseRecord
from generator.yaml_text.scalars import quoted, written_key

_HEAD = """\
# Deze versie is vastgesteld: aan haar bestanden verandert niets meer. `ojg check` bewaakt dat.
# Maak voor een andere tekst een nieuwe versie met `ojg new-version`.
#
# bestanden  van elk bestand de SHA-256, met LF als regeleinde
# digest     de SHA-256 over alles wat hier staat; de eerste twaalf tekens staan op elk document
"""


def record_file(record: ReleaseRecord) -> bytes:
    """Write a record as a file."""
    lines = [
        f"goedgekeurd_door: {quoted(record.approved_by)}",
        f"datum: {record.date}",
        *([f"voorganger: {record.predecessor}"] if record.predecessor else []),
        f"digest: {quoted(record.digest)}",
        "bestanden:",
        *(f"  {written_key(name)}: {quoted(digest)}" for name, digest in record.files.items()),
    ]
    return (_HEAD + "\n".join(lines) + "\n").encode()
