"""A released version stays as it was: every change is an error, and documents say which one they follow."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from generator import pipeline
from generator.cli.main import run as run_command
from generator.load.release_record import read_release
from generator.workspace import Workspace
from tests.cli.command import CHECKOUT, run, run_process
from tests.release.small import CARD, LETTER, change, released, small_folder

FOLDER = f"templates/{LETTER}"
RULE = "vastgesteld-gewijzigd"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return released(small_folder(tmp_path_factory.mktemp("klaar")), CARD, LETTER).root


@pytest.fixture
def workspace(original: Path, tmp_path: Path) -> Workspace:
    shutil.copytree(original, tmp_path / "inhoud")
    return Workspace((tmp_path / "inhoud").resolve())


def found(workspace: Workspace, name: str = "els") -> list[tuple[str, int]]:
    findings = pipeline.check(workspace, [workspace.resolve(name)]).findings
    assert {finding.rule for finding in findings} <= {RULE}
    return [(finding.spot.file, finding.spot.line) for finding in findings]


def test_a_released_version_gives_no_findings(workspace: Workspace) -> None:
    assert found(workspace) == []


@pytest.mark.parametrize(
    "name", ["artikelen/groet.md", "model.yaml", "grondslagen.yaml", "voorbeelden/ok-brief.yaml"]
)
def test_an_altered_file_is_named(workspace: Workspace, name: str) -> None:
    path = workspace.root / FOLDER / name
    path.write_bytes(path.read_bytes() + b"\n")
    assert found(workspace) == [(f"{FOLDER}/{name}", 1)]


def test_a_lost_and_an_added_file_are_told_at_the_record(workspace: Workspace) -> None:
    (workspace.root / FOLDER / "artikelen" / "meer.md").write_text("meer", "utf-8")
    (workspace.root / FOLDER / "starter.yaml").unlink()
    record = (workspace.root / FOLDER / "vrijgave.yaml").read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(record, start=1) if text.startswith("  starter.yaml:"))
    assert found(workspace) == [(f"{FOLDER}/vrijgave.yaml", 1), (f"{FOLDER}/vrijgave.yaml", line)]


@pytest.mark.parametrize(
    ("old", "new"),
    [("mr. A. Jansen", "mr. B. Bos"), ("2027-02-01", "2026-02-01"), ("digest:", "digest_was:")],
)
def test_a_changed_record_does_not_fit_its_digest(workspace: Workspace, old: str, new: str) -> None:
    change(workspace, f"{FOLDER}/vrijgave.yaml", old, new)
    assert found(workspace) == [(f"{FOLDER}/vrijgave.yaml", 1)]


def test_a_digest_that_is_made_to_fit_a_change_is_found_too(workspace: Workspace) -> None:
    path = workspace.root / FOLDER / "vrijgave.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'(artikelen/groet.md: ")[0-9a-f]{64}', r"\g<1>" + "0" * 64, text), "utf-8")
    assert found(workspace) == [(f"{FOLDER}/artikelen/groet.md", 1), (f"{FOLDER}/vrijgave.yaml", 1)]


def test_a_version_that_lost_its_record_is_not_a_draft_again(workspace: Workspace) -> None:
    (workspace.root / FOLDER / "vrijgave.yaml").unlink()
    assert found(workspace) == [(f"{FOLDER}/model.yaml", 3)]


def test_line_ends_of_windows_and_hidden_files_change_nothing(workspace: Workspace) -> None:
    (workspace.root / FOLDER / ".DS_Store").write_bytes(b"\x00")
    (subject,) = pipeline.check(workspace, [workspace.resolve("els")]).subjects
    text = list(pipeline.documents(workspace, subject))
    windows = Workspace(workspace.root.with_name("windows"))
    shutil.copytree(workspace.root, windows.root)
    for path in (windows.root / FOLDER).rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(windows) == []
    (subject,) = pipeline.check(windows, [windows.resolve("els")]).subjects
    assert list(pipeline.documents(windows, subject)) == text


def test_what_a_file_links_to_is_watched_too(workspace: Workspace) -> None:
    change(workspace, f"templates/{CARD}/hoofdstukken/wie.md", "Hier", "Daar")
    checked = pipeline.check(workspace, [workspace.resolve("els")])
    assert [finding.spot.file for finding in checked.findings] == [f"templates/{CARD}/hoofdstukken/wie.md"]
    assert checked.subjects == []


def test_without_names_every_released_version_is_watched(workspace: Workspace) -> None:
    (workspace.root / "agreements" / "els.yaml").unlink()
    change(workspace, f"{FOLDER}/starter.yaml", "status: concept", "status: klaar")
    said = run("--root", str(workspace.root), "check", "--format", "github")
    assert said.returncode == 1
    assert f"file={FOLDER}/starter.yaml,line=1" in said.stdout
    assert run("--root", str(workspace.root), "check", "gewoon").returncode == 0


def test_git_heals_what_one_character_broke(workspace: Workspace) -> None:
    def git(*words: str) -> None:
        identity = ("-c", "user.name=J", "-c", "user.email=j@voorbeeld.example")
        subprocess.run(["git", "-C", str(workspace.root), *identity, *words], check=True, capture_output=True)

    git("init", "--quiet")
    git("add", "--all")
    git("commit", "--quiet", "--message", "vastgesteld")
    change(workspace, f"{FOLDER}/artikelen/groet.md", "Dag", "Dig")
    said = run("--root", str(workspace.root), "check", "els")
    assert said.returncode == 1
    assert f"{FOLDER}/artikelen/groet.md:1:1: fout: Dit bestand is gewijzigd." in said.stdout
    (command,) = re.findall(r"`git (checkout -- \S+)`", said.stdout)
    refused = run("--root", str(workspace.root), "build", "els", "--out", "uit", cwd=workspace.root)
    assert (refused.returncode, (workspace.root / "uit").exists()) == (1, False)
    git(*command.split())
    assert run("--root", str(workspace.root), "check", "els").returncode == 0


def test_documents_name_the_version_its_state_and_its_digest(workspace: Workspace, tmp_path: Path) -> None:
    arguments = ["--root", str(workspace.root), "build", "els", "--format", "docx,odt,pdf,html"]
    assert run_command([*arguments, "--out", str(tmp_path / "uit")]) == 0
    record = read_release(workspace.template(LETTER), FOLDER)
    assert record
    told = f"(vastgesteld, kenmerk {record.mark})"
    out = tmp_path / "uit" / "els"
    assert f"brief 2026.1 {told} · inhoud" in (html := (out / "brief.html").read_text("utf-8"))
    assert f'content="ojg; brief/2026.1 {told}; ' in html
    with zipfile.ZipFile(out / "brief.docx") as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    assert told in parts["docProps/core.xml"]
    assert any(told in text for name, text in parts.items() if name.startswith("word/footer"))
    assert any(f'"modelkenmerk": "{record.mark}"' in text for text in parts.values())
    with zipfile.ZipFile(out / "brief.odt") as package:
        assert told in package.read("meta.xml").decode()
        assert told in package.read("styles.xml").decode()
    said = run("show", str(out / "brief.pdf"))
    assert f"Model:    brief/2026.1 {told}" in said.stdout
    assert f'"modelkenmerk": "{record.mark}"' in (tmp_path / "uit" / "manifest.json").read_text("utf-8")


def test_a_released_version_cites_its_own_statutes(workspace: Workspace) -> None:
    change(workspace, "templates/grondslagen.yaml", "BWBR0034925", "BWBR9999999")
    draft = Workspace(workspace.root.with_name("ontwerp"))
    shutil.copytree(workspace.root, draft.root)
    (draft.root / FOLDER / "grondslagen.yaml").unlink()

    def links(place: Workspace) -> str:
        subject = next(one for one in pipeline.check(place, [place.resolve("els")]).readable)
        return str(next(iter(pipeline.documents(place, subject))).sections[0])

    assert "BWBR0034925" in links(workspace)
    assert "BWBR9999999" in links(draft)


def test_the_list_tells_who_approved_what(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command(["--root", str(workspace.root), "list"]) == 0
    assert re.search(
        r"^  brief/2026\.1 +vastgesteld +1\sfebruari\s2027 +mr\. A\. Jansen$", capsys.readouterr().out, re.M
    )


def test_an_engine_that_alters_released_words_is_caught_by_lint(workspace: Workspace, tmp_path: Path) -> None:
    engine = tmp_path / "programma"
    ignored = shutil.ignore_patterns("__pycache__", "content")
    shutil.copytree(CHECKOUT / "generator", engine / "generator", ignore=ignored)
    numbering = engine / "generator" / "compose" / "numbering.py"
    numbering.write_text(numbering.read_text("utf-8").replace('"Artikel"', '"Art."'), "utf-8")
    arguments = ("--root", str(workspace.root), "lint", LETTER)
    assert run(*arguments).returncode == 0
    altered = run_process(*arguments, cwd=engine, environment={"PYTHONPATH": str(engine)})
    assert altered.returncode == 1
    assert "Hier stond “Artikel 1 Groet”. Nu komt er “Art. 1 Groet”. Dat geeft ok-brief. [" in altered.stdout
    assert "Deze versie is vastgesteld" in altered.stdout
    healthy = run_process(
        "--root", str(workspace.root), "check", cwd=engine, environment={"PYTHONPATH": str(engine)}
    )
    assert healthy.returncode == 0, "the files themselves are unaltered"


def test_lint_never_rewrites_the_words_of_a_released_version(workspace: Workspace) -> None:
    path = workspace.root / FOLDER / "voorbeelden" / "teksten" / "groet.txt"
    path.write_text(path.read_text("utf-8").replace("Dag", "Hoi"), "utf-8")
    before = path.read_bytes()
    assert run_command(["--root", str(workspace.root), "lint", LETTER, "--update"]) == 1
    assert path.read_bytes() == before
