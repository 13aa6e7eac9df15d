"""What was laid down at signing: seen when anything differs from it, and shown in every copy."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.errors import OutputError, WorkspaceError
from generator.language.memo import Memo
from generator.load.laid_down import folder_of, fresh_folder_of
from generator.model.json_text import json_text
from generator.render.outline_writer import write_outline
from generator.tasks.sign import signing
from generator.tasks.sign.signing import sign
from generator.tasks.sign.wish import Wish
from tests.cli.command import run
from tests.signed.folder import MODEL, Folder, changed, folder_with, found


class TestTerms:
    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("max_per_jaar_eur: 5000000", "max_per_jaar_eur: 5000001", "er € 5.000.001"),
            ("wilg: {uren: 4", "wilg: {uren: 5", "`uren.inzet.ojg-1.wilg.uren` is na het tekenen gewijzigd"),
            ("  btw_risico: inbegrepen\n", "", "`bekostiging.btw_risico` stond in wat is getekend"),
            ("kenmerk: Z-2026-0001", "kenmerk: Z-2026-0002", "is Z-2026-0001, nu staat er Z-2026-0002"),
            ("wilg: {plaats: Stadskanaal", "wilg: {plaats: Onstwedde", "nu staat er Onstwedde"),
            ("Musselkanaal, datum: 2026-12-03", "Musselkanaal, datum: 2026-12-04", "getekend.molen.datum"),
            ('kvk: "90000001"', 'kvk: "90000002"', "`werkgever.kvk`"),
            ("exemplaar_sha256: 9", "exemplaar_sha256: 8", "`exemplaar_sha256` is na het tekenen gewijzigd"),
        ],
    )  # fmt: skip
    def test_a_change_is_an_error_with_both_values(
        self, joint: Folder, old: str, new: str, told: str
    ) -> None:
        joint.replace("veen", (old, new))
        (finding,) = [one for one in joint.check("veen") if one.rule == "gewijzigd-na-tekenen"]
        assert told in finding.message.replace("\N{NO-BREAK SPACE}", " ")
        if new:
            line = joint.text("veen").splitlines()[finding.spot.line - 1]
            assert new.splitlines()[0].split(":")[0].strip() in line

    def test_an_added_term_is_an_error(self, joint: Folder) -> None:
        joint.replace(
            "veen", ("  btw_risico: inbegrepen\n", "  btw_risico: inbegrepen\n  betaaltermijn_dagen: 14\n")
        )
        messages = [one.message for one in joint.check("veen") if one.rule == "gewijzigd-na-tekenen"]
        assert any("betaaltermijn_dagen" in message for message in messages)

    def test_what_contact_persons_may_change_is_free(self, joint: Folder) -> None:
        """The copy still says what was signed."""
        joint.replace("veen", ("email: praktijk@dewilg.example", "email: info@dewilg.example"))
        assert found(joint) == []
        (own, *_) = joint.documents("veen")
        assert "praktijk@dewilg.example" in write_outline(own).decode()

    @pytest.mark.parametrize(
        ("who", "told"),
        [
            ("contactpersonen", []),
            ("partijen", [("gewijzigd-na-tekenen", "fout")]),
        ],
    )
    def test_the_agreement_says_who_changes_its_annexes(
        self, tmp_path: Path, who: str, told: list[tuple[str, str]]
    ) -> None:
        folder = folder_with(tmp_path, "ok-getekend")
        final = f"slotbepalingen:\n  bijlagen_wijzigen: {who}\n"
        folder.replace(
            "veen", ("slotbepalingen:\n", final), ("  ruimte: eigen", "  agenda: werkgever\n  ruimte: eigen")
        )
        sign(folder.workspace, folder.path("veen"), Wish(despite_draft=True))
        folder.replace("veen", ("agenda: werkgever", "agenda: ojg_zelf"))
        assert found(folder) == told
        with changed(folder, "agreements/veen.yaml", "praktijk@dewilg.example", "info@dewilg.example"):
            assert found(folder) == told

    def test_a_change_in_the_profile_is_named_with_its_place(self, joint: Folder) -> None:
        with changed(joint, "profiles/ojg.yaml", "reflectie: true", "reflectie: false"):
            (finding,) = joint.check("veen")
        assert "`profiel.competenties.reflectie`" in finding.message
        assert "profiles/ojg.yaml, regel " in finding.hint

    def test_another_standard_value_is_an_error(self, joint: Folder) -> None:
        with changed(joint, f"{MODEL}/standaard.yaml", "leeftijd_tot: 18", "leeftijd_tot: 17"):
            assert ("gewijzigd-na-tekenen", "fout") in found(joint)

    def test_a_new_key_with_a_standard_value_is_none(self, joint: Folder) -> None:
        """The model may come to know more: nobody agreed on what was not there."""
        schema = (joint.root / MODEL / "schema.json").read_text(encoding="utf-8")
        group = re.search(r'^ *"doelgroep": \{\n(.*\n)*? *"properties": \{\n', schema, re.MULTILINE)
        assert group
        key = '"nieuw": {"title": "nieuw", "description": "Nieuw.", "type": "string"},\n'
        with (
            changed(joint, f"{MODEL}/schema.json", group[0], group[0] + key),
            changed(joint, f"{MODEL}/standaard.yaml", "doelgroep:\n", "doelgroep:\n      nieuw: iets\n"),
        ):
            assert found(joint) == []


class TestTexts:
    def test_a_changed_article_is_an_error_with_the_words(self, joint: Folder) -> None:
        with changed(joint, f"{MODEL}/artikelen/uren-en-beschikbaarheid.md", "telt niet mee", "telt wel mee"):
            errors = [one for one in joint.check("veen") if one.rule == "tekst-gewijzigd-na-tekenen"]
        (finding,) = errors
        message = finding.message.replace("\N{NO-BREAK SPACE}", " ")
        assert message.startswith(
            "Artikel 6 (Uren en beschikbaarheid) is gewijzigd na het tekenen: er stond “"
        )
        assert "Reistijd telt niet mee als inzeturen.”, nu staat er “" in message
        assert "Reistijd telt wel mee" in message

    def test_words_that_another_choice_would_give_count_too(self, joint: Folder) -> None:
        (own, *_) = joint.documents("veen")
        assert "telt mee als inzeturen" not in write_outline(own).decode()
        with changed(joint, f"{MODEL}/artikelen/uren-en-beschikbaarheid.md", "telt mee", "telt dubbel mee"):
            (finding,) = joint.check("veen")
        assert finding.rule == "tekst-gewijzigd-na-tekenen"
        assert "telt dubbel mee" in finding.message

    def test_a_title_in_model_yaml_is_text(self, joint: Folder) -> None:
        with changed(joint, f"{MODEL}/model.yaml", "titel: Overeenkomst", "titel: Contract"):
            assert found(joint) == [("tekst-gewijzigd-na-tekenen", "fout")]

    def test_an_explanation_is_a_warning(self, joint: Folder) -> None:
        with changed(joint, f"{MODEL}/artikelen/vervanging.md", "niet vervangen", "wel vervangen"):
            assert found(joint) == [("toelichting-gewijzigd-na-tekenen", "waarschuwing")]

    def test_the_copy_is_what_was_signed(self, joint: Folder, tmp_path: Path) -> None:
        before = [write_outline(one) for one in joint.documents("veen")[:2]]
        with changed(joint, f"{MODEL}/artikelen/uren-en-beschikbaarheid.md", "telt niet mee", "telt wel mee"):
            assert [write_outline(one) for one in joint.documents_as_read("veen")[:2]] == before
            assert run("--root", str(joint.root), "build", "veen", "--format", "txt").returncode == 1

    def test_other_words_from_the_same_text_are_the_program(
        self, joint: Folder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("generator.compose.sections._DRAFTS", Memo(1024))
        monkeypatch.setattr("generator.compose.sections.ARTICLE_WORD", "Art.")
        monkeypatch.setattr("generator.compose.numbering.ARTICLE_WORD", "Art.")
        findings = joint.check("veen")
        assert {(one.rule, one.severity) for one in findings} == {
            ("woorden-anders-dan-getekend", "waarschuwing")
        }
        assert "met dezelfde afspraken en dezelfde tekst" in findings[0].message


class TestFiles:
    def test_an_edited_file_is_an_error_and_gives_no_copy(self, joint: Folder) -> None:
        path = folder_of(joint.path("veen")) / "modelovereenkomst.json"
        path.write_text(
            path.read_text(encoding="utf-8").replace("Vervanging", "Vervangen", 1), encoding="utf-8"
        )
        assert found(joint) == [("vastlegging-beschadigd", "fout")]
        with pytest.raises(WorkspaceError, match="niet ongeschonden"):
            joint.documents_as_read("veen")

    def test_another_layout_is_no_edit(self, joint: Folder) -> None:
        path = folder_of(joint.path("veen")) / "modelovereenkomst.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(data), encoding="utf-8")
        assert found(joint) == []
        path.write_text(json_text(data).replace("\n", "\r\n"), encoding="utf-8", newline="")
        assert found(joint) == []

    def test_a_lost_folder_and_a_lost_digest_are_errors(self, joint: Folder) -> None:
        line = next(line for line in joint.text("veen").splitlines() if "vastgelegd:" in line)
        joint.replace("veen", (line + "\n", ""))
        assert found(joint) == [("vastlegging-beschadigd", "fout")]
        joint.replace("veen", ("ondertekening:\n", f"ondertekening:\n{line}\n"))
        assert found(joint) == []
        shutil.rmtree(folder_of(joint.path("veen")))
        (finding,) = joint.check("veen")
        assert finding.rule == "gewijzigd-na-tekenen"
        assert "veen.getekend" in finding.hint

    def test_the_digest_of_the_signed_file_may_not_go(self, joint: Folder) -> None:
        line = next(line for line in joint.text("veen").splitlines() if "exemplaar_sha256:" in line)
        joint.replace("veen", (line + "\n", ""))
        (finding,) = (one for one in joint.check("veen") if one.rule == "gewijzigd-na-tekenen")
        assert "`exemplaar_sha256` is na het tekenen gewijzigd" in finding.message
        assert line.strip() in finding.hint.replace('"', "")

    def test_what_lies_there_of_a_file_that_is_gone_or_renamed_is_told(self, joint: Folder) -> None:
        joint.path("veen").rename(joint.path("veld"))
        renamed = [one for one in joint.check("veld") if one.rule == "vastlegging-zonder-bestand"]
        assert [one.spot.file for one in renamed] == ["agreements/veen.getekend"]
        assert "veld.getekend" in renamed[0].hint
        folder_of(joint.path("veen")).rename(folder_of(joint.path("veld")))
        assert joint.check("veld") == []
        joint.path("veld").unlink()
        joint.amend("nieuw", "")
        (gone,) = [one for one in joint.check("nieuw") if one.rule == "vastlegging-zonder-bestand"]
        assert (gone.severity, gone.spot.file) == ("waarschuwing", "agreements/veld.getekend")
        assert "veld.yaml" in gone.message

    @pytest.mark.parametrize("step", ["rewrite_file", "move_folder"])
    def test_a_signing_that_is_broken_off_loses_nothing(
        self, earlier: Folder, monkeypatch: pytest.MonkeyPatch, step: str
    ) -> None:
        """Killed before the file is there, or after: what the file says decides which folder counts."""
        text = earlier.text("veen")

        def killed(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(signing, step, killed)
            with pytest.raises(KeyboardInterrupt):
                sign(earlier.workspace, earlier.path("veen"))
        assert (earlier.text("veen") == text) == (step == "rewrite_file")
        rules = [rule for rule, _ in found(earlier)]
        assert "vastlegging-onderbroken" in rules
        assert not any(severity == "fout" for _, severity in found(earlier))
        assert earlier.documents("veen")[0].meta.is_copy
        assert sign(earlier.workspace, earlier.path("veen")).lines
        assert found(earlier) == []
        assert not fresh_folder_of(earlier.path("veen")).exists()

    def test_what_cannot_be_written_leaves_all_as_it_was(
        self, earlier: Folder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = earlier.text("veen")

        def full(*_: object) -> None:
            raise OutputError("De schijf is vol.")

        monkeypatch.setattr(signing, "rewrite_file", full)
        with pytest.raises(OutputError):
            sign(earlier.workspace, earlier.path("veen"))
        assert earlier.text("veen") == text
        assert [path.name for path in (earlier.root / "agreements").iterdir()] == ["veen.yaml"]


def test_who_may_change_a_key_is_no_change_of_its_value(joint: Folder) -> None:
    """The model may say later that nobody changes a key, or that anybody does."""
    for old, new in (("niemand", "redactioneel"), ("contactpersonen", "partijen")):
        with changed(joint, f"{MODEL}/schema.json", f'"x-wijzigen": "{old}"', f'"x-wijzigen": "{new}"'):
            assert [one.message for one in joint.check("veen") if one.rule == "gewijzigd-na-tekenen"] == []


def test_the_text_of_a_deviation_keeps_its_lines_under_an_older_schema(joint: Folder) -> None:
    """Models of before `x-meer-regels` do not say so."""
    deviation = (
        "afwijkingen:\n  vervanging.bezwaar:\n    soort: vervangt\n    tekst: |\n      Een.\n\n      Twee.\n"
    )
    joint.put("veen", f"{joint.text('veen')}{deviation}    motivering: Proef.\n")
    says = 'een vervanger voor."\n            ],\n'
    with changed(joint, f"{MODEL}/schema.json", f'{says}            "x-meer-regels": true,\n', says):
        assert [one.message for one in joint.check("veen") if one.rule == "regeleinde"] == []
