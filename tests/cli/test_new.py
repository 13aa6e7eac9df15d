from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.errors import TemplateError, WorkspaceError
from generator.findings import has_errors
from generator.load.municipalities import read_municipalities
from generator.suggestions import short_name
from generator.tasks.scaffold import find_municipality, new_agreement, new_agreement_in_form
from generator.workspace import Workspace
from tests.cli.command import CHECKOUT, run

TEMPLATES = CHECKOUT / "templates"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for name in ("templates", "profiles"):
        shutil.copytree(CHECKOUT / name, tmp_path / name)
    (tmp_path / "agreements").mkdir()
    return Workspace(tmp_path.resolve())


def agreements(workspace: Workspace) -> list[str]:
    return workspace.names("agreements")


def test_a_new_agreement_is_a_draft_without_mistakes(workspace: Workspace) -> None:
    path = new_agreement(workspace, "het-hogeland", "Het Hogeland", "gemeente")
    assert path == workspace.root / "agreements" / "het-hogeland.yaml"
    text = path.read_text("utf-8")
    assert "  het-hogeland:\n    naam: Het Hogeland\n    code: GM1966\n" in text
    assert "  soort: gemeente\n" in text
    assert not has_errors(pipeline.check(workspace, [path]).findings)


def test_the_kind_of_employer_may_come_later(workspace: Workspace) -> None:
    text = new_agreement(workspace, "pekela", "Pekela").read_text("utf-8")
    assert "{{" not in text
    assert "  soort:\n" in text
    assert all(line == line.rstrip() for line in text.splitlines())


def test_a_wrong_kind_of_employer_is_refused_with_the_choices(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match='"huisarts" is geen keuze') as caught:
        new_agreement(workspace, "pekela", "Pekela", "huisarts")
    assert "huisartsenpraktijk" in caught.value.hint
    assert agreements(workspace) == []


def test_a_form_is_chosen_or_refused_with_the_choices(workspace: Workspace) -> None:
    path = new_agreement_in_form(workspace, "pekela", "Pekela", "kort", employer="gemeente")
    assert "\nvorm: kort\n" in path.read_text("utf-8")
    assert not has_errors(pipeline.check(workspace, [path]).findings)
    with pytest.raises(WorkspaceError, match='geen vorm "lang"') as caught:
        new_agreement_in_form(workspace, "veendam", "Veendam", "lang")
    assert caught.value.hint == "Kies uit: volledig, kort."
    assert agreements(workspace) == ["pekela"]


def test_yaml_in_an_option_stays_text(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="is geen keuze"):
        new_agreement(workspace, "pekela", "Pekela", "gemeente\nstatus: getekend")


@pytest.mark.parametrize(
    "name", ["", "Pekela", "pekela.yaml", "../pekela", "a--b", "-a", "1a", "a b", "é", "a\n"]
)
def test_a_name_is_in_small_letters(workspace: Workspace, name: str) -> None:
    with pytest.raises(WorkspaceError, match="kan geen naam"):
        new_agreement(workspace, name, "Pekela")
    assert agreements(workspace) == []


def test_a_better_name_is_suggested(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError) as caught:
        new_agreement(workspace, "Het Hogeland", "Pekela")
    assert "zoals het-hogeland." in caught.value.hint


@pytest.mark.parametrize("taken", ["agreements/pekela.yaml", "agreements/pekela.yml", "profiles/pekela.yaml"])
def test_what_exists_is_not_replaced(workspace: Workspace, taken: str) -> None:
    (workspace.root / taken).write_text("van mij", encoding="utf-8")
    with pytest.raises(WorkspaceError, match=f"Er is al een bestand {taken}"):
        new_agreement(workspace, "pekela", "Pekela")
    assert (workspace.root / taken).read_text("utf-8") == "van mij"


@pytest.mark.parametrize(
    "wanted", ["Het Hogeland", "het hogeland", "het-hogeland", "GM1966", "gemeente Het Hogeland"]
)
def test_a_municipality_goes_by_name_code_or_short_name(wanted: str) -> None:
    assert find_municipality(TEMPLATES, wanted).code == "GM1966"


def test_an_unknown_municipality_gets_a_suggestion() -> None:
    with pytest.raises(WorkspaceError, match='"Pekla" staat niet in') as caught:
        find_municipality(TEMPLATES, "Pekla")
    assert caught.value.hint.startswith('Bedoelde u "Pekela"?')


def test_an_unknown_municipality_is_told_how_to_come_in(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError) as caught:
        new_agreement(workspace, "assen", "Assen")
    assert 'CBS-code, GM en vier cijfers: --gemeente "Assen" --code GM....\n' in caught.value.hint
    with pytest.raises(WorkspaceError, match="geen CBS-code"):
        new_agreement(workspace, "assen", "Assen", code="GM....")
    line = caught.value.hint.splitlines()[-1].replace("GM....", "GM0106")
    path = workspace.root / "templates" / "gemeenten.yaml"
    path.write_text(path.read_text("utf-8").replace("gemeenten:\n", f"gemeenten:\n{line}\n", 1), "utf-8")
    read_municipalities.cache_clear()
    assert find_municipality(workspace.root / "templates", "Assen").code == "GM0106"


@pytest.mark.parametrize("name", ["Assen", "'s-Hertogenbosch", "Súdwest-Fryslân", "Nee"])
def test_a_code_adds_a_municipality_and_leaves_the_rest(workspace: Workspace, name: str) -> None:
    path = workspace.root / "templates" / "gemeenten.yaml"
    before = path.read_text("utf-8").splitlines()
    made = new_agreement(workspace, "nieuw", name, code="gm0106")
    after = path.read_text("utf-8").splitlines()
    (added,) = [line for line in after if line not in before]
    assert [line for line in after if line != added] == before
    assert added.startswith("  GM0106: {naam: ")
    assert find_municipality(workspace.root / "templates", "GM0106").name == name
    assert not has_errors(pipeline.check(workspace, [made]).findings)


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("Assen", "GM0765", "Pekela staat al in templates/gemeenten.yaml, met code GM0765"),
        ("Assen", "GM0005", "Bedum staat al"),
        ("Pekela", "GM0001", "Pekela staat al"),
        ("Assen", "106", '"106" is geen CBS-code'),
        ("GM0106", "GM0106", "kan geen naam van een gemeente zijn"),
        ("a\x07b", "GM0106", "kan geen naam van een gemeente zijn"),
    ],
)
def test_a_code_that_cannot_be_is_refused(workspace: Workspace, name: str, code: str, told: str) -> None:
    path = workspace.root / "templates" / "gemeenten.yaml"
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match=told):
        new_agreement(workspace, "nieuw", name, code=code)
    with pytest.raises(WorkspaceError, match="is geen keuze"):
        new_agreement(workspace, "nieuw", "Assen", "huisarts", code="GM0106")
    assert path.read_bytes() == before
    assert agreements(workspace) == []


@pytest.mark.parametrize(
    ("old", "successors"),
    [
        ("Appingedam", ['"Eemsdelta"']),
        ("GM0010", ['"Eemsdelta"']),
        ("Winsum", ['"Het Hogeland"', '"Westerkwartier"']),
    ],
)
def test_a_former_municipality_names_its_successors(old: str, successors: list[str]) -> None:
    with pytest.raises(WorkspaceError, match="geen gemeente meer") as caught:
        find_municipality(TEMPLATES, old)
    assert all(f"--gemeente {name}" in caught.value.hint for name in successors)


def test_short_names_have_no_accents_or_signs() -> None:
    names = [short_name(name) for name in ("'s-Hertogenbosch", "Súdwest-Fryslân", "Bergen (NH.)")]
    assert names == ["s-hertogenbosch", "sudwest-fryslan", "bergen-nh"]


def test_a_name_that_yaml_would_misread_is_quoted(workspace: Workspace) -> None:
    path = workspace.root / "templates" / "gemeenten.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("gemeenten:\n", 'gemeenten:\n  GM0796: {naam: "\'s-Hertogenbosch"}\n', 1),
        encoding="utf-8",
    )
    made = new_agreement(workspace, "den-bosch", "GM0796").read_text("utf-8")
    assert 'naam: "\'s-Hertogenbosch"\n' in made


def test_the_newest_version_with_a_starter_is_used(workspace: Workspace) -> None:
    models = workspace.root / "templates" / "modelovereenkomst"
    for version in ("2026.2", "2026.10", "2027.1"):
        shutil.copytree(models / "2026.1", models / version)
        for name in ("starter.yaml", "schema.json"):
            path = models / version / name
            path.write_text(path.read_text("utf-8").replace("2026.1", version), encoding="utf-8")
    (models / "2027.1" / "starter.yaml").unlink()
    newest = new_agreement(workspace, "een", "Pekela").read_text("utf-8")
    older = new_agreement(workspace, "twee", "Pekela", model="modelovereenkomst/2026.1").read_text("utf-8")
    assert "model: modelovereenkomst/2026.10\n" in newest
    assert "model: modelovereenkomst/2026.1\n" in older


@pytest.mark.parametrize(
    ("model", "told"),
    [("functieprofiel/2026.1", "heeft geen starter.yaml"), ("onzin/1", 'geen model "onzin/1"')],
)
def test_a_model_without_a_starter_is_refused(workspace: Workspace, model: str, told: str) -> None:
    with pytest.raises(WorkspaceError, match=told) as caught:
        new_agreement(workspace, "pekela", "Pekela", model=model)
    assert "modelovereenkomst/2026.1" in caught.value.hint


def test_an_unknown_placeholder_in_a_starter_has_a_place(workspace: Workspace) -> None:
    starter = workspace.template("modelovereenkomst/2026.1") / "starter.yaml"
    starter.write_text("# begin\n" + "code: {{ gemeente.cijfer }}\n", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"gemeente\.cijfer") as caught:
        new_agreement(workspace, "pekela", "Pekela")
    assert caught.value.spot is not None
    assert (caught.value.spot.file, caught.value.spot.line) == (
        "templates/modelovereenkomst/2026.1/starter.yaml",
        2,
    )


def test_the_command_tells_how_to_go_on(workspace: Workspace) -> None:
    result = run("new", "pekela", "--gemeente", "Pekela", cwd=workspace.root)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("agreements/pekela.yaml is gemaakt.")
    assert "ojg check pekela" in result.stdout
    again = run("new", "pekela", "--gemeente", "Pekela", cwd=workspace.root)
    assert (again.returncode, again.stdout) == (3, "")
    assert again.stderr.startswith("fout: Er is al een bestand agreements/pekela.yaml.")
