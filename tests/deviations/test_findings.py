"""What `ojg check` says of deviations that cannot be carried out, at their own line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.errors import TemplateError
from generator.findings import Severity
from tests.acceptance.content import workspace
from tests.acceptance.folder import content_folder
from tests.cli.command import run
from tests.deviations.content import WHY, changed, deviation, rules

LAPSES, OTHER = deviation("vervalt"), deviation("vervangt", "Anders.")


@pytest.mark.parametrize(
    ("deviations", "rule", "path", "words"),
    [
        ({"vervangin": OTHER}, "onbekend", "vervangin", "Schrijf: vervanging:"),
        ({"nieuw": deviation("voegt_toe", "X.")}, "onbekend", "nieuw", "en een `titel`"),
        (
            {"afwijking-1": OTHER},
            "onbekend",
            "afwijking-1",
            "over welk artikel het gaat. Is het",
        ),
        ({"vervanging.zieke": OTHER}, "onbekend", "vervanging.zieke", "Schrijf: vervanging.ziekte:"),
        ({"begripsbepalingen.ojg": OTHER}, "onbekend", "begripsbepalingen.ojg", "heeft geen leden"),
        ({"inzettabel": LAPSES}, "onbekend", "inzettabel", "geen artikel"),
        ({"kernafspraken": OTHER}, "onbekend", "kernafspraken", "geen artikel"),
        ({"wijziging": LAPSES, "wijziging.allonge": OTHER}, "past-niet", "wijziging.allonge", "vervalt al"),
        ({"wijziging": OTHER, "wijziging.allonge": LAPSES}, "past-niet", "wijziging.allonge", "eigen tekst"),
        ({"wijziging": deviation("vervalt", "X.")}, "past-niet", "wijziging.tekst", "Haal de tekst weg"),
        ({"wijziging": deviation("vervangt", "X.", "Nieuw")}, "past-niet", "wijziging.titel", "geen titel"),
        ({"vervanging.onderbreking": LAPSES}, "verwijzing", "vervanging.onderbreking", 'lid "verlof"'),
    ],
)
def test_deviation_that_cannot_be_is_an_error(
    deviations: dict[str, Any], rule: str, path: str, words: str
) -> None:
    found = changed(deviations)
    [finding] = [one for one in found.errors if one.rule.startswith("afwijking")]
    assert (finding.rule, finding.path) == (f"afwijking-{rule}", f"afwijkingen.{path}")
    assert words in f"{finding.message} {finding.hint}"


def test_title_does_not_make_an_article_of_an_annex() -> None:
    found = changed({"inzettabel": deviation("voegt_toe", "X.", "Nieuw")})
    assert ("afwijking-onbekend", "afwijkingen.inzettabel") in rules(found.findings)


def test_lid_that_does_not_count_here_is_a_warning() -> None:
    found = changed({"vervanging.vrij": OTHER})
    [finding] = [one for one in found.findings if one.rule == "afwijking-zonder-gevolg"]
    assert finding.severity is Severity.WARNING
    assert "komt niet in het document" in finding.message
    made = next(found.documents())
    assert made.deviations == ()
    assert "afwijkingen" not in [one.anchor for one in made.sections]


def test_article_that_lapses_while_others_name_it_is_a_warning() -> None:
    found = changed({"aansprakelijkheid": LAPSES})
    [finding] = [one for one in found.findings if one.rule == "afwijking-verwijzing"]
    assert finding.severity is Severity.WARNING
    assert "artikel 25" in finding.message


def test_what_refers_may_go_together_with_what_it_refers_to() -> None:
    both = {"vervanging.onderbreking": LAPSES, "vervanging.verlof": OTHER}
    assert changed(both).errors == []


def test_reason_is_mandatory() -> None:
    bare = {"vervanging.ziekte": {"soort": "vervalt"}}
    [finding] = changed(bare).errors
    assert (finding.rule, finding.path) == (
        "nog-in-te-vullen", "afwijkingen.vervanging.ziekte.motivering",
    )  # fmt: skip


def test_every_article_can_lapse_or_be_replaced_without_breaking_the_document() -> None:
    """What the check lets through, compose can carry out; what compose cannot, the check refuses."""
    base = changed({})
    assert base.subject is not None
    articles = next(base.documents()).sections
    names = [one.anchor for one in articles if one.kind == "artikel"]
    for name in names[::4]:
        for one in (LAPSES, OTHER):
            found = changed({name: one})
            if found.errors:
                assert {error.rule for error in found.errors} <= {
                    "afwijking-verwijzing",
                    "taken-zonder-plicht",
                }
                continue
            try:
                next(found.documents())
            except TemplateError as error:
                pytest.fail(f"{name}: {error.message}")


def test_finding_stands_at_the_line_of_the_deviation(tmp_path: Path) -> None:
    root = content_folder(tmp_path, "pekela")
    file = root / "agreements" / "pekela.yaml"
    start = file.read_text(encoding="utf-8")
    line = start.count("\n") + 2
    file.write_text(
        f"{start}afwijkingen:\n  vervangin:\n    soort: vervalt\n    motivering: {WHY}\n", "utf-8"
    )
    done = run("--root", str(root), "check", "pekela")
    assert done.returncode == 1
    assert f"agreements/pekela.yaml:{line}:3: fout:" in done.stdout


def own(text: str) -> list[tuple[str, str, str]]:
    """Check an own text, and return what is told of it."""
    found = changed({"vervanging.bezwaar": deviation("vervangt", text)}).findings
    mine = ("getypte-opsomming", "verwijzing-naar-niets")
    return [(one.rule, one.message, one.hint) for one in found if one.rule in mine]


@pytest.mark.parametrize("mark", ["1.", "12)", "a)", "(b)", "b.", "•", "*", "–", "ii.", "o"])
def test_a_typed_mark_gets_a_dash(mark: str) -> None:
    [(rule, message, hint)] = own(f"De praktijk mag:\n{mark} dit.")
    assert (rule, message.split()[0]) == ("getypte-opsomming", f'"{mark}"')
    assert hint.endswith("Schrijf: - dit.")


@pytest.mark.parametrize("line", ["- dit.", "Om 8.30 uur.", "A. de Wit.", "op 1 mei", "om zes uur"])
def test_what_is_no_mark_is_left_alone(line: str) -> None:
    assert own(f"De praktijk mag:\n{line}") == []


@pytest.mark.parametrize(
    "words", ["artikel 99, lid 4", "artikel 7, lid 12", "Artikel 7, negende lid", "art. 32", "artikel 0"]
)
def test_a_number_that_is_not_there_is_a_warning(words: str) -> None:
    [(rule, message, _)] = own(f"Zie {words}.")
    assert (rule, message) == ("verwijzing-naar-niets", f'"{words}" bestaat niet in dit document.')


@pytest.mark.parametrize(
    "words",
    [
        "artikel 7, lid 2",
        "artikel 7, eerste lid",
        "artikel 171 van de Gemeentewet",
        "artikel 7:446 van het Burgerlijk Wetboek",
        "artikel 99, lid 4, van de Jeugdwet",
        "artikel 61 AVG",
        "[](#vervanging.ziekte)",
        "[](#bekostiging)",
        "[](#inzettabel)",
    ],
)
def test_a_reference_to_what_is_there_is_right(words: str) -> None:
    assert own(f"Zie {words}.") == []


@pytest.mark.parametrize("target", ["niets", "vervanging.niets", "vervanging.ziekte.meer"])
def test_a_name_that_is_not_there_is_an_error(target: str) -> None:
    found = changed({"vervanging.bezwaar": deviation("vervangt", f"Zie [](#{target}).")})
    [finding] = found.errors
    assert (finding.rule, finding.severity) == ("verwijzing-naar-niets", Severity.ERROR)


@pytest.mark.parametrize(
    ("more", "target", "is_there"),
    [
        ({"vervanging.ziekte": LAPSES}, "vervanging.ziekte", False),
        ({"wijziging": OTHER}, "wijziging.allonge", False),
        ({"wijziging": OTHER}, "wijziging", True),
        ({"verzekering": deviation("voegt_toe", "Een.\n\nTwee.")}, "verzekering.eigen-2", True),
        ({"stagiairs": deviation("voegt_toe", "Een.", "Stagiairs")}, "stagiairs", True),
    ],
)
def test_a_reference_knows_what_other_deviations_do(
    more: dict[str, Any], target: str, is_there: bool
) -> None:
    found = changed({"vervanging.bezwaar": deviation("vervangt", f"Zie [](#{target})."), **more})
    told = [one.rule for one in found.errors if one.rule == "verwijzing-naar-niets"]
    assert bool(told) is not is_there
    assert not is_there or list(found.documents())


def test_findings_of_own_text_stand_at_its_line(tmp_path: Path) -> None:
    root = content_folder(tmp_path)
    text = (workspace().root / "agreements/pekela.yaml").read_text("utf-8")
    lines = [
        "afwijkingen:",
        "  vervanging.bezwaar:",
        "    soort: vervangt",
        "    tekst: >-",
        "      De praktijk mag:",
        "      - dit, zie artikel 99;",
        f"    motivering: {WHY}",
    ]
    (root / "agreements/x.yaml").write_text("\n".join([text.rstrip(), *lines, ""]), encoding="utf-8")
    said = run("--root", str(root), "check", "x").stdout
    number = len(text.rstrip().splitlines()) + 6
    assert f'agreements/x.yaml:{number}:7: waarschuwing: Na ">"' in said
    assert f'agreements/x.yaml:{number}:18: waarschuwing: "artikel 99"' in said
