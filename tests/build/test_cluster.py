"""Documents written on a Dask cluster: those of this computer, whatever becomes of a worker."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.build.dask_processes import DaskProcesses, kill
from tests.build.processes import arguments, environment, finish, start
from tests.build.test_broken_off import wait_until
from tests.build.test_known import files_in
from tests.cli.command import run, run_process
from tests.soak import sampled

pytest.importorskip("distributed", reason="the extra `dask` is not installed")

_WITHOUT = (
    "import sys; sys.modules['distributed'] = None; "
    "from generator.cli.main import run; sys.exit(run(sys.argv[1:]))"
)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[DaskProcesses]:
    processes = DaskProcesses(tmp_path / "cluster")
    yield processes
    processes.stop()


@pytest.fixture
def many(root: Path) -> Path:
    """A content folder with more agreements."""
    for number in range(6):
        shutil.copy(root / "agreements/pekela.yaml", root / f"agreements/gemeente-{number}.yaml")
    return root


def at_home(root: Path) -> dict[str, bytes]:
    out = root.parent / "home"
    finish(start(root, out, "--jobs", "1"))
    return files_in(out)


def told(root: Path, address: str) -> str:
    """Build on a cluster on which that cannot be done, and return what is said of it."""
    done = run("--root", str(root), "build", "--format", "txt", "--out", str(root.parent / "build"),
               "--executor", address)  # fmt: skip
    assert done.returncode == 3
    assert done.stdout == ""
    return done.stderr


def test_a_cluster_writes_the_same_and_needs_no_content(root: Path, cluster: DaskProcesses) -> None:
    style = root / "templates/huisstijl/pekela"
    shutil.copytree(root / "templates/huisstijl/standaard", style)
    with (style / "screen.css").open("a", encoding="utf-8") as sheet:
        sheet.write("h1 { color: #7a2048 }\n")
    workers = [cluster.worker(out_of_reach=root) for _ in range(2)]
    words = ["--no-cache", "--root", str(root), "build", "--format", "docx,odt,html,txt"]
    assert run_process(*words, "--out", str(root.parent / "home"), "--jobs", "1").returncode == 0
    afar = run_process(*words, "--out", str(root.parent / "afar"), "--executor", cluster.address)
    assert (afar.returncode, [worker.poll() for worker in workers]) == (0, [None, None]), afar.stderr
    assert files_in(root.parent / "afar") == files_in(root.parent / "home")


def test_a_cluster_lays_out_the_same_pdf(root: Path, cluster: DaskProcesses) -> None:
    cluster.worker(out_of_reach=root)
    words = ["--no-cache", "--root", str(root), "build", "ojg", "--format", "pdf"]
    assert run_process(*words, "--out", str(root.parent / "home"), "--jobs", "1").returncode == 0
    afar = run_process(*words, "--out", str(root.parent / "afar"), "--executor", cluster.address)
    assert afar.returncode == 0, afar.stderr
    assert files_in(root.parent / "afar") == files_in(root.parent / "home")


def test_a_lost_worker_loses_no_document(many: Path, cluster: DaskProcesses) -> None:
    workers = [cluster.worker() for _ in range(2)]
    out = many.parent / "afar"
    process = start(many, out, "--executor", cluster.address)
    wait_until(lambda: list(out.glob("*/*.html")) != [])
    kill(workers[0])
    left = len(list(out.glob("*/*.html")))
    finish(process)
    assert left < len(list(out.glob("*/*.html"))), "it was killed too late to tell"
    assert files_in(out) == at_home(many)


def test_a_worker_that_comes_later_goes_on_when_all_were_lost(many: Path, cluster: DaskProcesses) -> None:
    first = cluster.worker()
    out = many.parent / "afar"
    process = start(many, out, "--executor", cluster.address)
    wait_until(lambda: list(out.glob("*/*.html")) != [])
    kill(first)
    cluster.worker()
    finish(process)
    assert files_in(out) == at_home(many)


def test_what_was_kept_is_not_written_again(root: Path, cluster: DaskProcesses) -> None:
    cluster.worker()
    words = ["--root", str(root), "build", "--format", "txt", "--executor", cluster.address, "--out"]
    assert run_process(*words, str(root.parent / "once")).returncode == 0
    cluster.stop()
    (root.parent / "once").rename(root.parent / "elsewhere")
    assert "antwoordt geen planner" in told(root, cluster.address)
    assert run_process(*words, str(root.parent / "elsewhere")).returncode == 0


def test_a_scheduler_that_goes_leaves_what_was_ready(many: Path, cluster: DaskProcesses) -> None:
    cluster.worker()
    out = many.parent / "afar"
    process = start(many, out, "--executor", cluster.address)
    wait_until(lambda: list(out.glob("*/*.html")) != [])
    kill(cluster.scheduler)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 3
    assert f"De verbinding met {cluster.address} is verbroken." in said
    assert "Traceback" not in said
    finish(start(many, out, "--jobs", "1"))
    assert files_in(out) == at_home(many)


@pytest.mark.parametrize(
    ("is_whole", "words"), [(True, "anders dan deze computer: ojg 0.1.0 ("), (False, "daar ontbreekt ojg")]
)
def test_a_worker_with_another_program_is_refused(
    root: Path, cluster: DaskProcesses, is_whole: bool, words: str
) -> None:
    cluster.worker(cluster.other_program(is_whole=is_whole))
    said = told(root, cluster.address)
    assert words in said
    assert "pip install 'ojg[dask]'" in said


@pytest.mark.parametrize("is_whole", sampled([True, False], [False]))
def test_a_worker_with_another_program_that_comes_later_is_refused(
    many: Path, cluster: DaskProcesses, is_whole: bool
) -> None:
    first = cluster.worker()
    out = many.parent / "afar"
    process = start(many, out, "--executor", cluster.address)
    wait_until(lambda: list(out.glob("*/*.html")) != [])
    cluster.worker(cluster.other_program(is_whole=is_whole))
    kill(first)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 3, said
    assert "schrijft documenten anders dan deze computer" in said


def test_a_scheduler_without_workers_says_how_to_start_one(root: Path, cluster: DaskProcesses) -> None:
    said = told(root, cluster.address)
    assert f"De planner op {cluster.address} heeft geen werkers." in said
    assert f"dask worker {cluster.address.removeprefix('dask://')}" in said


@pytest.mark.parametrize("is_listening", [False, True])
def test_an_address_without_a_scheduler_is_told(root: Path, is_listening: bool) -> None:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        if is_listening:
            place.listen()
        address = f"dask://127.0.0.1:{place.getsockname()[1]}"
        assert f"Op {address} antwoordt geen planner (scheduler) van Dask." in told(root, address)


@pytest.mark.parametrize(
    "address", ["", "10.0.0.5:8786", "dask://10.0.0.5", "tcp://10.0.0.5:8786", "dask://a b:1"]
)
def test_what_is_no_address_is_wrong_use(root: Path, address: str) -> None:
    done = run("--root", str(root), "build", "--executor", address)
    assert (done.returncode, f'"{address}" is geen adres' in done.stderr) == (2, True)


def test_processes_of_two_kinds_cannot_be_asked_for_at_once(root: Path) -> None:
    done = run("--root", str(root), "build", "--jobs", "2", "--executor", "dask://10.0.0.5:8786")
    assert (done.returncode, "Kies --jobs of --executor" in done.stderr) == (2, True)


def test_without_the_extra_it_says_what_to_install(root: Path) -> None:
    words = arguments(root, root.parent / "build", "--executor", "dask://127.0.0.1:1")
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT, *words],
        env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert "pip install 'ojg[dask]'" in done.stderr
