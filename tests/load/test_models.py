"""A model version with the models its texts see; a draft that cannot be read harms only who needs it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import TemplateError
from generator.load.models import linked_models, read_version, version_named
from generator.load.template import read_template
from generator.reading.model_texts import read_model
from generator.workspace import Workspace
from tests.cli.command import run

ROOT = Path(__file__).parents[2]
AGREEMENT, PROFILE, SHEET = "modelovereenkomst/2026.1", "functieprofiel/2026.1", "informatieblad/2026.1"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("modellen")
    ignored = shutil.ignore_patterns("voorbeelden")
    for name in ("templates", "profiles"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    (folder / "agreements").mkdir()
    shutil.copy(ROOT / "agreements" / "stadskanaal.yaml", folder / "agreements")
    _copy_version(folder, AGREEMENT)
    return folder


@pytest.fixture(scope="module")
def broken(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same content with two newer drafts of other types, neither of which can be read."""
    folder = tmp_path_factory.mktemp("kapot") / "inhoud"
    shutil.copytree(content, folder)
    _copy_version(folder, PROFILE).joinpath("model.yaml").write_text("delen: [\n", "utf-8")
    _copy_version(folder, SHEET).joinpath("schema.json").write_text("geen json", "utf-8")
    return folder


@pytest.fixture
def workspace(content: Path, tmp_path: Path) -> Iterator[Workspace]:
    shutil.copytree(content, tmp_path / "inhoud")
    read_template.cache_clear()
    yield Workspace.find(tmp_path / "inhoud")
    read_template.cache_clear()


@pytest.mark.parametrize(
    "words",
    [
        ("show", AGREEMENT),
        ("show", PROFILE, "--leesversie", "--format", "txt", "--out", "{out}"),
        ("check",),
        ("diff", AGREEMENT, "modelovereenkomst/2027.1"),
        ("show", "stadskanaal", "--terms"),
    ],
    ids=lambda words: "-".join(words[:3]).replace("/", "-"),
)
def test_broken_drafts_of_other_types_change_nothing(
    words: tuple[str, ...], content: Path, broken: Path, tmp_path: Path
) -> None:
    arguments = [word.format(out=tmp_path) for word in words]
    sound = run("--root", str(content), *arguments)
    assert (sound.returncode, bool(sound.stdout)) == (0, True), sound.stderr
    harmed = run("--root", str(broken), *arguments)
    assert (harmed.returncode, harmed.stdout, harmed.stderr) == (0, sound.stdout, sound.stderr)


def test_a_list_names_the_broken_drafts_beside_all_others(content: Path, broken: Path) -> None:
    sound, harmed = (run("--root", str(folder), "list") for folder in (content, broken))
    assert harmed.returncode == 0
    rows = {" ".join(line.split()) for line in harmed.stdout.splitlines()}
    assert {" ".join(line.split()) for line in sound.stdout.splitlines()} <= rows
    assert any(row.startswith("functieprofiel/2027.1 (niet te lezen") for row in rows)


def test_lint_tells_of_the_draft_itself(broken: Path) -> None:
    told = run("--root", str(broken), "lint", "functieprofiel/2027.1")
    assert told.returncode == 1
    assert "templates/functieprofiel/2027.1/model.yaml:2" in told.stdout + told.stderr


def test_the_newest_sound_version_stands_for_a_linked_model(workspace: Workspace) -> None:
    draft = _copy_version(workspace.root, PROFILE)
    assert _seen(workspace, AGREEMENT) == {"profiel": "functieprofiel/2027.1"}
    draft.joinpath("standaard.yaml").write_text("- wanneer: a +\n  waarden: {}\n", "utf-8")
    read_template.cache_clear()
    assert _seen(workspace, AGREEMENT) == {"profiel": PROFILE}
    assert _seen(workspace, SHEET) == {"overeenkomst": AGREEMENT}


def test_who_needs_a_broken_model_is_told_what_is_wrong_with_it(workspace: Workspace) -> None:
    schema = workspace.root / "templates" / PROFILE / "schema.json"
    schema.write_text("geen json", "utf-8")
    assert _seen(workspace, AGREEMENT) == {}
    with pytest.raises(TemplateError, match="geen geldige JSON"):
        read_model(workspace, AGREEMENT)
    assert read_model(workspace, SHEET).linked.keys() == {"overeenkomst"}


def test_a_document_type_alone_will_do_when_it_has_one_version(workspace: Workspace) -> None:
    assert version_named(workspace, "functieprofiel") == PROFILE
    assert version_named(workspace, "functie") is None


def _seen(workspace: Workspace, name: str) -> dict[str, str]:
    models = linked_models(workspace, read_version(workspace, name))
    return {seen: model.template.name for seen, model in models.items()}


def _copy_version(folder: Path, name: str) -> Path:
    old = folder / "templates" / name
    return Path(shutil.copytree(old, old.with_name("2027.1")))
