"""From a new file to one that is ready to be signed, with only what the program itself says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.tasks.scaffold import new_agreement
from generator.workspace import Workspace
from tests.cli.command import CHECKOUT, run

_FACTS = {
    "uitgifte": "Gezamenlijk", "soort": "gemeente", "buiten_gemeente": "meenemen",
    "aard": "jeugdhulp_individueel", "casusregie_na_verwijzing": "lokaal_team",
    "ruimte": "eigen spreekkamer", "his_toegang": "agenda", "vergoeding": "geen",
    "dossier": "gemeentelijk systeem", "meldcode_van": "gemeente", "beslist_over_melding": "werkgever",
    "onderling": "ieder_voor_eigen_deel", "max_per_gebeurtenis_eur": "1.000.000",
    "max_per_jaar_eur": "€ 1.000.000,-", "vrijwaring": "geen", "vorm": "eigen_dienst",
    "niet_geleverde_uren": "doorbetaald", "begrotingsvoorbehoud": "ja", "momenten": "15 november 2027",
    "ingang": "1 januari 2027", "einde": "onbepaald", "opzeggen_door": "alle partijen",
    "inkoopvoorwaarden": "geen",
}  # fmt: skip
_HOURS = {
    "praktijk-1: {uren: , per: week}": (
        "praktijk-1: {uren: 8, per: week}\n      praktijk-2: {uren: 4, per: week}"
    ),
    "lokaal_team: {uren: , per: week}": "lokaal_team: {uren: 12, per: week}",
    "ojg-1: {uren: , per: week}": "ojg-1: {uren: 24, per: week}",
    "naam: Vul hier de naam van de praktijk in": (
        "naam: Praktijk Noord\n  praktijk-2:\n    naam: Praktijk Zuid"
    ),
    "lokaal_team:\n  naam:": "lokaal_team:\n  naam: Wijkteam Veendam",
    "naam: nog te benoemen": "naam: J. Proefstra",
}
_ASKED = re.compile(r"    ( *[\w-]+:)(?: +# (.*?)(?: \((?:onder )?regel \d+\))?)?")
_REAL = {".example": ".nl", "Voorbeeld": "Toren", "Z-2026-0412": "Z-2026-7001"}
"""Nobody may sign the made-up examples that the program shows."""
_MOST = 3


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A new agreement, as `ojg new proef --gemeente Veendam` makes it."""
    for name in ("templates", "profiles"):
        shutil.copytree(CHECKOUT / name, tmp_path / name)
    return new_agreement(Workspace(tmp_path.resolve()), "proef", "Veendam")


def test_three_rounds_to_a_draft_and_three_more_to_sign(path: Path) -> None:
    text = path.read_text("utf-8")
    for there, fact in _HOURS.items():
        assert there in text
        text = text.replace(there, fact, 1)
    for key, fact in _FACTS.items():
        text, count = re.subn(rf"^(\s+{key}|{key}):.*$", rf"\1: {fact}", text, count=1, flags=re.MULTILINE)
        assert count, key
    assert _rounds(path, text, done="waarschuwing") <= _MOST
    text = path.read_text("utf-8").replace("status: concept", "status: ter_ondertekening")
    assert _rounds(path, text, done="fout") <= _MOST


def _rounds(path: Path, text: str, done: str) -> int:
    """Count the rounds of writing and checking until a word is not in the count of what was found."""
    for number in range(1, _MOST + 2):
        path.write_text(text, "utf-8")
        said = run("check", "proef", "--herstel", "--ja", cwd=path.parents[1]).stdout
        if done not in said.splitlines()[-1]:
            return number
        text = f"{path.read_text('utf-8').rstrip()}\n\n{_filled(said)}"
    return _MOST + 1


def _filled(said: str) -> str:
    """Fill in the block that the program shows, with the first choice or the example it gives."""
    lines = []
    for line in said.splitlines():
        match = _ASKED.fullmatch(line)
        if match is not None:
            lines.append(f"{match[1]} {_answer(match[2] or '')}".rstrip())
    return "\n".join(lines) + "\n"


def _answer(asked: str) -> str:
    if " | " in asked:
        return asked.rpartition(": ")[2].split(" | ")[0]
    answer = asked.partition(", zoals ")[2].split(" of ")[0]
    for made_up, real in _REAL.items():
        answer = answer.replace(made_up, real)
    return answer
