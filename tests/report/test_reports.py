from __future__ import annotations

import json

from generator.findings import Finding, Severity, Spot
from generator.report.github import github_report
from generator.report.json_ import json_report
from generator.report.text import Extra, text_report

UNKNOWN = Finding(
    "onbekende-sleutel",
    Severity.ERROR,
    Spot("agreements/pekela.yaml", 14, 1),
    '"werkgver" is geen bekende sleutel.',
    'Bedoelde u "werkgever"?',
    "werkgver",
    "",
    "werkgver:",
)
DOUBT = Finding(
    "lange-looptijd",
    Severity.WARNING,
    Spot("agreements/veendam.yaml", 3, 8),
    "De looptijd is lang.",
    source="R01; BW 7:408",
    path="looptijd.einde",
    excerpt="einde: 2099-01-01",
)


def gap(path: str, title: str, severity: Severity, line: int = 1) -> Finding:
    spot = Spot("agreements/veendam.yaml", line)
    return Finding(
        "nog-in-te-vullen",
        severity,
        spot,
        f"Nog in te vullen: {title}.",
        path=path,
        excerpt="x:" if line > 1 else "",
    )


class TestText:
    def test_a_finding_shows_its_line_a_mark_and_what_to_do(self) -> None:
        assert text_report([UNKNOWN, DOUBT], files=4, extra=Extra(has_codes=True)) == (
            'agreements/pekela.yaml:14:1: fout: "werkgver" is geen bekende sleutel. [onbekende-sleutel]\n'
            "   14 | werkgver:\n"
            "      | ^^^^^^^^\n"
            '      Bedoelde u "werkgever"?\n'
            "\n"
            "agreements/veendam.yaml:3:8: waarschuwing: De looptijd is lang. [lange-looptijd]\n"
            "    3 | einde: 2099-01-01\n"
            "      |        ^^^^^^^^^^\n"
            "      Bron: R01; BW 7:408\n"
            "\n"
            "1 fout, 1 waarschuwing in 4 bestanden"
        )

    def test_without_findings_it_says_so(self) -> None:
        assert text_report([], files=1) == "Geen fouten of waarschuwingen in 1 bestand."

    def test_counts_are_in_the_plural_when_they_should(self) -> None:
        assert text_report([UNKNOWN] * 2, files=2).endswith("1 fout in 2 bestanden")
        other = Finding("x", Severity.ERROR, Spot("a.yaml"), "Fout.")
        assert text_report([UNKNOWN, other], files=1).endswith("2 fouten in 1 bestand")

    def test_what_is_left_in_a_draft_is_one_list_in_the_order_of_the_model(self) -> None:
        outside = Finding(
            "btw-navragen",
            Severity.INFO,
            Spot("agreements/veendam.yaml", 9),
            "Vraag de btw na bij de belastingadviseur.",
            "Bewaar het antwoord.",
            "bekostiging.btw",
            "R26",
        )
        findings = [
            gap("looptijd.ingang", "ingangsdatum", Severity.WARNING, 7),
            gap("looptijd", "looptijd", Severity.INFO),
            gap("werkgever.kvk", "KvK-nummer", Severity.INFO, 5),
            gap("werkgever.adres", "adres", Severity.INFO, 5),
            outside,
        ]
        titles = {"werkgever": "werkgever van de OJG", "looptijd": "looptijd"}
        assert text_report(findings, files=1, extra=Extra(titles, {"agreements/veendam.yaml": (3, 7)})) == (
            "Nu nog te kiezen in agreements/veendam.yaml\n"
            "  Looptijd\n"
            "    looptijd:\n"
            "      ingang:  # ingangsdatum (onder regel 7)\n"
            "\n"
            "Voor ondertekening nog te doen in agreements/veendam.yaml\n"
            "  Werkgever van de OJG\n"
            "    werkgever:\n"
            "      adres:   # adres (onder regel 5)\n"
            "      kvk:     # KvK-nummer (onder regel 5)\n"
            "  Looptijd\n"
            "    looptijd:  # looptijd\n"
            "  Buiten dit bestand na te gaan\n"
            "    - Vraag de btw na bij de belastingadviseur.\n"
            "      Bewaar het antwoord.\n"
            "\n"
            "3 van 7 waarden ingevuld in agreements/veendam.yaml.\n"
            "1 waarschuwing, 4 aandachtspunten in 1 bestand"
        )

    def test_gaps_that_are_errors_are_in_a_list_too(self) -> None:
        report = text_report([gap("werkgever.kvk", "KvK-nummer", Severity.ERROR, 5)], files=1)
        assert report.startswith("Nog in te vullen in agreements/veendam.yaml: zonder kan er niet")

    def test_colour_marks_the_level(self) -> None:
        report = text_report([UNKNOWN], files=1, colour=True)
        assert "\x1b[31mfout:\x1b[0m" in report
        assert "\x1b" not in text_report([UNKNOWN], files=1)

    def test_a_long_line_is_cut_around_the_place(self) -> None:
        excerpt = "x" * 500 + " hier " + "y" * 500
        finding = Finding("x", Severity.ERROR, Spot("a.yaml", 1, 502), "Fout.", excerpt=excerpt)
        lines = text_report([finding], files=1).splitlines()
        assert len(lines[1]) <= 110
        assert lines[1][lines[2].index("^") :].startswith("hier")

    def test_text_from_files_cannot_steer_the_terminal(self) -> None:
        finding = Finding(
            "x", Severity.ERROR, Spot("a\x1b[2J.yaml"), "\x1b[31mrood\u202e", excerpt="\x1b]0;x\x07"
        )
        for colour in (False, True):
            report = text_report([finding], files=1, colour=colour)
            assert "\x1b[2J" not in report
            assert "\x1b[31mrood" not in report
            assert "\x07" not in report
            assert "\u202e" not in report


class TestJson:
    def test_the_form_is_stable(self) -> None:
        assert json.loads(json_report([UNKNOWN])) == {
            "findings": [
                {
                    "rule": "onbekende-sleutel",
                    "severity": "fout",
                    "file": "agreements/pekela.yaml",
                    "line": 14,
                    "column": 1,
                    "path": "werkgver",
                    "message": '"werkgver" is geen bekende sleutel.',
                    "hint": 'Bedoelde u "werkgever"?',
                    "source": "",
                    "proposals": [],
                }
            ]
        }

    def test_no_findings_is_an_empty_list(self) -> None:
        assert json.loads(json_report([])) == {"findings": []}


class TestGithub:
    def test_each_finding_is_a_command_at_its_line(self) -> None:
        assert github_report([DOUBT]) == (
            "::warning file=agreements/veendam.yaml,line=3,col=8,title=lange-looptijd"
            "::De looptijd is lang.%0ABron: R01; BW 7:408"
        )

    def test_text_cannot_become_a_command(self) -> None:
        finding = Finding("a,b:c", Severity.INFO, Spot("a:b,c%.yaml"), "100%\r\n::error::x", "tip")
        assert github_report([finding]) == (
            "::notice file=a%3Ab%2Cc%25.yaml,line=1,col=1,title=a%2Cb%3Ac::100%25%0D%0A::error::x%0Atip"
        )
