"""An agreement in the short form: its documents are signed, guarded and amended as one set."""

from __future__ import annotations

import shutil

import pytest

from generator.load.laid_down import folder_of
from generator.tasks.sign.signing import sign
from generator.tasks.sign.wish import Wish
from tests.examples import without_made_up
from tests.signed.folder import FASTER, MODEL, Folder, a_pdf, changed, changes_in, found

TERMS = "voorwaarden"
PARTS = {TERMS, "functieprofiel"}


def in_short_form(folder: Folder) -> Folder:
    """Put the agreement in the short form, with nothing of it laid down."""
    shutil.rmtree(folder_of(folder.path("veen")))
    line = next(line for line in folder.text("veen").splitlines() if "vastgelegd:" in line)
    (group,) = (line for line in folder.text("veen").splitlines() if line.startswith("uitgifte:"))
    folder.replace(
        "veen",
        (line + "\n", ""),
        (f"\n{group}\n", f"\n{group}\nvorm: kort\n"),
        ("\nstatus: getekend\n", "\nstatus: ter_ondertekening\n"),
    )
    if "\nslotbepalingen:\n" in folder.text("veen"):
        day = ("\nslotbepalingen:\n", "\nslotbepalingen:\n  voorwaarden_datum: 2026-10-01\n")
        folder.replace("veen", day)
    else:
        folder.put("veen", folder.text("veen") + "slotbepalingen:\n  voorwaarden_datum: 2026-10-01\n")
    folder.put("veen", without_made_up(folder.text("veen")))
    return folder


@pytest.fixture
def short(apart: Folder) -> Folder:
    """A signed agreement in the short form, with a document for each practice; one has yet to sign."""
    in_short_form(apart)
    assert sign(apart.workspace, apart.path("veen"), Wish(despite_draft=True)).lines
    return apart


def laid_down(folder: Folder) -> set[str]:
    return {path.stem for path in folder_of(folder.path("veen")).iterdir()}


def test_signing_lays_down_the_set(short: Folder) -> None:
    assert laid_down(short) == PARTS | {"modelovereenkomst-wilg"}
    assert found(short) == []
    made = {document.name: document for document in short.documents("veen")}
    assert laid_down(short) < set(made)
    assert made[TERMS].meta.title.startswith("Afschrift")


def test_other_words_in_the_terms_are_an_error(short: Folder) -> None:
    with changed(short, f"{MODEL}/artikelen/geheimhouding.md", "gezinnen geheim. Zij", "gezinnen stil. Zij"):
        assert ("tekst-gewijzigd-na-tekenen", "fout") in found(short)
    with changed(short, f"{MODEL}/model.yaml", "Voorwaarden OJG van de", "Bepalingen OJG van de"):
        (finding,) = [one for one in short.check("veen") if one.rule == "kenmerk-van-woorden"]
    assert "De woorden van Voorwaarden OJG van de gemeente Stadskanaal" not in finding.hint
    assert "zijn anders dan bij het tekenen" in finding.message


def test_one_practice_signs_with_the_terms(apart: Folder) -> None:
    in_short_form(apart)
    name = "    naam: Huisartsenpraktijk De Wilg\n"
    apart.replace("veen", (name, f"{name}    status: getekend\n"))
    wish = Wish(a_pdf(apart.root / "getekend.pdf"), document="modelovereenkomst-wilg", despite_draft=True)
    assert sign(apart.workspace, apart.path("veen"), wish).lines
    assert laid_down(apart) == PARTS | {"modelovereenkomst-wilg"}
    assert [rule for rule, level in found(apart) if level == "fout"] == []


def test_an_amendment_is_one_document_and_names_the_numbers_of_the_whole(short: Folder) -> None:
    """Who has yet to sign gets the set anew."""
    short.amend("een", FASTER + "registratie:\n  terugkoppelen_binnen_werkdagen: 3\n")
    made = {document.name: document for document in short.documents("een")}
    assert set(made) == {"allonge-wilg", "modelovereenkomst-molen", *PARTS}
    told = changes_in(made["allonge-wilg"])
    places = [line.partition(" komt te luiden")[0] for line in told if "komt te luiden" in line]
    assert [place.replace("\u00a0", " ").partition(",")[0] for place in places] == ["Artikel 6", "Artikel 12"]
    assert not any("kenmerk van hun woorden" in line for line in told)


def test_a_joint_agreement_has_one_signed_file(joint: Folder) -> None:
    in_short_form(joint)
    proof = a_pdf(joint.root / "samen.pdf")
    line = next(line for line in joint.text("veen").splitlines() if "exemplaar_sha256:" in line)
    joint.replace("veen", (line + "\n", ""))
    assert sign(joint.workspace, joint.path("veen"), Wish(proof, despite_draft=True)).lines
    assert laid_down(joint) == PARTS | {"modelovereenkomst"}
    assert "exemplaar_sha256:" in joint.text("veen")
    assert found(joint) == []
