"""A document for each practice: laid down and guarded on its own; and the file with its signatures."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import WorkspaceError
from generator.load.laid_down import folder_of
from generator.tasks.sign.signing import sign
from generator.tasks.sign.wish import Wish
from tests.examples import without_made_up
from tests.signed.folder import Folder, a_pdf, found


class TestEachPractice:
    @pytest.fixture
    def ahead(self, apart: Folder) -> Folder:
        """One practice signed, while the others are still to sign."""
        shutil.rmtree(folder_of(apart.path("veen")))
        line = next(line for line in apart.text("veen").splitlines() if "vastgelegd:" in line)
        apart.replace(
            "veen",
            (line + "\n", ""),
            ("\nstatus: getekend\n", "\nstatus: ter_ondertekening\n"),
            (
                "    naam: Huisartsenpraktijk De Wilg\n",
                "    naam: Huisartsenpraktijk De Wilg\n    status: getekend\n",
            ),
        )
        apart.put("veen", without_made_up(apart.text("veen")))
        return apart

    def lay_down(self, folder: Folder, **wish: object) -> None:
        wished = Wish(document="modelovereenkomst-wilg", despite_draft=True, **wish)  # type: ignore[arg-type]
        assert sign(folder.workspace, folder.path("veen"), wished).lines

    def test_it_is_asked_to_be_laid_down(self, ahead: Folder) -> None:
        (finding,) = ahead.check("veen")
        assert (finding.rule, finding.severity) == ("niet-vastgelegd", "waarschuwing")
        assert "ojg sign veen --document modelovereenkomst-wilg" in finding.hint

    def test_it_is_frozen_on_its_own(self, ahead: Folder) -> None:
        self.lay_down(ahead)
        assert "\nstatus: ter_ondertekening\n" in ahead.text("veen")
        assert found(ahead) == []
        ahead.replace(
            "veen", ("    naam: Huisartsenpraktijk De Molen", "    naam: Huisartsenpraktijk Molenzicht")
        )
        assert found(ahead) == []
        ahead.replace("veen", ("max_per_jaar_eur: 5000000", "max_per_jaar_eur: 2500000"))
        assert ("gewijzigd-na-tekenen", "fout") in found(ahead)

    def test_another_practice_signs_later(self, ahead: Folder) -> None:
        self.lay_down(ahead)
        kept = (folder_of(ahead.path("veen")) / "modelovereenkomst-wilg.json").read_bytes()
        with pytest.raises(WorkspaceError, match="nog niet getekend"):
            sign(ahead.workspace, ahead.path("veen"), Wish(document="modelovereenkomst-molen"))
        ahead.replace(
            "veen",
            ("    status: ter_ondertekening\n", ""),
            ("    wilg: {plaats", "    molen: {plaats: Musselkanaal, datum: 2026-12-04}\n    wilg: {plaats"),
        )
        assert sign(ahead.workspace, ahead.path("veen"), Wish(despite_draft=True)).lines
        assert "\nstatus: getekend\n" in ahead.text("veen")
        names = sorted(path.stem for path in folder_of(ahead.path("veen")).iterdir())
        assert names == ["functieprofiel", "modelovereenkomst-molen", "modelovereenkomst-wilg"]
        assert (folder_of(ahead.path("veen")) / "modelovereenkomst-wilg.json").read_bytes() == kept
        assert found(ahead) == []

    def test_an_unknown_document_is_named_with_those_there_are(self, ahead: Folder) -> None:
        with pytest.raises(WorkspaceError) as caught:
            sign(ahead.workspace, ahead.path("veen"), Wish(document="wilg"))
        assert "modelovereenkomst-wilg" in caught.value.hint

    def test_back_to_unsigned_is_an_error(self, ahead: Folder) -> None:
        self.lay_down(ahead)
        ahead.replace("veen", ("    status: getekend\n", ""))
        assert ("teruggezet-na-tekenen", "fout") in found(ahead)

    def test_the_signed_file_comes_later_and_once(self, ahead: Folder, tmp_path: Path) -> None:
        self.lay_down(ahead)
        proof = a_pdf(tmp_path / "wilg.pdf")
        self.lay_down(ahead, signed_file=proof)
        data = (folder_of(ahead.path("veen")) / "modelovereenkomst-wilg.json").read_text(encoding="utf-8")
        assert '"sha256_van_getekend_exemplaar": "' in data
        assert found(ahead) == []
        with pytest.raises(WorkspaceError, match="ligt al vast"):
            self.lay_down(ahead, signed_file=a_pdf(tmp_path / "andere.pdf", pages=2))

    def test_a_signed_file_is_of_one_document(self, ahead: Folder, tmp_path: Path) -> None:
        self.lay_down(ahead, signed_file=a_pdf(tmp_path / "wilg.pdf"))
        ahead.put("tweede", ahead.text("veen"))
        line = next(line for line in ahead.text("veen").splitlines() if "vastgelegd:" in line)
        ahead.replace("tweede", (line + "\n", ""))
        wish = Wish(tmp_path / "wilg.pdf", "modelovereenkomst-wilg", despite_draft=True)
        with pytest.raises(WorkspaceError, match=r"hoort al bij agreements/veen\.yaml"):
            sign(ahead.workspace, ahead.path("tweede"), wish)


def _text(path: Path) -> Path:
    path.write_bytes(b"ok")
    return path


def _half(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.7 en verder niets")
    return path


@pytest.mark.parametrize("make", [_text, _half])
def test_a_signed_file_is_a_pdf(earlier: Folder, tmp_path: Path, make: Callable[[Path], Path]) -> None:
    with pytest.raises(WorkspaceError, match="is geen PDF"):
        sign(earlier.workspace, earlier.path("veen"), Wish(make(tmp_path / "getekend.pdf")))
