"""A name with keys behind it: what texts ask most, so it is found by one function."""

from __future__ import annotations

from collections.abc import Callable

from generator.errors import TemplateError
from generator.findings import Spot
from generator.language import nodes
from generator.language.filters import WrongUseError
from generator.language.scope import Scope, UnknownNameError, member
from generator.language.syntax import at_line
from generator.language.values import Value


def chain_of(node: nodes.Node) -> list[nodes.Name | nodes.Getattr]:
    """Return the steps of a name with keys behind it, the name first; nothing when it is something else."""
    steps: list[nodes.Name | nodes.Getattr] = []
    while isinstance(node, nodes.Getattr):
        steps.append(node)
        node = node.node
    return [node, *reversed(steps)] if isinstance(node, nodes.Name) else []


def follow(steps: list[nodes.Name | nodes.Getattr], spot: Spot) -> Callable[[Scope], Value]:
    """Compile a name with keys behind it."""
    name = steps[0].name if isinstance(steps[0], nodes.Name) else ""
    keys = [step.attr for step in steps if isinstance(step, nodes.Getattr)]
    places = [step.lineno for step in steps]

    def run(scope: Scope) -> Value:
        done = 0
        try:
            value = scope.lookup(name)
            for key in keys:
                done += 1
                value = member(value, key)
        except (UnknownNameError, WrongUseError) as error:
            raise TemplateError(str(error), spot=at_line(spot, places[done])) from error
        return value

    return run
