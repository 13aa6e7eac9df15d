"""Do the examples of a model version give exactly the findings that they announce?

A line that gets a finding ends with `# verwacht: <rule>`, or several rules with commas. What is to be looked
up outside the file (niveau info) may be left unannounced. A `fout-<rule>.yaml` breaks the rule it is named
after, and every rule of `regels.yaml` has an example that breaks it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.findings import Finding, Severity, Spot
from generator.report.todo import GAP_RULE
from generator.tasks.lint.context import ModelContext
from generator.tasks.lint.trials import WRONG, Example, Trial
from generator.validate.rules import compiled_rules

_MARK = re.compile(r"# verwacht: (?P<rules>[a-z0-9-]+(?:, [a-z0-9-]+)*)\s*$")


def announced(example: Example) -> list[tuple[int, str]]:
    """List the lines and rules that an example announces."""
    marks = [(number, _MARK.search(line)) for number, line in enumerate(example.lines, start=1)]
    return [(number, rule) for number, mark in marks if mark for rule in mark["rules"].split(", ")]


def check_examples(version: ModelContext, trial: Trial) -> Iterator[Finding]:
    """Find where examples and findings differ, and which examples are missing.

    Raises:
        TemplateError: when a rule of the version is not complete, or is outside the language.
    """
    for example in trial.examples:
        yield from _differences(example)
        yield from _misnamed(example)
        if problem := trial.problems.get(example.name):
            spot = problem.spot or Spot(example.label)
            yield Finding("model-past-niet", Severity.ERROR, spot, problem.message, problem.hint)
    yield from _rules_without_example(version, trial)


def _differences(example: Example) -> Iterator[Finding]:
    expected = Counter(announced(example))
    found = Counter((finding.spot.line, finding.rule) for finding in example.findings)
    for line, rule in expected - found:
        yield Finding(
            "voorbeeld-verwacht",
            Severity.ERROR,
            Spot(example.label, line),
            f"Dit voorbeeld kondigt hier `{rule}` aan, maar de controle meldt dat niet.",
            "Verbeter het voorbeeld of de regel, of haal de aankondiging weg.",
            excerpt=example.excerpt(line),
        )
    for finding in example.findings:
        place = (finding.spot.line, finding.rule)
        is_gap = finding.rule == GAP_RULE  # one mark at a group stands for all that is to be filled in there
        if place in expected and (is_gap or found[place] <= expected[place]):
            continue
        if finding.severity is not Severity.INFO:
            yield _unannounced(example, finding)


def _unannounced(example: Example, finding: Finding) -> Finding:
    return Finding(
        "voorbeeld-onverwacht",
        Severity.ERROR,
        finding.spot,
        f"De controle meldt hier `{finding.rule}`, en dit voorbeeld kondigt dat niet aan: {finding.message}",
        f"Hoort dat zo? Zet dan achter deze regel: `# verwacht: {finding.rule}`. Verbeter anders het "
        "voorbeeld of de regel.",
        finding.path,
        excerpt=example.excerpt(finding.spot.line),
    )


def _misnamed(example: Example) -> Iterator[Finding]:
    rule = example.name.removeprefix(WRONG)
    if rule != example.name and rule not in {marked for _, marked in announced(example)}:
        yield Finding(
            "voorbeeld-naam",
            Severity.WARNING,
            Spot(example.label),
            f"Dit voorbeeld heet naar `{rule}`, maar kondigt die melding nergens aan.",
            f"Geef het bestand de naam {WRONG}<regel>.yaml van de regel die het laat zien.",
            excerpt=example.excerpt(1),
        )


def _rules_without_example(version: ModelContext, trial: Trial) -> Iterator[Finding]:
    template = version.model.template
    shown = {rule for example in trial.examples for _, rule in announced(example)}
    for index, rule in enumerate(compiled_rules(template)):
        if rule.id not in shown:
            spot = template.regels_source.value_spot((index, "id"))
            yield Finding(
                "regel-zonder-voorbeeld",
                Severity.WARNING,
                spot,
                f"Geen voorbeeld laat de regel `{rule.id}` zien.",
                f"Maak voorbeelden/{WRONG}{rule.id}.yaml, met `# verwacht: {rule.id}` achter de regel die de "
                "melding krijgt.",
                excerpt=template.regels_source.excerpt(spot.line),
            )
