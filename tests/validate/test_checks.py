from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest

from generator.findings import Finding, Severity
from generator.load.template import read_template
from generator.load.yaml_source import parse_yaml
from generator.model.source import YamlSource
from generator.model.template import Municipality
from generator.terms.subject import Subject, compile_model, make_subject
from generator.validate.checks import (
    TERM_CHECKS,
    TEXT_CHECKS,
    bijlagebestand,
    bsn,
    dagdelen_overlappen,
    gemeentecode,
    uren_per_ojg,
)
from generator.validate.checks.context import ANY, Context, TermCheck, TermGroup
from generator.workspace import Workspace

ROOT = Path(__file__).parents[2]
MODEL, OTHER = "modelovereenkomst/2026.1", "functieprofiel/2026.1"
MUNICIPALITIES = {
    each.code: each
    for each in (
        Municipality("GM0014", "Groningen"),
        Municipality("GM1966", "Het Hogeland"),
        Municipality("GM1952", "Midden-Groningen"),
        Municipality("GM0053", "Winsum", "2019-01-01", ("GM1966", "GM1969"), "Drie dorpen anders."),
    )
}


def subject(text: str) -> Subject:
    source = parse_yaml(text.encode(), "x.yaml")
    assert isinstance(source, YamlSource), source
    template = read_template(ROOT / "templates" / MODEL, MODEL, f"templates/{MODEL}")
    return make_subject("x", [source], compile_model(template), {})


def found(check: TermCheck, text: str, root: Path = Path("/nergens")) -> list[Finding]:
    context = Context(subject(text), Workspace(root), MUNICIPALITIES, check.TERMS)
    assert context.has_terms
    return check.check(context)


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def municipality(code: str, name: str, start: str = "") -> list[Finding]:
    term = f"looptijd: {{ingang: {start}}}\n" if start else ""
    return found(gemeentecode, f"gemeenten:\n  a: {{naam: {name}, code: {code}}}\n{term}")


class TestGemeentecode:
    @pytest.mark.parametrize("name", ["Groningen", "groningen", "gemeente Groningen"])
    def test_code_and_name_that_belong_together_are_fine(self, name: str) -> None:
        assert municipality("GM0014", name) == []

    def test_a_hyphen_makes_no_difference(self) -> None:
        assert municipality("GM1952", "Midden Groningen") == []

    def test_a_retired_code_names_its_successors(self) -> None:
        finding = only(municipality("GM0053", "Winsum", "2026-02-01"))
        assert finding.severity is Severity.ERROR
        assert finding.message == "De gemeente Winsum (GM0053) bestaat niet meer sinds 1 januari 2019."
        assert finding.hint == "Opgegaan in Het Hogeland (GM1966) en GM1969. Drie dorpen anders."
        assert finding.path == "gemeenten.a.code"

    def test_a_code_that_still_held_on_the_first_day_is_fine(self) -> None:
        assert municipality("GM0053", "Winsum", "2018-12-31") == []

    def test_a_name_that_belongs_to_another_code_is_an_error(self) -> None:
        finding = only(municipality("GM0014", "Het Hogeland"))
        assert finding.message == "De code GM0014 hoort bij Groningen, niet bij Het Hogeland."
        assert finding.hint == "Schrijf: naam: Groningen\nOf: code: GM1966"
        assert only(municipality("GM9999", "Groningen")).hint == "Schrijf: code: GM0014"

    def test_an_unknown_code_of_an_unknown_name_is_only_a_warning(self) -> None:
        assert only(municipality("GM0106", "Assen")).severity is Severity.WARNING


class TestBsn:
    @pytest.mark.parametrize(
        "text",
        [
            "a: 1 # BSN 123456782\n",
            "a: 'burgerservicenummer van het kind: 1234.56.782'\n",
            "# BSN: 12345678\na: 1\n",
            "bsn_kind: '123456782'\n",
        ],
    )
    def test_a_labelled_number_is_refused(self, text: str) -> None:
        finding = only(bsn.check(parsed(text)))
        assert finding.severity is Severity.ERROR
        assert "123" not in finding.excerpt

    @pytest.mark.parametrize(
        "text",
        ["a: 823288444\n", "a: 1 # geen BSN in dit bestand\n", "absnorm: 123456782\n", "# BSN: 2026-02-01\n"],
    )
    def test_other_numbers_and_words_are_left_alone(self, text: str) -> None:
        assert bsn.check(parsed(text)) == []


def parsed(text: str) -> YamlSource:
    source = parse_yaml((text if ":" in text.split("#")[0] else text + "x: 1\n").encode(), "x.yaml")
    assert isinstance(source, YamlSource)
    return source


class TestUren:
    HOURS = "uren:\n  inzet:\n    o: {{a: {{uren: {a}, per: week}}, b: {{uren: {b}, per: {per}}}}}\n"
    TOTAL = "  totaal:\n    o: {{uren: {total}, per: week}}\n"

    def hours(self, a: object, b: object, per: str, total: object) -> list[Finding]:
        text = self.HOURS.format(a=a, b=b, per=per) + self.TOTAL.format(total=total)
        return found(uren_per_ojg, text)

    @pytest.mark.parametrize(
        ("a", "b", "per", "total"),
        [(6, 10, "week", 16), (6, 4, "twee_weken", 8), (6, 13, "maand", 9), ("6.5", "1.5", "week", 8)],
    )
    def test_hours_that_fit_are_fine(self, a: object, b: object, per: str, total: object) -> None:
        assert self.hours(a, b, per, total) == []

    def test_more_than_agreed_is_an_error_with_both_sums(self) -> None:
        finding = only(self.hours(12, "4.5", "week", 16))
        assert finding.severity is Severity.ERROR
        assert "is 16,5 uur per week verdeeld; afgesproken is 16 uur per week." in finding.message
        assert (finding.path, finding.spot.line) == ("uren.totaal.o", 5)

    def test_hours_left_over_are_a_warning(self) -> None:
        assert only(self.hours(6, 8, "week", 16)).severity is Severity.WARNING

    def test_what_is_not_filled_in_is_not_added(self) -> None:
        assert found(uren_per_ojg, "uren: {totaal: {o: {uren: 16, per: week}}}\n") == []
        assert self.hours(6, "null", "week", 16) == []


class TestDagdelen:
    PART = "    {id}: {{ojg: {ojg}, dag: {dag}, van: '{start}', tot: '{end}'{weeks}}}\n"

    def check(self, *parts: tuple[str, str, str, str, str]) -> list[Finding]:
        lines = [
            self.PART.format(id=f"d{number}", ojg=ojg, dag=dag, start=start, end=end, weeks=weeks)
            for number, (ojg, dag, start, end, weeks) in enumerate(parts)
        ]
        return found(dagdelen_overlappen, "uren:\n  dagdelen:\n" + "".join(lines))

    FIRST = ("o", "dinsdag", "08:30", "12:00", "")

    @pytest.mark.parametrize(
        "second",
        [
            ("o", "dinsdag", "12:00", "16:00", ""),
            ("o", "woensdag", "08:30", "12:00", ""),
            ("p", "dinsdag", "08:30", "12:00", ""),
        ],
    )
    def test_parts_that_do_not_touch_are_fine(self, second: tuple[str, str, str, str, str]) -> None:
        assert self.check(self.FIRST, second) == []

    def test_two_places_at_one_time_is_an_error(self) -> None:
        finding = only(self.check(self.FIRST, ("o", "dinsdag", "11:00", "16:00", ", weken: even")))
        assert "d1 is op dinsdag 11:00–16:00 en d0 op dinsdag 08:30–12:00" in finding.message
        assert finding.path == "uren.dagdelen.d1"

    def test_even_and_odd_weeks_never_meet(self) -> None:
        even = ("o", "dinsdag", "08:30", "12:00", ", weken: even")
        odd = ("o", "dinsdag", "08:30", "12:00", ", weken: oneven")
        assert self.check(even, odd) == []
        assert self.check(even, even)


class TestBijlagebestand:
    TEXT = "aanvullingen: {{bijlagen: {{kaart: {{titel: Kaart, bestand: {name}}}}}}}\n"

    def check(self, name: str, root: Path) -> list[Finding]:
        return found(bijlagebestand, self.TEXT.format(name=name), root.resolve())

    def test_a_file_that_exists_is_fine(self, tmp_path: Path) -> None:
        (tmp_path / "kaart.pdf").touch()
        assert self.check("kaart.pdf", tmp_path) == []

    def test_a_missing_file_names_the_nearest_one(self, tmp_path: Path) -> None:
        (tmp_path / "kaart.pdf").touch()
        assert "Schrijf: bestand: kaart.pdf" in only(self.check("kart.pdf", tmp_path)).hint

    def test_a_file_outside_the_folder_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "inhoud").mkdir()
        (tmp_path / "geheim.pdf").touch()
        (tmp_path / "inhoud/link.pdf").symlink_to(tmp_path / "geheim.pdf")
        for name in ("../geheim.pdf", "link.pdf"):
            assert "buiten de map" in only(self.check(name, tmp_path / "inhoud")).message


TERMS = (
    ("looptijd", "ingang"),
    ("looptijd", "einde"),
    ("gemeenten", ANY, "naam"),
    ("uren", "totaal", ANY, "uren"),
    ("uren", "weken_per_jaar"),
)
TEXT = """
looptijd: {ingang: 2026-02-01, einde: onbepaald}
gemeenten: {a: {naam: Groningen}, b: {code: GM0014}}
uren: {totaal: {o: {uren: 6.5}}, weken_per_jaar: 44}
"""


class TestTypedTerms:
    def terms(self, text: str = TEXT) -> TermGroup:
        return Context(subject(text), Workspace(Path("/nergens")), {}, TERMS).terms

    def test_a_value_has_the_type_that_the_schema_gives_it(self) -> None:
        terms = self.terms()
        assert terms.date("looptijd", "ingang") == date(2026, 2, 1)
        assert terms.date("looptijd", "einde") is None
        assert terms.text("looptijd", "einde") == "onbepaald"
        assert terms.count("uren", "weken_per_jaar") == 44
        (hours,) = terms.entries("uren", "totaal")
        assert (hours.id, hours.path, hours.amount("uren")) == ("o", ("uren", "totaal", "o"), Decimal("6.5"))

    def test_what_is_not_filled_in_is_none(self) -> None:
        assert [entry.text("naam") for entry in self.terms().entries("gemeenten")] == ["Groningen", None]
        assert self.terms("looptijd: {}\n").date("looptijd", "ingang") is None
        assert list(self.terms("looptijd: {}\n").entries("uren", "totaal")) == []

    @pytest.mark.parametrize("path", [("looptijd", "ingangg"), ("werkgever", "naam"), ("uren", "dagdelen")])
    def test_what_a_check_does_not_say_it_reads_is_an_error(self, path: tuple[str, ...]) -> None:
        with pytest.raises(LookupError, match=path[0]):
            self.terms().text(*path)

    def test_a_value_of_another_kind_is_an_error(self) -> None:
        for ask in (self.terms().count, self.terms().amount):
            with pytest.raises(LookupError, match=r"looptijd\.ingang is no"):
                ask("looptijd", "ingang")
        with pytest.raises(LookupError, match=r"gemeenten\.\*\.naam is no datum"):
            next(self.terms().entries("gemeenten")).date("naam")


@pytest.mark.parametrize("check", TERM_CHECKS, ids=lambda check: check.ID)
def test_a_check_knows_which_model_it_is_for(check: TermCheck) -> None:
    template = read_template(ROOT / "templates" / OTHER, OTHER, f"templates/{OTHER}")
    source = parse_yaml(b"status: concept\n", "y.yaml")
    assert isinstance(source, YamlSource)
    other = make_subject("y", [source], compile_model(template), {})
    workspace = Workspace(ROOT)
    assert Context(subject(TEXT), workspace, {}, check.TERMS).has_terms
    assert Context(other, workspace, {}, check.TERMS).has_terms == (not check.TERMS)


def test_every_check_is_registered_and_explains_itself_in_dutch() -> None:
    folder = Path(gemeentecode.__file__).parent
    files = {path.stem.replace("_", "-") for path in folder.glob("*.py")}
    modules = files - {"--init--", "context", "amounts"}
    assert modules == {*TEXT_CHECKS, *(check.ID for check in TERM_CHECKS)}
    for check_id in modules:
        module = import_module(f"generator.validate.checks.{check_id.replace('-', '_')}")
        assert "Goed:" in (module.__doc__ or "")
        assert "Fout:" in (module.__doc__ or "")
