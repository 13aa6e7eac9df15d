"""Examples give what they announce, and rules have an example."""

from __future__ import annotations

from generator.findings import Severity
from generator.workspace import Workspace
from tests.lint.content import edit, found, path_of


def test_a_finding_that_is_not_announced_is_an_error(content: Workspace) -> None:
    path = path_of(content, "voorbeelden/ok-weinig-taken.yaml")
    line = edit(path, "  intake: false\n", "  meldcode: false\n  intake: false\n")
    (finding,) = found(content, "voorbeeld-onverwacht")
    assert (finding.severity, finding.spot.file) == (Severity.ERROR, content.label(path))
    assert (finding.spot.line, finding.excerpt) == (line, "  meldcode: false")
    assert "`kerntaak-ontbreekt`" in finding.message
    assert "# verwacht: kerntaak-ontbreekt" in finding.hint


def test_announcing_it_is_enough(content: Workspace) -> None:
    path = path_of(content, "voorbeelden/ok-weinig-taken.yaml")
    edit(path, "  intake: false\n", "  meldcode: false  # verwacht: kerntaak-ontbreekt\n  intake: false\n")
    assert found(content, "voorbeeld-onverwacht") == []
    assert found(content, "voorbeeld-verwacht") == []


def test_an_announcement_without_a_finding_is_an_error(content: Workspace) -> None:
    path = path_of(content, "voorbeelden/fout-kerntaak-ontbreekt.yaml")
    text = path.read_text("utf-8")
    path.write_text(text.replace("false", "true"), "utf-8")
    (finding,) = found(content, "voorbeeld-verwacht")
    line = text[: text.index("# verwacht")].count("\n") + 1
    assert (finding.severity, finding.spot.file, finding.spot.line) == ("fout", content.label(path), line)


def test_a_second_finding_of_a_rule_on_a_line_needs_a_second_announcement(content: Workspace) -> None:
    path = path_of(content, "voorbeelden/fout-kerntaak-ontbreekt.yaml")
    line = edit(path, "# verwacht: kerntaak-ontbreekt", "# verwacht: kerntaak-ontbreekt, kerntaak-ontbreekt")
    assert [finding.spot.line for finding in found(content, "voorbeeld-verwacht")] == [line]


def test_a_wrong_example_is_named_after_what_it_shows(content: Workspace) -> None:
    path = path_of(content, "voorbeelden/fout-geen-richting.yaml")
    path.rename(path.with_name("fout-geen-plaats.yaml"))
    (finding,) = found(content, "voorbeeld-naam")
    assert finding.spot.file.endswith("voorbeelden/fout-geen-plaats.yaml")
    assert finding.severity == "waarschuwing"


def test_a_rule_without_an_example_is_named_at_its_id(content: Workspace) -> None:
    path_of(content, "voorbeelden/fout-geen-competentie.yaml").unlink()
    (finding,) = found(content, "regel-zonder-voorbeeld")
    rules = path_of(content, "regels.yaml").read_text("utf-8").splitlines()
    assert rules[finding.spot.line - 1] == "- id: geen-competentie"
    assert "voorbeelden/fout-geen-competentie.yaml" in finding.hint


def test_a_good_example_that_gives_no_text_is_an_error(content: Workspace) -> None:
    path = path_of(content, "hoofdstukken/doel.md")
    with path.open("a", encoding="utf-8") as stream:
        stream.write("\n{% if competenties.regievoering %}\nZie [](#nergens).\n{% endif %}\n")
    (finding,) = found(content, "model-past-niet")
    assert (finding.severity, finding.spot.file) == (Severity.ERROR, content.label(path))
    assert path.read_text("utf-8").splitlines()[finding.spot.line - 1] == "Zie [](#nergens)."
