"""A content folder with a signed agreement, and files that amend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pikepdf import Pdf

from generator import pipeline
from generator.findings import Finding, Severity
from generator.load.template import read_template
from generator.model.document import Document
from generator.render.outline_writer import write_outline
from generator.workspace import Workspace
from tests.acceptance.folder import content_folder
from tests.examples import whole_text

AMENDMENT = """model: modelovereenkomst/2026.1
status: concept
wijzigt: {amended}
wijziging:
  nummer: {number}
  ingang: {day}
  reden: Het spreekuur loopt vol.
gemeenten:
  stadskanaal:
    besluit: {{datum: 2027-05-04}}
{changes}"""
MODEL = "templates/modelovereenkomst/2026.1"
SIGNATURES = """ondertekening:
  getekend:
    stadskanaal: {plaats: Stadskanaal, datum: 2027-06-01}
    werkgever: {plaats: Groningen, datum: 2027-06-02}
    wilg: {plaats: Stadskanaal, datum: 2027-06-03}
    molen: {plaats: Musselkanaal, datum: 2027-06-03}
  exemplaar_sha256: 9f2c7f3be1d84ab0c3a5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b
"""
FASTER = "uren:\n  eerste_gesprek_binnen_dagen: 10\n"


@dataclass(frozen=True)
class Folder:
    """A content folder that tests write in."""

    root: Path

    @property
    def workspace(self) -> Workspace:
        return Workspace(self.root.resolve())

    def path(self, name: str) -> Path:
        return self.root.resolve() / "agreements" / f"{name}.yaml"

    def text(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def put(self, name: str, text: str) -> Path:
        self.path(name).write_text(text, encoding="utf-8")
        return self.path(name)

    def replace(self, name: str, *changes: tuple[str, str]) -> None:
        text = self.text(name)
        for old, new in changes:
            assert text.count(old) == 1, (old, text.count(old))
            text = text.replace(old, new)
        self.put(name, text)

    def amend(
        self, name: str, changes: str, amended: str = "veen", number: int = 1, day: str = "2028-01-01"
    ) -> Path:
        return self.put(name, AMENDMENT.format(amended=amended, number=number, day=day, changes=changes))

    def check(self, *names: str) -> list[Finding]:
        """List errors and warnings of files, as `rule` findings."""
        found = pipeline.check(self.workspace, [self.path(name) for name in names]).findings
        return [finding for finding in own_findings(found) if finding.severity is not Severity.INFO]

    def errors(self, *names: str) -> list[str]:
        return [finding.rule for finding in self.check(*names) if finding.severity is Severity.ERROR]

    def documents(self, name: str) -> list[Document]:
        checked = pipeline.check(self.workspace, [self.path(name)])
        (subject,) = checked.subjects
        return list(pipeline.documents(self.workspace, subject))

    def documents_as_read(self, name: str) -> list[Document]:
        """Compose a file whatever is wrong with those it builds on."""
        checked = pipeline.check(self.workspace, [self.path(name)])
        (subject,) = checked.readable
        return list(pipeline.documents(self.workspace, subject))


def own_findings(findings: Sequence[Finding]) -> list[Finding]:
    """Leave out what an example has outside its own folder: made-up values and a model that is a draft."""
    return [finding for finding in findings if finding.rule not in ("voorbeeldwaarde", "model-in-ontwerp")]


def folder_with(path: Path, example: str) -> Folder:
    """Make a folder in which `agreements/veen.yaml` is one of the examples of the model."""
    folder = Folder(content_folder(path))
    folder.put("veen", whole_text(example))
    return folder


def a_pdf(path: Path, pages: int = 1) -> Path:
    """Write a PDF; another number of pages is another file."""
    with Pdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        pdf.save(path)
    return path


def changes_in(document: Document) -> list[str]:
    """Return the lines of what an amendment changes."""
    lines = [line.strip() for line in write_outline(document).decode().splitlines()]
    start = lines.index("De overeenkomst wordt als volgt gewijzigd.")
    return lines[start + 1 : lines.index("Ingang en overige bepalingen") - 1]


def rules(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity.value) for finding in findings]


def found(folder: Folder) -> list[tuple[str, str]]:
    """List the rules and severities of what is found in the signed agreement."""
    return [(one.rule, one.severity.value) for one in folder.check("veen")]


@contextmanager
def changed(folder: Folder, file: str, old: str, new: str) -> Iterator[None]:
    """Change a file of the content folder, and read the models anew while it is so."""
    path = folder.root / file
    before = path.read_text(encoding="utf-8")
    assert old in before, (file, old)
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    read_template.cache_clear()
    try:
        yield
    finally:
        path.write_text(before, encoding="utf-8")
        read_template.cache_clear()
