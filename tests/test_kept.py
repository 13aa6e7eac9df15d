"""What is kept between runs changes no word, and a damaged file does no harm."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.edge import kept
from generator.language import nodes
from generator.language.packing import packed, unpacked
from generator.language.trees import tree_of
from tests.cli.command import CHECKOUT, run_process
from tests.soak import sampled

CHECK = ("check", "stadskanaal", "--format", "json", "--vandaag", "2026-06-01")
FILES = ("vormen.json", "zinnen.json")
RESULTS = "resultaten"


def checked(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return run_process(*options, *CHECK, environment={"XDG_CACHE_HOME": str(folder)})


@pytest.fixture(scope="module")
def cold(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("kept")
    return folder, checked(folder).stdout


def test_a_run_leaves_what_the_next_one_needs(cold: tuple[Path, str]) -> None:
    folder, said = cold
    assert sorted(path.name for path in (folder / "ojg").iterdir()) == [RESULTS, *FILES]
    again = checked(folder)
    assert (again.stdout, again.stderr) == (said, "")


@pytest.mark.parametrize("library", ["jinja2", "jsonschema"])
def test_a_library_is_not_even_imported_the_second_time(cold: tuple[Path, str], library: str) -> None:
    code = (
        "import sys; from generator.cli.main import run; run(sys.argv[1:]); "
        f"print('{library}' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *CHECK],
        cwd=CHECKOUT,
        env={"XDG_CACHE_HOME": str(cold[0]), "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert (done.stdout, done.stderr.strip()) == (cold[1], "False")


def test_nothing_is_kept_when_that_is_asked(tmp_path: Path, cold: tuple[Path, str]) -> None:
    assert checked(tmp_path, "--no-cache").stdout == cold[1]
    assert not (tmp_path / "ojg").exists()


def test_a_command_removes_what_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "ojg"
    checked(tmp_path)
    assert folder.is_dir()
    clean = {"XDG_CACHE_HOME": str(tmp_path)}
    assert run_process("opruimen", environment=clean).stdout == f"Verwijderd: {folder}.\n"
    assert not folder.exists()
    assert run_process("opruimen", environment=clean).stdout == f"Er was niets bewaard in {folder}.\n"
    assert not folder.exists()


def test_a_command_removes_only_what_the_program_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "schijf", tmp_path / "ojg"
    names = ("vormen.json", "zinnen-abc_1.new", f"{RESULTS}/ab/{'c' * 62}", f"{RESULTS}/ab/tmpx.new")
    others = ("brief.txt", "notities.json", f"{RESULTS}/ab/brief.txt")
    for name in (*names, *others):
        (real / name).parent.mkdir(parents=True, exist_ok=True)
        (real / name).write_bytes(b"x")
    link.symlink_to(real)
    done = run_process("opruimen", environment={"XDG_CACHE_HOME": str(tmp_path)})
    assert done.stdout.startswith(f"Verwijderd: wat ojg bewaarde in {link}. De map en wat er verder in staat")
    assert sorted(str(path.relative_to(real)) for path in real.rglob("*") if path.is_file()) == sorted(others)


def test_a_cache_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "ojg" / "vormen.json").mkdir(parents=True)
    (tmp_path / "ojg" / RESULTS).symlink_to(tmp_path)
    (tmp_path / "leeg").mkdir()
    done = run_process("opruimen", environment={"XDG_CACHE_HOME": str(tmp_path)})
    assert (done.returncode, done.stdout) == (0, f"Er was niets bewaard in {tmp_path / 'ojg'}.\n")
    assert (tmp_path / "leeg").is_dir()
    relative = run_process("opruimen", environment={"XDG_CACHE_HOME": "hier", "HOME": str(tmp_path)})
    assert relative.stdout == f"Er was niets bewaard in {tmp_path / '.cache' / 'ojg'}.\n"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("harm", ["other", "cut", "sign", "folder"])
def test_a_damaged_file_counts_as_absent(
    name: str, harm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept.Cache, "folder", tmp_path)
    stem = name.removesuffix(".json")
    kept.keep(stem, "stamp", {"a": ["b", 1]})
    assert kept.read_kept(stem, "stamp") == {"a": ["b", 1]}
    assert kept.read_kept(stem, "another stamp") is None
    path = tmp_path / name
    data = path.read_bytes()
    path.unlink()
    if harm == "folder":
        path.mkdir()
    else:
        path.write_bytes({"other": b"\xff\x00", "cut": data[:-1], "sign": data.replace(b'"b"', b'"c"')}[harm])
    assert kept.read_kept(stem, "stamp") is None
    kept.keep(stem, "stamp", ["new"])
    assert kept.read_kept(stem, "stamp") == (None if harm == "folder" else ["new"])


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path, cold: tuple[Path, str]) -> None:
    (tmp_path / "ojg").write_text("no folder")
    assert checked(tmp_path).stdout == cold[1]


@pytest.mark.parametrize(
    "path",
    sampled(
        sorted((CHECKOUT / "templates").rglob("*.md")),
        sorted((CHECKOUT / "templates" / "modelovereenkomst").rglob("*.md"))[:6],
    ),
    ids=lambda path: path.stem,
)
def test_a_tree_that_was_written_is_the_tree_that_was_read(path: Path) -> None:
    tree = tree_of(path.read_text("utf-8").partition("\n---\n")[2])
    again = unpacked(json.loads(json.dumps(packed(tree))))
    assert packed(again) == packed(tree)
    assert isinstance(again, nodes.Template)
    assert [type(one) for one in again.find_all(nodes.Node)] == [
        type(one) for one in tree.find_all(nodes.Node)
    ]
