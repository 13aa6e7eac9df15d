"""Mistakes that people make in a file: one clear finding, at the right line, and nothing else happens."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.content import ROOT
from tests.acceptance.folder import content_folder
from tests.cli.command import run

NAME = "stadskanaal"
GOOD = (ROOT / "agreements" / f"{NAME}.yaml").read_text(encoding="utf-8")
KEYS = ["rule", "severity", "file", "line", "column", "path", "message", "hint", "source"]
LONG = "9" * 5000


@dataclass(frozen=True)
class Mistake:
    """A line of a good file, what someone makes of it, and the rule that should notice."""

    rule: str
    old: str
    new: str
    encode: Callable[[str], bytes] = str.encode
    """How the text becomes bytes."""
    below: int = 0
    """How many lines below the first changed one the finding stands."""

    @property
    def data(self) -> bytes:
        assert GOOD.count(f"{self.old}\n") == 1, f"{self.old!r} is not one line of {NAME}.yaml"
        return self.encode(GOOD.replace(f"{self.old}\n", f"{self.new}\n"))

    @property
    def line(self) -> int:
        return GOOD[: GOOD.index(f"{self.old}\n")].count("\n") + 1 + self.below


def in_latin_1(text: str) -> bytes:
    return text.encode("ascii", "ignore").decode().replace("Cafe-", "Caf\xe9-").encode("latin-1")


MODEL = "model: modelovereenkomst/2026.1"
STATUS = "status: voorbeeld"
HOURS = "    ojg-1: {uren: 20, per: week}"
ROOM = "  ruimte: eigen_spreekkamer"
START = "  ingang: 2027-01-01"
END = "  einde: 2028-12-31"
NUMBER = '  kvk: "90000001"'
SORT = "  soort: jeugdhulpaanbieder"
MISTAKES = {
    "duplicate key": Mistake("dubbele-sleutel", STATUS, f"{STATUS}\n{STATUS}", below=1),
    "tab": Mistake("tab", SORT, "\tsoort: jeugdhulpaanbieder"),
    "choice one letter off": Mistake("verkeerde-keuze", SORT, "  soort: jeugdhulpaanbider"),
    "leading zero": Mistake("voorloopnul", NUMBER, "  kvk: 01234567"),
    "dutch date": Mistake("verkeerde-vorm", END, "  einde: 31-12-2026"),
    "day that does not exist": Mistake("verkeerde-vorm", END, "  einde: 2027-02-30"),
    "end before start": Mistake("einde-na-ingang", END, "  einde: 2026-12-31"),
    "hours that do not fit": Mistake("uren-per-ojg", HOURS, HOURS.replace("20", "18")),
    "unknown key": Mistake("onbekende-sleutel", ROOM, ROOM.replace("ruimte", "ruimten")),
    "retired code": Mistake("gemeentecode", "    code: GM0037", "    code: GM0018"),
    "twenty thousand brackets": Mistake("te-diep", NUMBER, "  kvk: " + "[" * 20_000),
    "alias": Mistake("alias", NUMBER, "  kvk: *nummer"),
    "anchor": Mistake("alias", NUMBER, '  kvk: &nummer "90000001"'),
    "tag": Mistake("alias", NUMBER, '  kvk: !!python/name:os.system "90000001"'),
    "latin-1": Mistake("geen-utf8", "  naam: Sociaal Team Stadskanaal", "  naam: Cafe-team", in_latin_1),
    "null byte": Mistake("verboden-teken", NUMBER, '  kvk: "9000\x000001"'),
    "bidi override": Mistake("verboden-teken", NUMBER, '  kvk: "9000\u202e0001"'),
    "private use": Mistake("verboden-teken", NUMBER, '  kvk: "9000\ue0000001"'),
    "second document": Mistake("meer-documenten", "lokaal_team:", "---\nlokaal_team:"),
    "unknown model": Mistake("onbekend-model", MODEL, "model: modelovereenkomst/2026.2"),
    "model outside": Mistake("onbekend-model", MODEL, "model: ../../etc"),
    "unknown profile": Mistake("onbekende-verwijzing", "functieprofiel: ojg-ggz", "functieprofiel: ojg-gzz"),
    "no profile": Mistake("nog-in-te-vullen", "functieprofiel: ojg-ggz", "functieprofiel:"),
    "endless number": Mistake("verkeerd-type", "  tarief_eur: 98.50", f"  tarief_eur: {LONG}"),
    "last day of time": Mistake("verkeerde-vorm", END, "  einde: 9999-12-31"),
    "year without its first figure": Mistake("verkeerde-vorm", START, "  ingang: 0207-01-01"),
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What the command said about a folder."""

    code: int
    findings: list[Mapping[str, Any]]
    stderr: str

    @property
    def errors(self) -> list[Mapping[str, Any]]:
        return [finding for finding in self.findings if finding["severity"] == "fout"]


def check(folder: Path, data: bytes) -> Told:
    root = content_folder(folder)
    (root / "agreements" / f"{NAME}.yaml").write_bytes(data)
    done = run("check", NAME, "--format", "json", cwd=root)
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return Told(done.returncode, json.loads(done.stdout)["findings"] if done.stdout else [], done.stderr)


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_gives_one_error_at_its_line(mistake: Mistake, tmp_path: Path) -> None:
    told = check(tmp_path, mistake.data)
    assert [(one["rule"], one["line"], one["file"]) for one in told.errors] == [
        (mistake.rule, mistake.line, f"agreements/{NAME}.yaml")
    ]
    assert (told.code, told.stderr) == (1, "")
    for finding in told.findings:
        assert list(finding) in (KEYS, [*KEYS, "proposals"])
        assert finding["message"].endswith(".")
        assert len(finding["message"]) < 300


def test_a_byte_order_mark_says_nothing(tmp_path: Path) -> None:
    told = check(tmp_path, b"\xef\xbb\xbf" + GOOD.encode())
    assert (told.code, told.stderr, told.errors) == (0, "", [])


@pytest.mark.parametrize("text", ["", "\n", "# niets\n", "~\n", "- een\n", "tekst\n", "{}\n"])
def test_a_file_without_content_is_an_error(text: str, tmp_path: Path) -> None:
    told = check(tmp_path, text.encode())
    assert (told.code, told.stderr, len(told.errors)) == (1, "", 1)


def test_a_profile_that_builds_on_itself_is_an_error(tmp_path: Path) -> None:
    root = content_folder(tmp_path)
    profile = root / "profiles" / "ojg.yaml"
    profile.write_text(profile.read_text(encoding="utf-8") + "basis: ojg-ggz\n", encoding="utf-8")
    done = run("check", "ojg-ggz", "--format", "json", cwd=root)
    assert (done.returncode, done.stderr) == (1, "")
    found = [(one["rule"], one["file"]) for one in json.loads(done.stdout)["findings"]]
    assert ("onbekende-verwijzing", "profiles/ojg.yaml") in found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two agreements that are built, one of which then goes wrong, and builds it again."""
    root = content_folder(tmp_path_factory.mktemp("twee"), "pekela", NAME)
    first = run("build", "pekela", NAME, "--format", "txt", cwd=root)
    assert first.returncode == 0, first.stdout + first.stderr
    return root


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_build_with_one_bad_file_makes_the_good_one_only(folder: Path) -> None:
    bad, good = folder / "agreements" / f"{NAME}.yaml", folder / "agreements" / "pekela.yaml"
    before = {name: tree(folder / "build" / name) for name in (NAME, "pekela")}
    bad.write_bytes(MISTAKES["choice one letter off"].data)
    good.write_text(good.read_text(encoding="utf-8").replace("P-2026-0093", "P-2026-0094"), encoding="utf-8")
    done = run("build", "pekela", NAME, "--format", "txt", cwd=folder)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "is geen keuze voor" in done.stdout
    assert tree(folder / "build" / NAME) == before[NAME]
    built = tree(folder / "build" / "pekela")
    assert built.keys() == before["pekela"].keys()
    assert b"P-2026-0094" in built["modelovereenkomst.txt"]
    manifest = json.loads((folder / "build" / "manifest.json").read_bytes())
    assert {one["bestand"].partition("/")[0] for one in manifest["bestanden"]} == {"pekela", NAME}


def test_an_error_in_a_profile_stops_the_agreement_that_builds_on_it(tmp_path: Path) -> None:
    root = content_folder(tmp_path, NAME)
    profile = root / "profiles" / "ojg.yaml"  # stadskanaal names ojg-ggz, which names ojg
    profile.write_text(profile.read_text(encoding="utf-8") + "opleidingsniveau: mbo\n", encoding="utf-8")
    done = run("build", NAME, "--format", "txt", cwd=root)
    assert done.returncode == 1
    assert "profiles/ojg.yaml" in done.stdout
    assert not (root / "build" / NAME).exists()
