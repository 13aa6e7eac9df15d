"""With a real git: comparison in plain language, broken files, merges, and what is set and taken away."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from generator.errors import WorkspaceError
from generator.tasks import git_install as git_setup
from generator.tasks import new_folder
from generator.tasks.textconv import readable
from generator.workspace import Workspace
from tests.cli.command import CHECKOUT, run, run_process

QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A. Proef",
    "GIT_AUTHOR_EMAIL": "a@proef.example",
    "GIT_COMMITTER_NAME": "A. Proef",
    "GIT_COMMITTER_EMAIL": "a@proef.example",
    "PYTHONPATH": str(CHECKOUT),
}
FILE = "agreements/stadskanaal.yaml"


def git(folder: Path, *arguments: str, code: int = 0) -> str:
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **QUIET},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr + done.stdout
    return done.stdout


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", message)


def edit(folder: Path, *changes: tuple[str, str], file: str = FILE) -> None:
    text = (folder / file).read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (folder / file).write_text(text, "utf-8")


def changed_lines(difference: str) -> list[str]:
    return [line for line in difference.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A fresh repository with content, as `ojg init` and `git init` make it."""
    target = tmp_path / "map"
    new_folder.init_folder(target)
    git(target, "init", "-q", "-b", "main")
    commit(target, "begin")
    result = run("git-install", cwd=target)
    assert result.returncode == 0, result.stderr
    assert git(target, "status", "--porcelain") == ""
    return target


def test_a_difference_names_the_terms_and_their_group(folder: Path) -> None:
    edit(folder, ("tarief_eur: 98.50", "tarief_eur: 101.25"), ("einde: 2028-12-31", "einde: 2029-12-31"))
    difference = git(folder, "diff")
    assert changed_lines(difference) == [
        "-    tarief: € 98,50",
        "+    tarief: € 101,25",
        "-    einddatum: 31 december 2028",
        "+    einddatum: 31 december 2029",
    ]
    assert "@@ Aansprakelijkheid" in difference


def test_order_quotes_and_comments_are_no_difference(folder: Path) -> None:
    edit(
        folder,
        ("status: voorbeeld\nkenmerk: Z-2026-0412\n", "kenmerk: 'Z-2026-0412' # zaak\nstatus: voorbeeld\n"),
        ("plafond_eur_per_jaar: 180000", "plafond_eur_per_jaar:   180000"),
    )
    assert changed_lines(git(folder, "diff")) == []


def test_history_with_a_broken_file_can_be_read(folder: Path) -> None:
    edit(folder, ("  tarief_eur: 98.50", "  tarief_eur: [98.50"))
    commit(folder, "kapot")
    edit(folder, ("  tarief_eur: [98.50", "  tarief_eur: 99"))
    commit(folder, "weer heel")
    history = git(folder, "log", "-p")
    assert "+  tarief_eur: [98.50" in history
    assert "+    tarief: € 99" in history
    assert changed_lines(git(folder, "diff", "HEAD~2", "HEAD")) == [
        "-    tarief: € 98,50",
        "+    tarief: € 99",
    ]


def test_word_files_are_compared_as_text(folder: Path) -> None:
    word = folder / "brief.docx"
    _word(word, "De aanbieder betaalt.")
    commit(folder, "brief")
    _word(word, "De gemeente betaalt.")
    assert changed_lines(git(folder, "diff")) == ["-De aanbieder betaalt.", "+De gemeente betaalt."]
    word.write_bytes(b"PK\x03\x04 en verder niets")
    assert "+Dit is geen leesbaar Word-bestand: " in git(folder, "diff")


def test_without_the_program_git_shows_the_bare_text(folder: Path) -> None:
    setting = git(folder, "config", "diff.ojg.textconv").strip()
    assert " textconv " in setting
    git(folder, "config", "diff.ojg.textconv", f"f() {{ /nergens/{setting.partition('{ ')[2].lstrip('/')}")
    edit(folder, ("tarief_eur: 98.50", "tarief_eur: 101.25"))
    assert changed_lines(git(folder, "diff")) == ["-  tarief_eur: 98.50", "+  tarief_eur: 101.25"]


def test_edits_of_different_terms_merge_without_conflict(folder: Path) -> None:
    git(folder, "checkout", "-qb", "tarief")
    edit(folder, ("tarief_eur: 98.50", "tarief_eur: 101.25"))
    commit(folder, "tarief")
    git(folder, "checkout", "-q", "main")
    edit(
        folder,
        ("  einde: 2028-12-31", "  einde: 2029-12-31"),
        ("  schuiven_procent: 10", "  schuiven_procent: 20"),
    )
    commit(folder, "einde")
    git(folder, "merge", "-q", "tarief")
    merged = (folder / FILE).read_text("utf-8")
    assert all(text in merged for text in ("tarief_eur: 101.25", "einde: 2029-12-31", "schuiven_procent: 20"))
    assert run("fmt", "--check", cwd=folder).returncode == 0
    assert changed_lines(git(folder, "diff", "HEAD~1", "HEAD")) == [
        "-    tarief: € 98,50",
        "+    tarief: € 101,25",
    ]


def test_terms_added_in_different_groups_merge_after_fmt(folder: Path) -> None:
    git(folder, "checkout", "-qb", "klachten")
    edit(folder, ("slotbepalingen:\n", "vervanging:\n  ziekte_na_dagen: 7\nslotbepalingen:\n"))
    run("fmt", cwd=folder)
    commit(folder, "vervanging")
    git(folder, "checkout", "-q", "main")
    edit(folder, ("  inkoopvoorwaarden: geen", "  inkoopvoorwaarden: geen\n  rechtbank: Noord-Nederland"))
    commit(folder, "rechtbank")
    git(folder, "merge", "-q", "klachten")
    assert run("fmt", "--check", cwd=folder).returncode == 0


def test_installing_twice_changes_nothing(folder: Path) -> None:
    before = (folder / ".gitattributes").read_bytes(), (folder / ".git" / "config").read_bytes()
    again = run("git-install", cwd=folder)
    assert ".gitattributes had deze regels al." in again.stdout
    assert "diff.ojg.textconv stond al goed." in again.stdout
    assert ((folder / ".gitattributes").read_bytes(), (folder / ".git" / "config").read_bytes()) == before


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_own_lines_stay_and_removing_puts_everything_back(tmp_path: Path, end: bytes) -> None:
    for name in ("templates", "agreements"):
        (tmp_path / name).mkdir()
    own = end.join((b"*.png binary", b"agreements/*.yaml  diff=ojg", b"* text=auto"))
    (tmp_path / ".gitattributes").write_bytes(own)
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "diff.eigen.textconv", "cat")
    workspace = Workspace.find(tmp_path)
    assert git_setup.install(workspace, ["ojg"])[0].startswith(".gitattributes: 2 regels toegevoegd")
    lines = (tmp_path / ".gitattributes").read_bytes().split(end)
    assert lines[:3] == own.split(end)
    assert lines[-3:] == [b"profiles/*.yaml diff=ojg", b"*.docx diff=ojg-docx", b""]
    assert b"diff.ojg.textconv=f() { ojg textconv " in git(tmp_path, "config", "-l").encode()
    git_setup.remove(workspace)
    assert (tmp_path / ".gitattributes").read_bytes() == end.join((b"*.png binary", b"* text=auto", b""))
    assert "diff.eigen.textconv" in git(tmp_path, "config", "-l")
    assert "diff.ojg" not in git(tmp_path, "config", "-l")
    assert git_setup.remove(workspace) == ["Er was niets in te trekken."]


def test_another_repository_in_the_surroundings_is_left_alone(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "ander"
    other.mkdir()
    git(other, "init", "-q")
    run("git-install", "--remove", cwd=folder)
    before = (other / ".git" / "config").read_bytes()
    surroundings = {"GIT_DIR": str(other / ".git")}
    result = run_process("--root", str(folder), "git-install", cwd=tmp_path, environment=surroundings)
    assert result.returncode == 0, result.stderr
    assert " textconv " in git(folder, "config", "--local", "diff.ojg.textconv")
    assert (other / ".git" / "config").read_bytes() == before


def test_a_file_that_was_made_is_taken_away_again(tmp_path: Path) -> None:
    for name in ("templates", "agreements"):
        (tmp_path / name).mkdir()
    git(tmp_path, "init", "-q")
    git_setup.install(Workspace.find(tmp_path), ["ojg"])
    git_setup.remove(Workspace.find(tmp_path))
    assert not (tmp_path / ".gitattributes").exists()


def test_content_in_a_folder_of_the_repository(folder: Path, tmp_path: Path) -> None:
    whole = tmp_path / "geheel"
    whole.mkdir()
    shutil.copytree(folder, whole / "de map", ignore=shutil.ignore_patterns(".git"))
    git(whole, "init", "-q")
    commit(whole, "begin")
    assert run("--root", str(whole / "de map"), "git-install", cwd=tmp_path).returncode == 0
    edit(whole / "de map", ("tarief_eur: 98.50", "tarief_eur: 101.25"))
    assert "+    tarief: € 101,25" in git(whole, "diff")


def test_outside_a_repository_it_says_so(tmp_path: Path) -> None:
    new_folder.init_folder(tmp_path / "map")
    with pytest.raises(WorkspaceError, match="valt niet onder git"):
        git_setup.install(Workspace.find(tmp_path / "map"), ["ojg"])


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00",
        b"a: [",
        b"model: geen/1\n",
        b"- lijst\n",
        b"model: modelovereenkomst/2026.1\nmodel: x\n",
        b"[" * 40000,
    ],
)
def test_what_cannot_be_read_comes_back_as_it_is(raw: bytes, tmp_path: Path) -> None:
    assert readable(raw, "x.yaml", CHECKOUT) == raw
    assert readable(b"model: modelovereenkomst/2026.1\n", "x.yaml", tmp_path).startswith(b"model:")


def test_a_file_with_other_faults_is_still_readable() -> None:
    raw = b"looptijd:\n  einde: ooit\n  ingang: 2027-01-01\nvreemd: {a: [1, {b: 2}]}\n"
    raw += b"model: modelovereenkomst/2026.1\n"
    assert readable(raw, "x.yaml", CHECKOUT).decode().splitlines() == [
        "modelversie: modelovereenkomst/2026.1",
        "Looptijd",
        "    ingangsdatum: 1 januari 2027",
        "    einddatum: ooit",
        "Vreemd",
        "    a: 1",
        "    a › b: 2",
    ]


def test_the_command_never_fails(tmp_path: Path) -> None:
    for arguments in (("textconv", "bestaat-niet.yaml"), ("--root", "nergens", "textconv", str(tmp_path))):
        result = run(*arguments, cwd=tmp_path)
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    (tmp_path / "x.yaml").write_text("a: [1,\n", "utf-8")
    assert run("--root", "nergens", "textconv", "x.yaml", cwd=tmp_path).stdout == "a: [1,\n"


def test_the_start_of_a_folder_has_the_attributes() -> None:
    lines = (CHECKOUT / "templates" / "start" / ".gitattributes").read_text("utf-8").splitlines()
    assert set(git_setup.LINES) <= set(lines)


def _word(path: Path, text: str) -> None:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = (
        f'<w:document xmlns:w="{name}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r>'
        "<w:del><w:r><w:delText>weg</w:delText></w:r></w:del></w:p><w:tbl><w:tr>"
        "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc>"
        "</w:tr></w:tbl></w:body></w:document>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", body)
