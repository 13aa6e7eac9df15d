"""`ojg upgrade` as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import run
from tests.upgrade.versions import FIRST, NEW, content, next_version, replace, trial


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    workspace = content(tmp_path_factory.mktemp("opdracht") / "inhoud", "oldambt", "veendam")
    name = "    naam: Huisartsenpraktijk Het Zonnehoekje\n"
    path = workspace.root / "agreements" / "oldambt.yaml"
    replace(path, name, f'{name}    agb: "01001234"  # nagekeken\n')
    next_version(workspace, edit=trial)
    (workspace.root / "agreements" / "kapot.yaml").write_text(f"model: {FIRST}\nstatuss: concept\n", "utf-8")
    return workspace.root


def test_a_dry_run_tells_everything_and_writes_nothing(folder: Path) -> None:
    before = (folder / "agreements/oldambt.yaml").read_bytes()
    result = run("upgrade", "oldambt", "--dry-run", cwd=folder)
    assert (result.returncode, result.stderr) == (0, "")
    assert (folder / "agreements/oldambt.yaml").read_bytes() == before
    for words in (
        f"agreements/oldambt.yaml: {FIRST} → {NEW}\n",
        "    uren.max_lopende_trajecten → uren.grens_trajecten\n",
        "    praktijken.scheemda.huisartsen → praktijken.scheemda.artsen\n",
        "    werkplek.ruimte: eigen_spreekkamer → vaste_spreekkamer\n",
        "  Opmerkingen die mee vervallen; bewaar elders wat u ervan nodig hebt\n    # nagekeken\n",
        "    looptijd.afbouwplan_van  maker van het plan voor de afbouw: werkgever | gemeente. Wie",
        "    looptijd:\n      afbouwplan_van:  # werkgever, gemeente\n",
        "    looptijd › termijn voor uittreden van een praktijk in maanden: 3 → 4\n",
        "    Artikel 26 Toetreden, uittreden en overdracht  gewijzigd\n      2. Een praktijk mag",
        "een termijn van [-3-]{+4+} maanden",
        "    Artikel 30 Rangorde, voorwaarden en nietigheid  verplaatst (was Artikel 29)\n    Bijlage G",
        "\n-  max_lopende_trajecten: 25\n+  grens_trajecten: 25\n",
        "\n1 bestand over te zetten; er is niets geschreven.\n",
    ):
        assert words in result.stdout


def test_one_bad_file_stops_all(folder: Path) -> None:
    before = (folder / "agreements/veendam.yaml").read_bytes()
    result = run("upgrade", "veendam", "kapot", "--to", "2027.1", cwd=folder)
    assert result.returncode == 1
    assert "agreements/kapot.yaml:2:1: fout:" in result.stdout
    assert result.stdout.endswith("Er is niets overgezet.\n")
    assert (folder / "agreements/veendam.yaml").read_bytes() == before


def test_a_version_that_does_not_exist(folder: Path) -> None:
    result = run("upgrade", "veendam", "--to", "2027.2", cwd=folder)
    assert (result.returncode, result.stdout) == (3, "")
    assert 'fout: Er is geen model "modelovereenkomst/2027.2".' in result.stderr
    assert 'Bedoelde u "modelovereenkomst/2027.1"?' in result.stderr


def test_written_and_then_there_is_nothing_to_do(folder: Path) -> None:
    result = run("upgrade", "veendam", cwd=folder)
    assert result.returncode == 0
    assert "1 bestand overgezet." in result.stdout
    assert f"Let op: {NEW} is nog een ontwerp" in result.stdout
    assert f"model: {NEW}\n" in (folder / "agreements/veendam.yaml").read_text("utf-8")
    again = run("upgrade", "veendam", cwd=folder)
    assert again.stdout == f"agreements/veendam.yaml volgt {NEW} al.\nEr is niets over te zetten.\n"
