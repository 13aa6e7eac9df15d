"""May a model version be released? Everything that stands in the way, in one run."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from generator.findings import Finding, Severity
from generator.load.grounds import shared_grounds
from generator.load.yaml_source import read_bytes, read_yaml
from generator.model.release_record import RELEASED
from generator.model.source import MODEL, YamlSource
from generator.model.template import LegalBasis, TemplateVersion
from generator.tasks.lint.checks import grondslag_te_controleren
from generator.tasks.lint.examples import check_examples
from generator.tasks.lint.outlines import MISSING, update_outlines
from generator.tasks.lint.run import lint
from generator.tasks.lint.static import static_findings
from generator.tasks.lint.trials import try_examples
from generator.tasks.lint.versions import version_of
from generator.tasks.release.citations import list_of_grounds, spot_path
from generator.terms.subject import Subject
from generator.workspace import CONTENT_FOLDERS, Workspace


def lint_obstacles(workspace: Workspace, name: str) -> list[Finding]:
    """List the errors and warnings of `ojg lint` about a version, but for what a release puts right."""
    findings = lint(workspace, [name], house_styles=False).findings
    return [
        finding for finding in findings if finding.severity is not Severity.INFO and finding.rule != MISSING
    ]


def write_outlines(workspace: Workspace, name: str) -> list[Finding]:
    """Write the texts that the good examples give; when anything else is wrong, list that instead.

    Raises:
        TemplateError: when a file of the version is wrong.
        OutputError: when a text cannot be written.
    """
    version = version_of(workspace, name)
    trial = try_examples(version)
    trial.compose()
    found = [*static_findings(version), *check_examples(version, trial)]
    wrong = [finding for finding in found if finding.severity is not Severity.INFO]
    if not wrong:
        list(update_outlines(trial, version.model.template.folder))
    return wrong


def unchecked_grounds(
    workspace: Workspace, template: TemplateVersion, cited: Mapping[str, Sequence[str]]
) -> Iterator[Finding]:
    """Name the statutes that a version cites and nobody has checked, all in one finding.

    Args:
        workspace: The content folder.
        template: The version.
        cited: Where it cites each statute.
    """
    source, grounds = list_of_grounds(workspace, template), template.citable(shared_grounds(workspace))
    unchecked = [grounds[name] for name in cited if name in grounds and not grounds[name].is_checked]
    open_grounds = sorted(
        ((source.key_spot(spot_path(basis.id)), basis) for basis in unchecked), key=lambda pair: pair[0]
    )
    if open_grounds:
        lines = [
            f"{basis.id} (regel {spot.line}{_lacking(basis)}): {', '.join(cited[basis.id])}"
            for spot, basis in open_grounds
        ]
        count = "Eén wetsartikel" if len(lines) == 1 else f"{len(lines)} wetsartikelen"
        verb = "is" if len(lines) == 1 else "zijn"
        yield Finding(
            grondslag_te_controleren.ID,
            Severity.ERROR,
            open_grounds[0][0],
            f"{count} waar {template.name} naar verwijst, {verb} nog niet gecontroleerd.",
            "Laat een jurist de huidige wettekst lezen en zet dan `status: gecontroleerd` met de datum "
            "en de vindplaats.\n" + "\n".join(lines),
        )


def _lacking(basis: LegalBasis) -> str:
    if not basis.is_called_checked:
        return ""
    return ", zonder vindplaats" if basis.has_date else ", zonder datum van nu"


def followers(workspace: Workspace, template: TemplateVersion) -> list[Path]:
    """List the files that give documents of a version; one that cannot be read counts if it names it."""
    companion = template.roles.companion
    names = {template.name, *(companion.models if companion else ())}
    return [
        path
        for folder in CONTENT_FOLDERS
        for path in workspace.files(folder)
        if _follows(path, workspace.label(path), names)
    ]


def draft_annexes(template: TemplateVersion, subjects: list[Subject]) -> Iterator[Finding]:
    """Find the versions whose text stands in documents of this one while that text is still a draft."""
    embedded = {
        subject.links[link].model.template
        for subject in subjects
        for link in template.roles.links
        if link in subject.links
    }
    for other in sorted(embedded, key=lambda one: one.name):
        if other.roles.state != RELEASED:
            spot = other.model_source.value_spot(("toestand",))
            yield Finding(
                "bijlage-nog-ontwerp",
                Severity.ERROR,
                spot,
                f"De tekst van {other.name} staat in een bijlage van {template.name}, en is nog een ontwerp.",
                f"Stel eerst {other.name} vast: `ojg release {other.name}`.",
                excerpt=other.model_source.excerpt(spot.line),
            )


def _follows(path: Path, label: str, names: Collection[str]) -> bool:
    source = read_yaml(path, label)
    if isinstance(source, YamlSource):
        return source.data.get(MODEL) in names
    return any(name.encode() in read_bytes(path, label) for name in names)
