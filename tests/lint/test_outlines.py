"""Good examples give the texts they gave; every text of a section is recorded once, with who gives it."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.findings import Severity
from generator.tasks.lint.outlines import update_outlines
from generator.tasks.lint.recorded import read_blocks
from generator.tasks.lint.whole_outlines import SUFFIX
from generator.tasks.show.overview import outline_lines
from generator.workspace import Workspace
from tests.lint.content import edit, found, path_of, tried

TEXTS = "voorbeelden/teksten"
GOLDEN = f"{TEXTS}/opleiding-registratie-vog.txt"
CLAUSE = "hoofdstukken/opleiding-registratie-vog.md"
CHOICE = "Dat\naantal is een keuze van dit profiel"


def updated(content: Workspace) -> list[str]:
    return list(update_outlines(tried(content), path_of(content, ".")))


def test_every_text_is_recorded_once_under_all_who_give_it(content: Workspace) -> None:
    for blocks in read_blocks(path_of(content, TEXTS)).values():
        texts = [block.text for block in blocks]
        givers = [giver for block in blocks for giver in block.givers]
        assert len(set(texts)) == len(texts)
        assert sorted(givers) == sorted(set(givers))
        assert all(list(block.givers) == sorted(block.givers) for block in blocks)


def test_together_the_texts_are_what_show_prints(content: Workspace) -> None:
    recorded = {
        (name, giver): block.text
        for name, blocks in read_blocks(path_of(content, TEXTS)).items()
        for block in blocks
        for giver in block.givers
    }
    for name, documents in tried(content).documents.items():
        order = recorded["_inhoud.txt", name].split("\n")
        parts = [recorded[f"{section}.txt", name] for section in ["_titel", *order]]
        assert "\n\n".join(parts) == "\n".join(outline_lines(documents)).partition("\n")[2].rstrip("\n")


def test_a_changed_sentence_shows_at_its_line_with_both_wordings(content: Workspace) -> None:
    edit(path_of(content, CLAUSE), CHOICE, "Dat\naantal koos dit profiel")
    (finding,) = found(content, "uitkomst-gewijzigd")
    known = path_of(content, GOLDEN)
    assert (finding.severity, finding.spot.file) == (Severity.ERROR, content.label(known))
    line = known.read_text("utf-8").splitlines()[finding.spot.line - 1]
    assert finding.excerpt == line
    assert "is een keuze van dit profiel" in line
    assert "is een keuze van dit profiel" in finding.message
    assert "koos dit profiel" in finding.message
    assert finding.message.endswith("Dat geeft ok-behandelen en nog 2.")
    assert "ojg lint --update" in finding.hint


def test_one_changed_word_is_one_changed_file_and_moves_no_name(content: Workspace) -> None:
    before = path_of(content, GOLDEN).read_text("utf-8").splitlines()
    edit(path_of(content, CLAUSE), CHOICE, "Dat\naantal koos dit profiel")
    assert updated(content) == [content.label(path_of(content, GOLDEN))]
    after = path_of(content, GOLDEN).read_text("utf-8").splitlines()
    changed = [old for old, new in zip(before, after, strict=True) if old != new]
    assert changed
    assert all("is een keuze van dit profiel" in line for line in changed)
    assert found(content, "uitkomst-gewijzigd") == []


def test_a_line_too_many_is_a_difference(content: Workspace) -> None:
    path = path_of(content, GOLDEN)
    path.write_text(path.read_text("utf-8").replace("\n   ", "\n   Een regel te veel.\n   ", 1), "utf-8")
    (finding,) = found(content, "uitkomst-gewijzigd")
    assert "Hier stond “Een regel te veel.”" in finding.message


def test_a_text_that_ends_too_early_is_a_difference(content: Workspace) -> None:
    path = path_of(content, f"{TEXTS}/doel.txt")
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    (finding,) = found(content, "uitkomst-gewijzigd")
    assert finding.spot.line == len(lines)
    assert "het einde van de tekst" in finding.message


def test_another_order_of_sections_is_a_difference(content: Workspace) -> None:
    edit(path_of(content, "model.yaml"), "      - doel\n", "")
    edit(path_of(content, "model.yaml"), "samenwerking\n", "samenwerking\n      - doel\n")
    (finding,) = [
        one for one in found(content, "uitkomst-gewijzigd") if one.spot.file.endswith("_inhoud.txt")
    ]
    assert "Hier stond “doel”. Nu komt er “plaats-en-samenwerking”." in finding.message


def test_line_ends_of_windows_are_no_difference(content: Workspace) -> None:
    for path in path_of(content, TEXTS).glob("*.txt"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(content, "uitkomst-gewijzigd") == []
    assert updated(content) == []


def test_a_new_example_is_named_once_and_adds_its_name_and_its_own_texts(content: Workspace) -> None:
    before = {path: path.read_text("utf-8") for path in path_of(content, TEXTS).glob("*.txt")}
    path = path_of(content, "voorbeelden/ok-veel-ervaring.yaml")
    path.write_text("bouwt_op: ok-zonder-keuzes\nervaring_jaren_min: 9\n", "utf-8")
    (missing,) = found(content, "uitkomst-ontbreekt")
    assert (missing.severity, missing.spot.file) == (Severity.WARNING, content.label(path))
    updated(content)
    added = {path: new_lines(text, path.read_text("utf-8")) for path, text in before.items()}
    name = "━━ ok-veel-ervaring"
    assert all(name in lines for lines in added.values())
    own = path_of(content, GOLDEN)
    assert [path for path, lines in added.items() if lines != [name]] == [own]
    assert any("9 jaar" in line for line in added[own])


def new_lines(before: str, after: str) -> list[str]:
    more = Counter(after.splitlines()) - Counter(before.splitlines())
    return list(more.elements())


def test_an_example_that_is_gone_is_named_once_and_taken_out(content: Workspace) -> None:
    path_of(content, "voorbeelden/ok-weinig-taken.yaml").unlink()
    (left,) = found(content, "uitkomst-zonder-voorbeeld")
    assert left.severity is Severity.WARNING
    assert "ok-weinig-taken.yaml is er niet" in left.message
    updated(content)
    texts = [path.read_text("utf-8") for path in path_of(content, TEXTS).glob("*.txt")]
    assert texts
    assert not [text for text in texts if "━━ ok-weinig-taken" in text]


def test_a_section_that_goes_or_comes_is_an_error(content: Workspace) -> None:
    section = path_of(content, f"{TEXTS}/contacten.txt")
    section.rename(section.with_name("weg.txt"))
    findings = found(content, "uitkomst-gewijzigd")
    assert {finding.severity for finding in findings} == {Severity.ERROR}
    kinds = {finding.message.partition(":")[0] for finding in findings}
    assert kinds == {"Deze tekst vervalt", "Deze tekst komt erbij"}
    assert {content.label(section), content.label(section.with_name("weg.txt"))} == set(updated(content))
    assert not section.with_name("weg.txt").exists()


def test_texts_of_an_example_that_cannot_be_made_now_are_kept(content: Workspace) -> None:
    before = {path: path.read_bytes() for path in path_of(content, TEXTS).glob("*.txt")}
    edit(path_of(content, "voorbeelden/ok-weinig-taken.yaml"), "opleidingsniveau: wo", "opleidingsniveau: x")
    assert updated(content) == []
    assert {path: path.read_bytes() for path in before} == before


def test_an_update_writes_only_what_changed(content: Workspace) -> None:
    path, other = path_of(content, GOLDEN), path_of(content, f"{TEXTS}/contacten.txt")
    before, age = path.read_bytes(), other.stat().st_mtime_ns
    path.write_bytes(before.replace(b"OJG", b"OGJ"))
    assert updated(content) == [content.label(path)]
    assert path.read_bytes() == before
    assert other.stat().st_mtime_ns == age


def test_the_real_examples_show_no_trace_of_the_day_or_the_computer(content: Workspace) -> None:
    edit(path_of(content, "model.yaml"), "vandaag: 2026-11-21", "vandaag: 2031-01-01")
    assert updated(content) == []
    texts = [path.read_text("utf-8") for path in path_of(content, TEXTS).rglob("*.txt")]
    assert texts
    assert not [text for text in texts if str(content.root) in text]


@pytest.fixture
def older(content: Workspace) -> Workspace:
    """A draft with its texts as versions made before had them: a file for each example."""
    for name, documents in tried(content).documents.items():
        text = "\n".join(outline_lines(documents)).rstrip("\n") + "\n"
        path_of(content, f"voorbeelden/{name}{SUFFIX}").write_text(text, "utf-8")
    for path in path_of(content, TEXTS).glob("*.txt"):
        path.unlink()
    return content


def test_the_older_form_is_still_compared(older: Workspace) -> None:
    rules = ("uitkomst-gewijzigd", "uitkomst-ontbreekt", "uitkomst-zonder-voorbeeld")
    assert [finding for rule in rules for finding in found(older, rule)] == []
    path = path_of(older, f"voorbeelden/ok-weinig-taken{SUFFIX}")
    line = edit(path, "━━ functieprofiel ━━", "━━ profiel ━━")
    (finding,) = found(older, "uitkomst-gewijzigd")
    assert (finding.spot.file, finding.spot.line) == (older.label(path), line)
    path.rename(path.with_name(f"ok-oud{SUFFIX}"))
    assert [len(found(older, rule)) for rule in rules[1:]] == [1, 1]


def test_an_update_puts_the_texts_by_section_in_place_of_the_older_form(older: Workspace) -> None:
    written = updated(older)
    assert list(path_of(older, "voorbeelden").glob(f"*{SUFFIX}")) == []
    assert older.label(path_of(older, GOLDEN)) in written
    assert updated(older) == []
    assert found(older, "uitkomst-gewijzigd") == []
