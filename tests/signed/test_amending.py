"""An amendment: a file that names a signed agreement and says only what changes."""

from __future__ import annotations

import re
import shutil

from generator import pipeline
from generator.findings import Severity
from generator.load.laid_down import folder_of
from generator.load.template import read_template
from generator.tasks import scaffold
from generator.tasks.sign.signing import sign
from generator.tasks.sign.wish import Wish
from tests.cli.command import run
from tests.signed.folder import FASTER, SIGNATURES, Folder, changes_in, rules


def test_only_the_change_has_to_be_said(joint: Folder) -> None:
    joint.amend("een", FASTER)
    assert joint.check("een") == []


def test_an_unknown_agreement_is_the_only_finding(joint: Folder) -> None:
    joint.amend("een", FASTER, amended="vene")
    (finding,) = joint.check("een")
    assert (finding.rule, finding.spot.line) == ("onbekende-verwijzing", 3)
    assert "veen" in finding.hint


def test_it_finds_what_it_amends_beside_itself_too(joint: Folder) -> None:
    """An example in a model version amends another example, and another file amends nothing twice."""
    aside = joint.root.resolve() / "apart"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    first, second = (joint.amend(name, FASTER, amended="hier") for name in ("een", "twee"))
    (aside / "hier.yaml").write_text(joint.text("veen"), encoding="utf-8")
    shutil.copytree(folder_of(joint.path("veen")), folder_of(aside / "hier.yaml"))
    paths = [path.rename(aside / path.name) for path in (first, second)]
    found = pipeline.check(joint.workspace, paths).findings
    assert [one.rule for one in found if one.severity is Severity.ERROR] == ["allonge-niet-op-volgorde"] * 2
    paths[1].unlink()
    (subject,) = pipeline.check(joint.workspace, paths[:1]).subjects
    assert subject.amendment is not None
    assert subject.amendment.named.source.file == "apart/hier.yaml"
    (aside / "hier.yaml").unlink()
    (finding,) = pipeline.check(joint.workspace, paths[:1]).findings
    assert finding.rule == "onbekende-verwijzing"
    assert "veen" in finding.hint


def test_an_unsigned_agreement_may_wait_until_signing(earlier: Folder) -> None:
    text = earlier.text("veen")
    lines = [line for line in text.splitlines() if "vastgelegd" not in line]
    earlier.put("veen", "\n".join(lines).replace("status: getekend", "status: ter_ondertekening") + "\n")
    earlier.amend("een", FASTER)
    assert rules(earlier.check("een")) == [("allonge-op-ongetekende", "waarschuwing")]
    earlier.replace("een", ("status: concept", "status: ter_ondertekening"))
    assert rules(earlier.check("een")) == [("allonge-op-ongetekende", "fout")]


def test_the_model_is_that_of_the_agreement(joint: Folder) -> None:
    other = joint.root / "templates/modelovereenkomst/2026.2"
    shutil.copytree(joint.root / "templates/modelovereenkomst/2026.1", other)
    try:
        joint.amend("een", FASTER)
        joint.replace("een", ("modelovereenkomst/2026.1", "modelovereenkomst/2026.2"))
        assert joint.errors("een") == ["allonge-ander-model"]
    finally:
        shutil.rmtree(other)


def test_amendments_follow_each_other(joint: Folder) -> None:
    joint.amend("een", FASTER)
    joint.amend("twee", "uren: {weken_per_jaar: 42}\n", number=2)
    found = [one for one in joint.check("een", "twee") if one.rule == "allonge-niet-op-volgorde"]
    assert [one.spot.file for one in found] == ["agreements/een.yaml", "agreements/twee.yaml"]
    assert "`wijzigt: een`" in found[1].hint
    joint.replace("twee", ("wijzigt: veen", "wijzigt: een"))
    assert rules(joint.check("een", "twee")) == [("allonge-op-ongetekende", "waarschuwing")]


def test_a_circle_ends(joint: Folder) -> None:
    joint.amend("een", FASTER, amended="twee")
    joint.amend("twee", FASTER, amended="een", number=2)
    assert set(joint.errors("een", "twee")) == {"onbekende-verwijzing"}


def test_it_changes_something(joint: Folder) -> None:
    joint.amend("een", "")
    assert rules(joint.check("een")) == [("allonge-zonder-wijziging", "waarschuwing")]
    joint.amend("een", "werkgever:\n  contact: {functie: directeur}\n")
    assert rules(joint.check("een")) == [("allonge-zonder-wijziging", "waarschuwing")]


def test_it_holds_no_earlier_than_what_it_changes(joint: Folder) -> None:
    joint.amend("een", FASTER, day="2026-06-01")
    assert "allonge-te-vroeg" in joint.errors("een")
    joint.amend("een", FASTER, day="2028-06-01")
    joint.amend("twee", "uren: {weken_per_jaar: 42}\n", amended="een", number=2, day="2028-01-01")
    (finding,) = [one for one in joint.check("twee") if one.rule == "allonge-te-vroeg"]
    assert finding.hint == "Kies 1\N{NO-BREAK SPACE}juni\N{NO-BREAK SPACE}2028 of later."


def test_the_day_is_needed(joint: Folder) -> None:
    joint.amend("een", FASTER)
    joint.replace("een", ("  ingang: 2028-01-01\n", ""), ("status: concept", "status: ter_ondertekening"))
    assert joint.errors("een") == ["nog-in-te-vullen"]


def test_a_finding_about_what_was_taken_over_stands_in_the_amendment(joint: Folder) -> None:
    joint.amend("een", "praktijken:\n  molen: geen\n")
    found = [one for one in joint.check("een") if one.rule == "onbekende-verwijzing"]
    assert {one.spot.file for one in found} == {"agreements/een.yaml"}
    assert "agreements/veen.yaml, regel " in found[0].hint
    assert "schrijf dan in dit bestand `molen: geen`" in found[0].hint


def test_a_starter_is_laid_down(joint: Folder) -> None:
    scaffold.new_amendment(joint.workspace, "veen-allonge-1", "veen")
    assert rules(joint.check("veen-allonge-1")) == [
        ("allonge-zonder-wijziging", "waarschuwing"),
        ("nog-in-te-vullen", "waarschuwing"),
    ]
    scaffold.new_amendment(joint.workspace, "veen-allonge-2", "veen-allonge-1")
    assert "  nummer: 2\n" in joint.text("veen-allonge-2")
    assert "wijzigt: veen-allonge-1\n" in joint.text("veen-allonge-2")


def test_new_asks_for_one_of_two_things(joint: Folder) -> None:
    for arguments in (
        (),
        ("--gemeente", "Pekela", "--wijzigt", "veen"),
        ("--wijzigt", "veen", "--model", "x"),
    ):
        assert run("--root", str(joint.root), "new", "naam", *arguments).returncode == 2
    assert run("--root", str(joint.root), "new", "naam", "--wijzigt", "ojg").returncode == 3


def test_signing_an_amendment_guards_it_too(joint: Folder) -> None:
    joint.amend("een", FASTER + SIGNATURES)
    result = run("--root", str(joint.root), "sign", "een", "--ondanks-ontwerp")
    assert result.returncode == 0, result.stdout + result.stderr
    assert joint.check("een") == []
    joint.replace("een", ("binnen_dagen: 10", "binnen_dagen: 9"))
    assert joint.errors("een") == ["gewijzigd-na-tekenen"]


def test_a_copy_of_an_amendment_is_what_was_signed(joint: Folder) -> None:
    """Also when it would change no word any more."""
    joint.amend("een", FASTER + SIGNATURES)
    sign(joint.workspace, joint.path("een"), Wish(despite_draft=True))
    (signed,) = joint.documents("een")
    assert signed.meta.is_copy
    article = joint.root / "templates/modelovereenkomst/2026.1/artikelen/uren-en-beschikbaarheid.md"
    before = article.read_text("utf-8")
    words, count = re.subn(r"\{\{\s*uren\.eerste_gesprek_binnen_dagen[^}]*\}\}", "enkele", before)
    assert count == 2
    article.write_text(words, "utf-8")
    read_template.cache_clear()
    try:
        assert joint.documents_as_read("een") == [signed]
    finally:
        article.write_text(before, "utf-8")
        read_template.cache_clear()


def test_lists_and_overviews_cope(joint: Folder) -> None:
    joint.amend("een", FASTER)
    shown = run("--root", str(joint.root), "list").stdout
    assert [line.strip() for line in shown.splitlines() if re.fullmatch(r"  \w+", line)][:2] == [
        "een",
        "veen",
    ]
    assert "1\N{NO-BREAK SPACE}januari\N{NO-BREAK SPACE}2028" in shown


def test_none_takes_a_value_away(joint: Folder) -> None:
    joint.amend("een", "uren:\n  max_lopende_trajecten: 20\npraktijken:\n  wilg: {ingang: 2027-02-01}\n")
    joint.amend(
        "twee", "uren:\n  max_lopende_trajecten: geen\npraktijken:\n  wilg: {ingang: geen}\n", "een", 2
    )
    assert joint.errors("twee") == []
    (document,) = joint.documents("twee")
    assert "Artikel 6, lid 7, vervalt." in [
        line.replace("\N{NO-BREAK SPACE}", " ") for line in changes_in(document)
    ]


def test_none_is_no_way_around_what_is_needed(joint: Folder) -> None:
    joint.amend("een", "bekostiging:\n  tarief_eur: geen\n")
    joint.replace("een", ("status: concept", "status: ter_ondertekening"))
    assert "nog-in-te-vullen" in joint.errors("een")


def test_none_takes_away_only_what_is_there(joint: Folder) -> None:
    joint.amend("een", "uren:\n  max_lopende_trajecten: geen\n")
    assert joint.errors("een") == ["verkeerd-type"]
