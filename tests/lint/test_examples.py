"""Examples give what they announce, rules have an example, and good examples give the text they gave."""

from __future__ import annotations

import pytest

from generator.findings import Severity
from generator.tasks.lint.outlines import update_outlines
from generator.workspace import Workspace
from tests.lint.content import edit, found, path_of, tried

GOLDEN = "voorbeelden/ok-weinig-taken.verwacht.txt"


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


def test_a_changed_sentence_shows_at_its_line_with_both_wordings(content: Workspace) -> None:
    known = path_of(content, GOLDEN)
    old = "Dat\naantal is een keuze van dit profiel"
    edit(path_of(content, "hoofdstukken/opleiding-registratie-vog.md"), old, "Dat\naantal koos dit profiel")
    label = known.with_name("ok-zonder-keuzes.verwacht.txt")
    (finding,) = [
        one for one in found(content, "uitkomst-gewijzigd") if one.spot.file == content.label(label)
    ]
    line = label.read_text("utf-8").splitlines()[finding.spot.line - 1]
    assert finding.excerpt == line
    assert "is een keuze van dit profiel" in line
    assert "is een keuze van dit profiel" in finding.message
    assert "koos dit profiel" in finding.message
    assert "ojg lint --update" in finding.hint
    assert content.label(known) not in [one.spot.file for one in found(content, "uitkomst-gewijzigd")]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("\n", "\nEen regel te veel.\n", "“Een regel te veel.”"),
        ("━━ functieprofiel ━━\n", "", "functieprofiel"),
    ],
)
def test_a_line_too_many_or_too_few_is_a_difference(
    content: Workspace, old: str, new: str, said: str
) -> None:
    path = path_of(content, GOLDEN)
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    (finding,) = found(content, "uitkomst-gewijzigd")
    assert said in finding.message


def test_a_text_that_ends_too_early_is_a_difference(content: Workspace) -> None:
    path = path_of(content, GOLDEN)
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    (finding,) = found(content, "uitkomst-gewijzigd")
    assert finding.spot.line == len(lines)
    assert "het einde van de tekst" in finding.message


def test_line_ends_of_windows_are_no_difference(content: Workspace) -> None:
    path = path_of(content, GOLDEN)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(content, "uitkomst-gewijzigd") == []
    assert list(update_outlines(tried(content))) == []


def test_a_text_that_is_missing_or_left_over_is_named(content: Workspace) -> None:
    path_of(content, GOLDEN).rename(path_of(content, "voorbeelden/ok-oud.verwacht.txt"))
    (missing,) = found(content, "uitkomst-ontbreekt")
    (left,) = found(content, "uitkomst-zonder-voorbeeld")
    assert missing.spot.file.endswith("voorbeelden/ok-weinig-taken.yaml")
    assert left.spot.file.endswith("voorbeelden/ok-oud.verwacht.txt")
    assert {missing.severity, left.severity} == {Severity.WARNING}


def test_an_update_writes_only_what_changed(content: Workspace) -> None:
    path, other = path_of(content, GOLDEN), path_of(content, "voorbeelden/ok-extra-taken.verwacht.txt")
    before, age = path.read_bytes(), other.stat().st_mtime_ns
    path.write_bytes(before.replace(b"OJG", b"OGJ"))
    assert list(update_outlines(tried(content))) == [content.label(path)]
    assert path.read_bytes() == before
    assert other.stat().st_mtime_ns == age


def test_the_real_examples_show_no_trace_of_the_day_or_the_computer(content: Workspace) -> None:
    edit(path_of(content, "model.yaml"), "vandaag: 2026-11-21", "vandaag: 2031-01-01")
    assert list(update_outlines(tried(content))) == []
    texts = [path.read_text("utf-8") for path in path_of(content, "voorbeelden").glob("*.txt")]
    assert not [text for text in texts if str(content.root) in text]
