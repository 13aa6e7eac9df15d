"""The only place that asks Jinja to parse: text in, syntax tree out, errors with their line."""

from __future__ import annotations

import re

from generator.errors import TemplateError
from generator.findings import Spot
from generator.language import nodes
from generator.language.trees import SyntaxMistakeError, tree_of

_BLOCK_LINE = re.compile(r"^[ \t]*\{%(?:(?!%\}).)*%\}[ \t]*$")


def parse_expression(text: str, spot: Spot) -> nodes.Expr:
    """Parse one expression.

    Raises:
        TemplateError: when it is not an expression of the template language.
    """
    tree = _parse("{{ (" + text.strip() + ") }}", spot)
    match tree.body:
        case [nodes.Output(nodes=[nodes.Expr() as expression])]:
            return expression
        case _:
            raise TemplateError("Hier hoort precies één voorwaarde of uitdrukking te staan.", spot=spot)


def parse_text(text: str, spot: Spot) -> nodes.Template:
    """Parse a text with `{{ }}` and `{% %}`; block tags must stand alone on their line.

    Raises:
        TemplateError: when it cannot be parsed.
    """
    for number, line in enumerate(text.split("\n")):
        if "{%" in line and not _BLOCK_LINE.match(line):
            raise TemplateError(
                "Een regel met {% … %} mag niets anders bevatten.",
                spot=at_line(spot, number + 1),
                hint="Zet {% if %} en {% for %} op een eigen regel, om het hele lid of de hele rij heen.",
            )
    return _parse(text, spot)


def at_line(spot: Spot, line: int) -> Spot:
    """Return the place of a line of a text that starts at `spot`."""
    return spot if line <= 1 else Spot(spot.file, spot.line + line - 1)


def _parse(text: str, spot: Spot) -> nodes.Template:
    try:
        return tree_of(text)
    except RecursionError as error:
        raise TemplateError(
            "De sjabloontaal is hier niet te lezen: er zitten te veel haakjes in elkaar.",
            spot=spot,
            hint="Maak er kleinere delen van, met een afgeleid begrip in model.yaml.",
        ) from error
    except SyntaxMistakeError as error:
        raise TemplateError(
            f"De sjabloontaal is hier niet te lezen ({error.message}).",
            spot=at_line(spot, error.lineno),
            hint="Controleer aanhalingstekens, haakjes en of elk {% if %} en {% for %} een einde heeft.",
        ) from error
