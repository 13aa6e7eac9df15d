"""What several checks of a model version look at, read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.analysis.inference import landscape_of, read_piece
from generator.analysis.landscape import SymbolTable
from generator.analysis.names_used import NamesRead
from generator.errors import GeneratorError
from generator.load.yaml_source import load_yaml_or_raise
from generator.model.source import YamlSource
from generator.model.template import Clause, TemplateVersion
from generator.tasks.lint.context import ModelContext
from generator.tasks.lint.pieces import (
    Piece,
    clause_pieces,
    duty_pieces,
    model_pieces,
    rule_pieces,
    standard_pieces,
)
from generator.tasks.lint.schema_places import SchemaTerm, schema_terms


@dataclass(frozen=True, eq=False)
class Material:
    """A model version, read for its checks."""

    version: ModelContext

    @property
    def template(self) -> TemplateVersion:
        """The version as it was read."""
        return self.version.model.template

    @cached_property
    def landscape(self) -> SymbolTable:
        """The names that its texts can use."""
        return landscape_of(self.version.model, self.version.linked)

    @cached_property
    def schema_source(self) -> YamlSource:
        """The schema as text: JSON is YAML too, so its keys have places."""
        return load_yaml_or_raise(self.template.folder / "schema.json", f"{self.template.label}/schema.json")

    @cached_property
    def schema_terms(self) -> list[SchemaTerm]:
        """Every term of the schema."""
        return schema_terms(self.template.schema)

    @cached_property
    def _clauses(self) -> tuple[list[Clause], list[tuple[str, GeneratorError]]]:
        read: list[Clause] = []
        failed: list[tuple[str, GeneratorError]] = []
        for name in self.template.clauses:
            try:
                read.append(self.template.clauses[name])
            except GeneratorError as error:
                failed.append((name, error))
        return read, failed

    @property
    def clauses(self) -> Sequence[Clause]:
        """The clauses that can be read, in the order of model.yaml."""
        return self._clauses[0]

    @property
    def unreadable(self) -> Sequence[tuple[str, GeneratorError]]:
        """The clauses that cannot be read, and why."""
        return self._clauses[1]

    @cached_property
    def broken_files(self) -> frozenset[str]:
        """Files with a piece that is not part of the language; what depends on all of it is not known."""
        return frozenset(piece.spot.file for piece in self.pieces if piece.error is not None)

    @cached_property
    def pieces(self) -> list[Piece]:
        """Every text and expression."""
        return list(self._pieces())

    @cached_property
    def readings(self) -> list[tuple[Piece, NamesRead]]:
        """What is used by the pieces that are part of the language."""
        return [(piece, self._read(piece)) for piece in self.pieces if piece.error is None]

    def _read(self, piece: Piece) -> NamesRead:
        landscape = self.landscape.with_variables(piece.variables)
        return read_piece(
            landscape.opened() if piece.is_open else landscape, piece.text, is_text=piece.is_text
        )

    def _pieces(self) -> Iterator[Piece]:
        for clause in self.clauses:
            yield from clause_pieces(clause)
        yield from model_pieces(self.template.model_source)
        yield from standard_pieces(self.template)
        yield from rule_pieces(self.template, self.landscape)
        yield from duty_pieces(self.schema_terms, self.landscape, self.schema_source)


@lru_cache(maxsize=16)
def material_of(version: ModelContext) -> Material:
    """Read a model version for its checks; once for all of them."""
    return Material(version)
