"""What was signed stays signed: laid down, guarded, and built as a copy."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from generator import pipeline
from generator.errors import WorkspaceError
from generator.model.document import Table, TableKind
from generator.render.outline_writer import write_outline
from generator.render.words import plain
from generator.tasks import sign as amendments
from tests.cli.command import run
from tests.signed.folder import Folder

VASTGELEGD = re.compile(r"^  vastgelegd: ([0-9a-f]{64})\n", re.MULTILINE)


def unsigned(folder: Folder) -> str:
    """Take back what signing wrote; return the digest."""
    found = VASTGELEGD.search(folder.text("veen"))
    assert found
    folder.replace("veen", (found[0], ""), ("\nstatus: getekend", "\nstatus: ter_ondertekening  # bijna"))
    folder.put(
        "veen", folder.text("veen").replace(".example", ".nl").replace("Voorbeeldplein", "Raadhuisplein")
    )
    return found[1]


def test_a_signed_file_that_was_left_alone_is_sound(joint: Folder) -> None:
    assert joint.check("veen") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("max_per_jaar_eur: 5000000", "max_per_jaar_eur: 5000001"), ("wilg: {uren: 4", "wilg: {uren: 5")],
)
def test_one_other_figure_is_an_error(joint: Folder, old: str, new: str) -> None:
    joint.replace("veen", (old, new))
    assert "gewijzigd-na-tekenen" in joint.errors("veen")
    (finding,) = [one for one in joint.check("veen") if one.rule == "gewijzigd-na-tekenen"]
    assert "wijzigt: veen" in finding.hint
    assert joint.text("veen").splitlines()[finding.spot.line - 1].startswith("  vastgelegd: ")


def test_what_contact_persons_may_change_is_free(joint: Folder) -> None:
    joint.replace(
        "veen",
        ("email: praktijk@dewilg.example", "email: info@dewilg.example"),
        ("kenmerk: Z-2026-0001", "kenmerk: Z-2026-0002"),
        ("wilg: {plaats: Stadskanaal", "wilg: {plaats: Onstwedde"),
        ("ruimte: eigen_spreekkamer", "ruimte: gedeelde_kamer"),
    )
    assert "gewijzigd-na-tekenen" not in joint.errors("veen")


def test_another_way_of_writing_is_no_change(joint: Folder) -> None:
    joint.replace(
        "veen",
        ("tarief_eur: 100\n", "tarief_eur: 100.00\n"),
        ("{uren: 8, per: week}", "{per: week, uren: 8}"),
    )
    assert joint.check("veen") == []


def test_a_change_in_the_profile_is_a_change_of_what_was_signed(joint: Folder) -> None:
    profile = joint.root / "profiles/ojg.yaml"
    before = profile.read_text(encoding="utf-8")
    try:
        profile.write_text(before.replace("reflectie: true", "reflectie: false"), encoding="utf-8")
        assert profile.read_text(encoding="utf-8") != before
        assert "gewijzigd-na-tekenen" in joint.errors("veen")
    finally:
        profile.write_text(before, encoding="utf-8")


def test_signed_without_digest_tells_the_lines_to_paste(joint: Folder) -> None:
    digest = unsigned(joint)
    joint.replace("veen", ("status: ter_ondertekening  # bijna", "status: getekend"))
    (finding,) = joint.check("veen")
    assert (finding.rule, finding.severity) == ("niet-vastgelegd", "fout")
    line = finding.hint.splitlines()[-1]
    assert line == f"  vastgelegd: {digest}"
    joint.replace("veen", ("ondertekening:\n", f"ondertekening:\n{line}\n"))
    assert joint.check("veen") == []


def test_back_to_concept_is_an_error(joint: Folder) -> None:
    joint.replace("veen", ("status: getekend", "status: concept"))
    assert joint.errors("veen") == ["teruggezet-na-tekenen"]


class TestSign:
    def test_it_writes_two_values_and_nothing_else(self, joint: Folder) -> None:
        digest = unsigned(joint)
        before = joint.text("veen")
        result = run("--root", str(joint.root), "sign", "veen")
        assert (result.returncode, result.stderr) == (0, "")
        assert "status: getekend" in result.stdout
        assert f"ondertekening.vastgelegd: {digest}" in result.stdout
        expected = before.replace("status: ter_ondertekening  # bijna", "status: getekend  # bijna")
        assert joint.text("veen").replace(f"  vastgelegd: {digest}\n", "") == expected
        assert joint.check("veen") == []

    def test_a_file_in_canonical_form_stays_so(self, joint: Folder) -> None:
        unsigned(joint)
        run("--root", str(joint.root), "fmt", "veen")
        before = joint.text("veen")
        assert amendments.sign(joint.workspace, joint.path("veen")).lines
        assert len(joint.text("veen").splitlines()) == len(before.splitlines()) + 1
        assert run("--root", str(joint.root), "fmt", "--check", "veen").returncode == 0

    def test_it_refuses_what_is_not_ready(self, joint: Folder) -> None:
        unsigned(joint)
        joint.replace("veen", ("    molen: {plaats: Musselkanaal, datum: 2026-12-03}\n", ""))
        before = joint.text("veen")
        signed = amendments.sign(joint.workspace, joint.path("veen"))
        assert [one.rule for one in signed.checked.errors] == ["handtekening-praktijk-ontbreekt"]
        assert joint.text("veen") == before

    def test_it_refuses_a_contradiction(self, joint: Folder) -> None:
        """After signing a contradiction is a warning; before it, it stops."""
        unsigned(joint)
        joint.replace("veen", ("einde: 2028-12-31", "einde: 2026-12-31"))
        signed = amendments.sign(joint.workspace, joint.path("veen"))
        assert "einde-na-ingang" in [one.rule for one in signed.checked.findings]
        assert signed.lines == ()

    def test_the_signed_file_gets_its_checksum(self, joint: Folder, tmp_path: Path) -> None:
        unsigned(joint)
        old = re.search(r"  exemplaar_sha256: .*\n", joint.text("veen"))
        assert old
        joint.replace("veen", (old[0], ""))
        (finding,) = amendments.sign(joint.workspace, joint.path("veen")).checked.errors
        assert (finding.rule, finding.path) == ("nog-in-te-vullen", "ondertekening.exemplaar_sha256")
        signed = tmp_path / "getekend.pdf"
        signed.write_bytes(b"%PDF-1.7 met handtekeningen")
        result = run("--root", str(joint.root), "sign", "veen", "--exemplaar", str(signed))
        assert result.returncode == 0, result.stdout + result.stderr
        number = hashlib.sha256(signed.read_bytes()).hexdigest()
        assert f"  ondertekening.exemplaar_sha256: {number}" in result.stdout.splitlines()
        assert f"  exemplaar_sha256: {number}\n" in joint.text("veen")
        assert joint.check("veen") == []

    def test_a_file_for_each_practice_has_no_one_signed_file(self, apart: Folder, tmp_path: Path) -> None:
        assert "exemplaar_sha256" not in apart.text("veen")
        assert apart.check("veen") == []
        unsigned(apart)
        before = apart.text("veen")
        signed = tmp_path / "getekend.pdf"
        signed.write_bytes(b"%PDF-1.7")
        with pytest.raises(WorkspaceError, match="meer getekende bestanden"):
            amendments.sign(apart.workspace, apart.path("veen"), signed)
        assert apart.text("veen") == before

    def test_twice_is_refused(self, joint: Folder) -> None:
        with pytest.raises(WorkspaceError, match="ligt al vast"):
            amendments.sign(joint.workspace, joint.path("veen"))

    def test_a_profile_is_not_signed(self, joint: Folder) -> None:
        with pytest.raises(WorkspaceError, match="geen stuk dat wordt getekend"):
            amendments.sign(joint.workspace, joint.root.resolve() / "profiles/ojg.yaml")


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
        checked = pipeline.check(joint.workspace, [joint.path("veen")])
        pipeline.build(
            joint.workspace, checked, ["pdf"], tmp_path, lambda done, of: None, 1, signature_fields=True
        )
        data = (tmp_path / "veen/modelovereenkomst.pdf").read_bytes()
        assert b"/SigFlags" not in data
        assert b"/FT /Sig" not in data
