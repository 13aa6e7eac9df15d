"""A version of a document type as it was read: its choices, its standard, its rules and its clauses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator.findings import Spot
from generator.model.release_record import ReleaseRecord
from generator.model.roles import Roles
from generator.model.source import YamlSource

CHECKED = "gecontroleerd"
CHECKED_IN_ENGLISH = "gecontroleerd in het Engels"
"""Number and subject agree with the English text; the Dutch words were not read."""
OLDEST_CHECK = "2020-01-01"
"""A Dutch text of an earlier day is too old to count as read."""
"""Status of a statute whose text somebody read."""


@dataclass(frozen=True, eq=False)
class Clause:
    """A clause file: an article, an annex, a chapter or a loose part. All texts are still unfilled."""

    id: str
    title: str
    file: str
    body: str
    body_line: int
    """Line of the file on which the body starts."""
    grondslag: tuple[str, ...] = ()
    """Ids of the statutes that apply directly."""
    achtergrond: tuple[str, ...] = ()
    """Ids of the statutes that explain."""
    wanneer: str = ""
    """Condition under which the clause applies; empty when it always does."""
    anders: str = ""
    """What an article says instead when it does not apply."""
    toelichting: str = ""
    document: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line on which the text of each key of the front matter starts."""

    def spot(self, key: str) -> Spot:
        """Find where the text of a key of the front matter starts."""
        return Spot(self.file, self.lines.get(key, 1))

    @property
    def body_spot(self) -> Spot:
        """Where the body starts."""
        return Spot(self.file, self.body_line)

    @property
    def wanneer_line(self) -> int:
        """Line on which the condition starts."""
        return self.spot("wanneer").line


@dataclass(frozen=True, eq=False)
class TemplateVersion:
    """One version of a document type."""

    name: str
    """As agreements write it: `modelovereenkomst/2026.1`."""
    folder: Path
    label: str
    """The folder as users know it, relative to the content root."""
    roles: Roles
    """What `model.yaml` says."""
    schema: Mapping[str, Any]
    standaard: list[dict[str, Any]]
    regels: list[dict[str, Any]]
    model_source: YamlSource
    standaard_source: YamlSource
    """Paths begin with the index of a layer."""
    regels_source: YamlSource
    """Paths begin with the index of a rule."""
    clauses: Mapping[str, Clause]
    """Clauses by id; each file is read when it is asked for."""
    release: ReleaseRecord | None = None
    """Who released it and what; None while it is a draft."""
    own_grounds: Callable[[], Mapping[str, LegalBasis]] | None = None
    """Reads the statutes as they were at its release; None while it cites the list that versions share."""

    @property
    def kind(self) -> str:
        """The document type: the part of the name before the slash."""
        return self.name.partition("/")[0]

    @property
    def version(self) -> str:
        """The part of the name after the slash."""
        return self.name.partition("/")[2]

    @property
    def mark(self) -> str:
        """What documents call a released version by, beside its name; empty for a draft."""
        return self.release.mark if self.release else ""

    def citable(self, shared: Mapping[str, LegalBasis]) -> Mapping[str, LegalBasis]:
        """Return the statutes that its texts may cite: its own, or else those that versions share.

        Raises:
            TemplateError: when its own list is wrong.
        """
        return shared if self.own_grounds is None else self.own_grounds()


@dataclass(frozen=True)
class LegalBasis:
    """An article of a statute that clauses and rules may cite."""

    id: str
    """As clauses write it: `jeugdwet/4.1.6`."""
    statute: str
    """Name of the statute, without `de` or `het`."""
    article: str
    title: str
    """What the article is about, in a few words of ours."""
    url: str
    """Where the statute can be read; empty when that is not known."""
    status: str
    checked_on: str = ""
    """ISO date of validity of the text that was read; empty when none was."""
    read_in: str = ""
    """Where that text was read; empty when that is not known."""
    members: tuple[str, ...] = ()
    """The leden that were read because a text or rule relies on them: `4`, `1a`."""
    determiner: str = "de"
    """`de` or `het`, before the name of the statute."""

    @property
    def is_called_checked(self) -> bool:
        """Tell whether the list calls the article checked, with or without what must stand beside that."""
        return self.status in {CHECKED, CHECKED_IN_ENGLISH}

    @property
    def is_english(self) -> bool:
        """Tell whether it was the English text that was read."""
        return self.status == CHECKED_IN_ENGLISH

    @property
    def has_date(self) -> bool:
        """Tell whether it says of which day the text was that was read, and that day is not too long ago.

        Only the age of a Dutch text counts. An English one proves no more than number and subject.
        """
        return _is_day(self.checked_on) and (self.is_english or self.checked_on >= OLDEST_CHECK)

    @property
    def is_checked(self) -> bool:
        """Tell whether somebody read the article: called checked, with the date and where it was read."""
        return self.is_called_checked and self.has_date and bool(self.read_in)


@dataclass(frozen=True)
class Municipality:
    """A municipality and its CBS code; a retired one names its successors."""

    code: str
    name: str
    until: str = ""
    """First day on which the code no longer counts; empty while it does."""
    successors: tuple[str, ...] = ()
    """Codes of the municipalities it became part of, the main one first."""
    note: str = ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
