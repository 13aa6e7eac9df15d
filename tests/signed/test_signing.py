"""Signing a file, and what a file keeps that was signed when only a digest of its terms was laid down."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.errors import WorkspaceError
from generator.load.laid_down import folder_of
from generator.model.document import Table, TableKind
from generator.render.outline_writer import write_outline
from generator.render.words import plain
from generator.tasks.build.run import build
from generator.tasks.sign.signing import Signed, sign
from generator.tasks.sign.wish import Wish
from generator.terms.signed import signed_digest
from tests.cli.command import run
from tests.examples import without_made_up
from tests.signed.folder import Folder, a_pdf

OWN_TEXT = """afwijkingen:
  vervanging.bezwaar:
    soort: vervangt
    tekst:{}
    motivering: Zo is het afgesproken.
"""
VASTGELEGD = re.compile(r"^  vastgelegd: ([0-9a-f]{64})\n", re.MULTILINE)


def unsigned(folder: Folder) -> str:
    """Take back what signing wrote; return the digest."""
    shutil.rmtree(folder_of(folder.path("veen")), ignore_errors=True)
    found = VASTGELEGD.search(folder.text("veen"))
    assert found
    folder.replace("veen", (found[0], ""), ("\nstatus: getekend", "\nstatus: ter_ondertekening  # bijna"))
    folder.put("veen", without_made_up(folder.text("veen")))
    return found[1]


def signed(folder: Folder, **wish: Any) -> Signed:
    return sign(folder.workspace, folder.path("veen"), Wish(despite_draft=True, **wish))


def test_a_signed_file_that_was_left_alone_is_sound(joint: Folder) -> None:
    assert joint.check("veen") == []


class TestEarlier:
    """Of files signed before documents were laid down, only a digest of their terms is there."""

    def test_it_is_told_how_the_words_are_laid_down(self, earlier: Folder) -> None:
        (finding,) = earlier.check("veen")
        assert (finding.rule, finding.severity) == ("woorden-niet-vastgelegd", "waarschuwing")
        assert "`ojg sign veen`" in finding.hint
        assert earlier.documents("veen")[0].meta.is_copy

    @pytest.mark.parametrize(
        ("old", "new"),
        [("max_per_jaar_eur: 5000000", "max_per_jaar_eur: 5000001"), ("wilg: {uren: 4", "wilg: {uren: 5")],
    )
    def test_one_other_figure_is_an_error(self, earlier: Folder, old: str, new: str) -> None:
        earlier.replace("veen", (old, new))
        (finding,) = [one for one in earlier.check("veen") if one.rule == "gewijzigd-na-tekenen"]
        assert "wijzigt: veen" in finding.hint
        assert earlier.text("veen").splitlines()[finding.spot.line - 1].startswith("  vastgelegd: ")
        assert sign(earlier.workspace, earlier.path("veen")).lines == ()

    def test_signing_again_lays_the_words_down(self, earlier: Folder) -> None:
        """It was signed already: nobody asks about the draft again."""
        assert sign(earlier.workspace, earlier.path("veen")).lines
        assert folder_of(earlier.path("veen")).is_dir()
        assert earlier.check("veen") == []

    def test_signed_without_digest_tells_the_lines_to_paste(self, earlier: Folder) -> None:
        digest = unsigned(earlier)
        earlier.replace("veen", ("status: ter_ondertekening  # bijna", "status: getekend"))
        (finding,) = earlier.check("veen")
        assert (finding.rule, finding.severity) == ("niet-vastgelegd", "fout")
        line = finding.hint.splitlines()[-1]
        assert line == f"  vastgelegd: {digest}"
        earlier.replace("veen", ("ondertekening:\n", f"ondertekening:\n{line}\n"))
        assert [one.rule for one in earlier.check("veen")] == ["woorden-niet-vastgelegd"]


@pytest.mark.parametrize("text", ['""', '" "', '"\\n\\n"', '"\\u3164"', ""])
@pytest.mark.parametrize("place", ["vervanging", "vervanging.bezwaar", "nieuw-artikel"])
def test_own_text_in_which_nothing_stands_is_missing(joint: Folder, place: str, text: str) -> None:
    unsigned(joint)
    own = OWN_TEXT.replace("vervanging.bezwaar", place).replace(
        "vervangt", "voegt_toe" if "-" in place else "vervangt"
    )
    joint.put("veen", joint.text("veen") + own.format(f" {text}"))
    missing = [
        one for one in joint.check("veen") if one.rule == "nog-in-te-vullen" and one.path.endswith(".tekst")
    ]
    assert [one.spot.line for one in missing] == [len(joint.text("veen").splitlines()) - 1]


def test_another_way_of_writing_is_no_change(joint: Folder) -> None:
    joint.replace(
        "veen",
        ("tarief_eur: 100\n", "tarief_eur: 100.00\n"),
        ("{uren: 8, per: week}", "{per: week, uren: 8}"),
    )
    assert joint.check("veen") == []


@pytest.mark.parametrize(
    ("before", "after"), [(" Dit geldt.", " |\n      Dit geldt."), (" |\n      Dit geldt.", " Dit geldt.")]
)
def test_a_text_of_one_line_may_be_written_as_a_block(joint: Folder, before: str, after: str) -> None:
    unsigned(joint)
    joint.put("veen", joint.text("veen") + OWN_TEXT.format(before))
    assert signed(joint).lines
    joint.replace("veen", (OWN_TEXT.format(before), OWN_TEXT.format(after)))
    assert joint.check("veen") == []
    shutil.rmtree(folder_of(joint.path("veen")))
    (subject,) = pipeline.check(joint.workspace, [joint.path("veen")]).readable
    joint.put("veen", VASTGELEGD.sub(f"  vastgelegd: {signed_digest(subject)}\n", joint.text("veen")))
    joint.replace("veen", (OWN_TEXT.format(after), OWN_TEXT.format(before)))
    assert [one.rule for one in joint.check("veen")] == ["woorden-niet-vastgelegd"]


def test_back_to_concept_is_an_error(joint: Folder) -> None:
    joint.replace("veen", ("status: getekend", "status: concept"))
    assert joint.errors("veen") == ["teruggezet-na-tekenen"]


class TestSign:
    def test_it_writes_two_values_and_the_documents(self, joint: Folder) -> None:
        unsigned(joint)
        before = joint.text("veen")
        result = run("--root", str(joint.root), "sign", "veen", "--ondanks-ontwerp")
        assert (result.returncode, result.stderr) == (0, "")
        assert "status: getekend" in result.stdout
        assert "veen.getekend/: modelovereenkomst, functieprofiel" in result.stdout
        line = VASTGELEGD.search(joint.text("veen"))
        assert line
        assert f"ondertekening.vastgelegd: {line[1]}" in result.stdout
        expected = before.replace("status: ter_ondertekening  # bijna", "status: getekend  # bijna")
        assert joint.text("veen").replace(line[0], "") == expected
        assert joint.check("veen") == []

    def test_a_file_in_canonical_form_stays_so(self, joint: Folder) -> None:
        unsigned(joint)
        run("--root", str(joint.root), "fmt", "veen")
        before = joint.text("veen")
        assert signed(joint).lines
        assert len(joint.text("veen").splitlines()) == len(before.splitlines()) + 1
        assert run("--root", str(joint.root), "fmt", "--check", "veen").returncode == 0

    def test_it_refuses_what_is_not_ready(self, joint: Folder) -> None:
        unsigned(joint)
        joint.replace("veen", ("    molen: {plaats: Musselkanaal, datum: 2026-12-03}\n", ""))
        before = joint.text("veen")
        result = signed(joint)
        assert [one.rule for one in result.checked.errors] == ["handtekening-praktijk-ontbreekt"]
        assert joint.text("veen") == before

    def test_what_is_missing_is_told_at_lines_that_are_there(self, joint: Folder) -> None:
        unsigned(joint)
        text = joint.text("veen").partition("ondertekening:\n")[0]
        joint.put("veen", text)
        found = signed(joint).checked.errors
        assert {one.path for one in found} >= {"ondertekening.getekend.wilg.datum"}
        assert all(one.spot.line <= len(text.splitlines()) for one in found)
        said = run("--root", str(joint.root), "sign", "veen", "--ondanks-ontwerp").stdout
        assert re.search(
            r"^    ondertekening:\n(?:      .*\n)*?      getekend:\n        ", said, re.MULTILINE
        )
        assert "onder regel" not in said

    def test_it_refuses_a_contradiction(self, joint: Folder) -> None:
        """After signing a contradiction is a warning; before it, it stops."""
        unsigned(joint)
        joint.replace("veen", ("einde: 2028-12-31", "einde: 2026-12-31"))
        result = signed(joint)
        assert "einde-na-ingang" in [one.rule for one in result.checked.findings]
        assert result.lines == ()

    def test_the_signed_file_gets_its_checksum(self, joint: Folder, tmp_path: Path) -> None:
        unsigned(joint)
        old = re.search(r"  exemplaar_sha256: .*\n", joint.text("veen"))
        assert old
        joint.replace("veen", (old[0], ""))
        (finding,) = signed(joint).checked.errors
        assert (finding.rule, finding.path) == ("nog-in-te-vullen", "ondertekening.exemplaar_sha256")
        proof = a_pdf(tmp_path / "getekend.pdf")
        arguments = ("sign", "veen", "--exemplaar", str(proof), "--ondanks-ontwerp")
        result = run("--root", str(joint.root), *arguments)
        assert result.returncode == 0, result.stdout + result.stderr
        number = hashlib.sha256(proof.read_bytes()).hexdigest()
        assert f"  ondertekening.exemplaar_sha256: {number}" in result.stdout.splitlines()
        assert f"  exemplaar_sha256: {number}\n" in joint.text("veen")
        assert joint.check("veen") == []

    def test_a_file_for_each_practice_has_no_one_signed_file(self, apart: Folder, tmp_path: Path) -> None:
        assert "exemplaar_sha256" not in apart.text("veen")
        apart.replace(
            "veen",
            ("    status: ter_ondertekening\n", ""),
            ("    wilg: {plaats", "    molen: {plaats: Musselkanaal, datum: 2026-12-04}\n    wilg: {plaats"),
        )
        before = apart.text("veen")
        with pytest.raises(WorkspaceError, match="meer getekende bestanden"):
            signed(apart, signed_file=a_pdf(tmp_path / "getekend.pdf"))
        assert apart.text("veen") == before

    def test_a_draft_is_signed_knowingly_only(self, joint: Folder) -> None:
        unsigned(joint)
        before = joint.text("veen")
        with pytest.raises(WorkspaceError, match="zijn nog een ontwerp") as caught:
            sign(joint.workspace, joint.path("veen"))
        assert "--ondanks-ontwerp" in caught.value.hint
        assert joint.text("veen") == before
        assert not folder_of(joint.path("veen")).exists()

    def test_twice_is_refused(self, joint: Folder) -> None:
        with pytest.raises(WorkspaceError, match="ligt al vast"):
            sign(joint.workspace, joint.path("veen"))

    def test_a_profile_is_not_signed(self, joint: Folder) -> None:
        with pytest.raises(WorkspaceError, match="geen stuk dat wordt getekend"):
            sign(joint.workspace, joint.root.resolve() / "profiles/ojg.yaml")


class TestCopy:
    def test_it_says_so_everywhere(self, joint: Folder) -> None:
        documents = {document.name: document for document in joint.documents("veen")}
        own, profile = documents["modelovereenkomst"], documents["functieprofiel"]
        assert own.meta.is_copy
        assert own.meta.title == "Afschrift · Overeenkomst Ondersteuner Jeugd en Gezin"
        assert own.meta.watermark == profile.meta.watermark == "AFSCHRIFT"
        assert plain(own.lead[0].content).startswith("Afschrift van de getekende overeenkomst")

    def test_a_leaflet_is_no_copy(self, joint: Folder) -> None:
        """Parents read it; that the agreement behind it was signed is nothing to them."""
        leaflets = [one for one in joint.documents("veen") if one.meta.doctype == "informatieblad"]
        assert [one.name for one in leaflets] == ["informatieblad-wilg", "informatieblad-molen"]
        for leaflet in leaflets:
            assert (leaflet.meta.is_copy, leaflet.meta.watermark) == (False, "")
            assert "afschrift van de getekende" not in write_outline(leaflet).decode().lower()

    def test_there_is_no_room_to_sign(self, joint: Folder) -> None:
        (own,) = [one for one in joint.documents("veen") if one.name == "modelovereenkomst"]
        tables = [
            block
            for section in own.sections
            for block in section.blocks
            if isinstance(block, Table) and block.kind is TableKind.SIGNATURE
        ]
        assert len(tables) == 4
        assert all(plain(cell.content) for table in tables for row in table.rows for cell in row)

    def test_a_pdf_gets_no_field_to_sign(self, joint: Folder, tmp_path: Path) -> None:
        order = pipeline.Order(["pdf"], 1, signature_fields=True)
        build(joint.workspace, [joint.path("veen")], order, tmp_path)
        data = (tmp_path / "veen/modelovereenkomst.pdf").read_bytes()
        assert b"/SigFlags" not in data
        assert b"/FT /Sig" not in data
