"""What a build does to a folder: only its own files change, and each change is told."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from generator import pipeline
from generator.errors import OutputError
from generator.tasks.build.lock import locked
from generator.tasks.build.run import build
from generator.workspace import CONTENT_FOLDERS, Workspace
from tests.acceptance.folder import content_folder
from tests.build.conftest import put_mark
from tests.build.processes import (
    arguments,
    documents_in,
    environment,
    is_true,
    manifest_of,
    marks_of,
    unfinished,
)
from tests.cli.command import run


def built(root: Path, *formats: str, names: tuple[str, ...] = ()) -> list[str]:
    """Build in this process, and return what is told about older documents."""
    workspace = Workspace(root)
    every = [path for folder in CONTENT_FOLDERS for path in workspace.files(folder)]
    paths = [workspace.resolve(name) for name in names] or every
    told: list[str] = []
    build(workspace, paths, pipeline.Order(formats, 1), root / "build", tell=told.append)
    return told


def test_what_a_person_put_there_stays(root: Path) -> None:
    built(root, "txt", names=("pekela",))
    (root / "build/pekela/brief.docx").write_bytes(b"van mij")
    (root / "build/scan.pdf").write_bytes(b"getekend")
    put_mark(root, "NIEUW-2")
    assert built(root, "txt", names=("pekela",)) == []
    assert (root / "build/pekela/brief.docx").read_bytes() == b"van mij"
    assert (root / "build/scan.pdf").read_bytes() == b"getekend"


def test_a_document_that_was_changed_is_not_replaced_and_not_listed(root: Path) -> None:
    built(root, "txt", names=("pekela",))
    path = root / "build/pekela/modelovereenkomst.txt"
    path.write_text("met opmerkingen", encoding="utf-8")
    for number in range(2):
        put_mark(root, f"NIEUW-{number}")
        with pytest.raises(OutputError, match=r"pekela/modelovereenkomst\.txt is niet door ojg gemaakt, of"):
            built(root, "txt", names=("pekela",))
        assert path.read_text("utf-8") == "met opmerkingen"
        assert "pekela/modelovereenkomst.txt" not in manifest_of(root / "build")
        assert marks_of(root / "build")["pekela/functieprofiel.txt"] == f"NIEUW-{number}"
    path.unlink()
    built(root, "txt", names=("pekela",))
    assert is_true(root / "build")


def test_a_file_of_the_same_name_that_is_not_ours_stays(root: Path) -> None:
    (root / "build/pekela").mkdir(parents=True)
    (root / "build/pekela/modelovereenkomst.txt").write_bytes(b"getekend exemplaar")
    with pytest.raises(OutputError, match="niet vervangen"):
        built(root, "txt", names=("pekela",))
    assert (root / "build/pekela/modelovereenkomst.txt").read_bytes() == b"getekend exemplaar"


def test_other_formats_stay_as_long_as_they_say_the_same(root: Path) -> None:
    built(root, "html", names=("pekela",))
    assert built(root, "txt", names=("pekela",)) == []
    assert {path.suffix for path in (root / "build/pekela").iterdir()} == {".html", ".txt"}
    assert is_true(root / "build")
    put_mark(root, "NIEUW-2")
    (told,) = built(root, "txt", names=("pekela",))
    assert "build/pekela/: verwijderd wat niet meer klopt: functieprofiel.html" in told
    assert {path.suffix for path in (root / "build/pekela").iterdir()} == {".txt"}
    assert is_true(root / "build")


def test_a_format_option_given_again_adds_to_the_first(root: Path) -> None:
    assert run("build", "pekela", "--format", "txt", "--format", "html, TXT", cwd=root).returncode == 0
    assert {path.suffix for path in (root / "build/pekela").iterdir()} == {".html", ".txt"}


def test_another_house_style_makes_other_formats_stale(root: Path) -> None:
    style = root / "templates/huisstijl/pekela"
    built(root, "html", names=("pekela",))
    style.mkdir()
    (style / "kleuren.css").write_bytes((style.parent / "standaard/kleuren.css").read_bytes() + b"\n")
    (told,) = built(root, "txt", names=("pekela",))
    assert "verwijderd wat niet meer klopt" in told


def test_documents_of_content_that_is_gone_go(root: Path) -> None:
    built(root, "txt")
    (root / "build/veendam/brief.docx").write_bytes(b"van mij")
    (root / "agreements/veendam.yaml").unlink()
    (told,) = built(root, "txt", names=("pekela",))
    assert told.endswith("build/veendam/: 4 documenten verwijderd; er is geen bestand veendam meer.")
    assert [path.name for path in (root / "build/veendam").iterdir()] == ["brief.docx"]
    assert b"veendam/" not in (root / "build/index.html").read_bytes()


def test_a_practice_that_leaves_takes_its_documents_along(root: Path) -> None:
    built(root, "txt", names=("pekela",))
    path = root / "agreements/pekela.yaml"
    path.write_text(path.read_text("utf-8").replace("ommelanderwijk", "boven"), encoding="utf-8")
    (told,) = built(root, "txt", names=("pekela",))
    assert told.endswith("informatieblad-ommelanderwijk.txt.")
    assert (root / "build/pekela/informatieblad-boven.txt").is_file()


def test_a_lost_or_outdated_manifest_is_made_true_again(root: Path) -> None:
    out = root / "build"
    built(root, "txt")
    whole = (out / "manifest.json").read_bytes()
    for damaged in (b"", b"{", whole.replace(b'"sha256": "', b'"sha256": "0')):
        (out / "manifest.json").write_bytes(damaged)
        built(root, "txt", names=("ojg",))
        assert (out / "manifest.json").read_bytes() == whole
    (out / "manifest.json").unlink()
    (out / "veendam/modelovereenkomst.txt").unlink()
    built(root, "txt", names=("ojg",))
    assert is_true(out)


def test_what_older_versions_left_unfinished_goes(root: Path) -> None:
    (root / "build/.ojg-abcd1234/old").mkdir(parents=True)
    (root / "build/.ojg-abcd1234/old/brief.txt").write_bytes(b"oud")
    (root / "build/.ojg-xyz").write_bytes(b"half")
    running = root / f"build/.ojg-{os.getppid()}-aa-b"
    running.write_bytes(b"bezig")
    built(root, "txt", names=("ojg",))
    assert unfinished(root) == [running]


@pytest.mark.parametrize("out", [".", "..", "agreements", "templates/x", "profiles/ojg", ".git/x", "/", "~"])
def test_an_unsafe_folder_is_refused_before_anything_is_written(root: Path, out: str) -> None:
    before = sorted(root.parent.rglob("*"))
    place = Path(out).expanduser() if out in "/~" else root / out
    workspace = Workspace(root)
    paths = [workspace.resolve("ojg-ggz")]
    with pytest.raises(OutputError, match="komen geen documenten") as caught:
        build(workspace, paths, pipeline.Order(["txt"], 1), place)
    assert "--out" in caught.value.hint
    assert sorted(root.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "text"), [("manifest.json", '{"name": "app"}'), ("index.html", "<p>mijn site")]
)
def test_somebody_elses_site_is_refused(root: Path, name: str, text: str) -> None:
    (root / "build").mkdir()
    (root / "build" / name).write_text(text, encoding="utf-8")
    with pytest.raises(OutputError, match=f"daar staat al een {name} die niet van ojg is"):
        built(root, "txt")
    assert [path.name for path in (root / "build").iterdir()] == [name]


def test_who_holds_the_folder_too_long_is_named(tmp_path: Path) -> None:
    with (
        locked(tmp_path / "slot", "build"),
        pytest.raises(OutputError, match=rf"build is bezet.*proces {os.getpid()}"),
        locked(tmp_path / "slot", "build", longest=0.1),
    ):
        pytest.fail("two held it at once")


@pytest.mark.parametrize("handles", [12, 20, 40])
def test_few_file_handles_are_enough(root: Path, handles: int) -> None:
    command = [sys.executable, "-m", "generator", *arguments(root, root / "build", "--jobs", "4")]
    done = subprocess.run(
        command, env=environment(), capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (handles, handles)),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert is_true(root / "build")


def test_a_full_disk_leaves_the_old_documents_whole(tmp_path: Path) -> None:
    root = content_folder(tmp_path, "pekela").resolve()
    out = root / "build"
    built(root, "txt", "html")
    before = documents_in(out)
    put_mark(root, "NIEUW-2")
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments(root, out, "--jobs", "1")],
        env=environment(), capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert "is niet te schrijven (het bestand wordt groter dan hier mag)" in done.stderr
    assert before.keys() == documents_in(out).keys()
    assert before["pekela/modelovereenkomst.html"] == documents_in(out)["pekela/modelovereenkomst.html"]
    built(root, "txt", "html")
    assert is_true(out)
    assert unfinished(root) == []
