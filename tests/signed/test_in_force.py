"""`ojg show --op`: what holds on a day."""

from __future__ import annotations

import pytest

from generator.errors import WorkspaceError
from generator.tasks.sign.in_force import in_force
from tests.cli.command import run
from tests.signed.folder import Folder


@pytest.mark.parametrize("name", ["veen", "een", "drie"])
@pytest.mark.parametrize(
    ("day", "files", "days", "weeks"),
    [
        ("2027-06-30", ["veen"], 14, 44),
        ("2027-07-01", ["veen", "een"], 10, 44),
        ("2028-06-01", ["veen", "een", "twee"], 10, 43),
    ],
)
def test_signed_amendments_count_from_their_day(
    chain: Folder, name: str, day: str, files: list[str], days: int, weeks: int
) -> None:
    found = in_force(chain.workspace, chain.path(name), day)
    assert found.subject is not None
    hours = found.subject.terms.data["uren"]
    assert (hours["eerste_gesprek_binnen_dagen"], hours["weken_per_jaar"]) == (days, weeks)
    (remark,) = found.remarks
    assert remark.partition(": ")[2] == " + ".join(f"agreements/{file}.yaml" for file in files)


def test_the_text_is_that_of_the_agreement(chain: Folder) -> None:
    shown = run("--root", str(chain.root), "show", "veen", "--op", "2028-06-01").stdout
    shown = shown.replace("\N{NO-BREAK SPACE}", " ")
    assert shown.startswith("Wat geldt op 1 juni 2028: agreements/veen.yaml + agreements/een.yaml + ")
    assert "Afschrift van de getekende overeenkomst · kenmerk Z-2026-0001" in shown
    assert "binnen 10 dagen" in shown


def test_terms_name_the_file_that_said_so(chain: Folder) -> None:
    shown = run("--root", str(chain.root), "show", "veen", "--terms", "--op", "2028-06-01").stdout
    assert "uren.weken_per_jaar: 43  (agreements/twee.yaml:" in shown
    assert "uren.eerste_gesprek_binnen_dagen: 10  (agreements/een.yaml:" in shown
    assert "wijziging" not in shown


def test_before_it_began(chain: Folder) -> None:
    found = in_force(chain.workspace, chain.path("veen"), "2026-12-24")
    assert found.remarks[1].replace("\N{NO-BREAK SPACE}", " ") == (
        "Let op: op die dag gold de overeenkomst nog niet; zij gaat in op 1 januari 2027."
    )


def test_what_is_wrong_in_the_chain_is_told(chain: Folder) -> None:
    chain.replace("een", ("binnen_dagen: 10", "binnen_dagen: 9"))
    result = run("--root", str(chain.root), "show", "veen", "--op", "2028-06-01")
    assert result.returncode == 1
    assert "is na het tekenen gewijzigd" in result.stderr


def test_wrong_questions(chain: Folder) -> None:
    with pytest.raises(WorkspaceError, match="is geen datum"):
        in_force(chain.workspace, chain.path("veen"), "volgend jaar")
    with pytest.raises(WorkspaceError, match="wijzigt niet met allonges"):
        in_force(chain.workspace, chain.root.resolve() / "profiles/ojg.yaml", "2028-01-01")
