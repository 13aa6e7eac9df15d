"""What a check of a model version looks at, and what it gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from generator.findings import Finding, Severity, Spot
from generator.model.template import LegalBasis
from generator.terms.subject import CompiledModel
from generator.workspace import Workspace


@dataclass(frozen=True, eq=False)
class ModelContext:
    """A model version with what its texts may name beside its own terms."""

    workspace: Workspace
    model: CompiledModel
    grounds: Mapping[str, LegalBasis]
    """The statutes that its texts may cite."""
    linked: Mapping[str, CompiledModel] = field(default_factory=dict)
    """Models of the files that its texts see, under the names that the texts use for them."""


@dataclass(frozen=True)
class Fault:
    """What a check found; the rule, its level and the line itself are added where all checks are run."""

    spot: Spot
    message: str
    """One Dutch sentence: what is wrong, with the offending value."""
    hint: str = ""
    """What to do about it, in Dutch."""


class Check(Protocol):
    """A module whose docstring tells users in Dutch what it finds, with a good and a wrong example."""

    ID: str
    """The rule that all it finds is reported under."""
    LEVEL: Severity

    def check(self, version: ModelContext, /) -> Iterable[Fault | Finding]:
        """Find what is wrong in a model version; a finding of another reader is passed on as it is."""
