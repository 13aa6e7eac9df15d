"""Fingerprints of findings: the same while a finding only moves to another line."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.findings import Finding

_LINE_NUMBER = re.compile(r"\bregel \d+")


def with_fingerprints(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Give each finding a fingerprint of its own: 64 hexadecimal digits."""
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        message = _LINE_NUMBER.sub("regel", finding.message)
        about = (finding.rule, finding.spot.file, finding.path, message)
        text = "\n".join((*about, str(seen[about])))
        seen[about] += 1
        yield finding, hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
