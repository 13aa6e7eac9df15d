"""Downloads: in each format, all in an archive, with a sign of progress, and within limits."""

from __future__ import annotations

import io
import os
import time
import zipfile

import pytest
from playwright.sync_api import Browser

from generator.errors import RenderError
from generator.render.house_style import style_for, style_names
from generator.render.workers import RenderJob
from generator.serve.making import Limits, make_all, ran_out
from generator.tasks.preview import preview
from generator.workspace import Workspace
from tests.serve.forms import texts_at
from tests.serve.workbench import ROOT, Workbench

BASE = "/o/agreements/veendam"
NAMES = ("modelovereenkomst", "functieprofiel", "informatieblad-centrum", "informatieblad-wildervank")
ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
MOMENT = 1_790_000_000
"""Seconds since 1970 of a day in 2026."""


@pytest.mark.slow
@pytest.mark.parametrize("form", ["docx", "odt", "pdf"])
def test_a_document_is_what_the_command_line_makes(fresh: Workbench, form: str) -> None:
    reply = fresh.download(f"{BASE}/download/functieprofiel.{form}")
    assert reply.status == 200
    assert f'filename="veendam-functieprofiel.{form}"' in reply.headers["content-disposition"]
    path = fresh.file("veendam")
    shown = preview(Workspace(fresh.root), path, path.read_text("utf-8"))
    assert reply.body == shown.written("functieprofiel", form)


@pytest.mark.slow
def test_the_archive_holds_all_with_the_day_of_the_last_change(fresh: Workbench) -> None:
    os.utime(fresh.file("veendam"), (MOMENT, MOMENT))
    page = fresh.get(f"{BASE}/document")
    assert 'href="/o/agreements/veendam/download/alles.zip?stuk=modelovereenkomst"' in page.text
    first = fresh.download(f"{BASE}/download/alles.zip")
    with zipfile.ZipFile(io.BytesIO(first.body)) as archive:
        assert archive.testzip() is None
        kinds = ("docx", "odt", "pdf")
        assert sorted(archive.namelist()) == sorted(f"veendam/{n}.{kind}" for n in NAMES for kind in kinds)
        day = time.localtime(MOMENT)
        assert {one.date_time[:3] for one in archive.infolist()} == {day[:3]}
        assert archive.read("veendam/modelovereenkomst.pdf").startswith(b"%PDF")
        assert ODT in archive.read("veendam/modelovereenkomst.odt")[:100]
    assert fresh.download(f"{BASE}/download/alles.zip").body == first.body


def test_what_takes_long_tells_how_far_it_is(fresh: Workbench) -> None:
    waiting = fresh.get(f"{BASE}/download/alles.zip")
    assert waiting.status == 202
    assert "van de 12 bestanden" in waiting.text
    assert waiting.headers["refresh"] == "1; url=?wacht=1"
    while (reply := fresh.get(f"{BASE}/download/alles.zip?wacht=1")).status == 202:
        assert "<progress" in reply.text
    assert reply.headers["location"] == f"{BASE}/document?klaar=alles.zip"
    page = fresh.get(reply.headers["location"])
    assert "Uw download is klaar" in texts_at(page, "bij-goed")[0]
    assert page.headers["refresh"] == f"0; url={BASE}/download/alles.zip"
    assert "refresh" not in fresh.get(f"{BASE}/document?klaar=geen.zip").headers
    assert fresh.get(f"{BASE}/download/alles.zip").body[:2] == b"PK"


@pytest.mark.slow
@pytest.mark.parametrize("script", [True, False])
def test_a_download_that_takes_long_begins_by_itself(
    fresh: Workbench, browser: Browser, script: bool
) -> None:
    context = fresh.context(browser, java_script_enabled=script, accept_downloads=True)
    page = context.new_page()
    page.goto(fresh.address + f"{BASE}/document?stuk=functieprofiel")
    with page.expect_download(timeout=180_000) as download:
        page.get_by_role("link", name="Alles in één zip").click()
    assert download.value.suggested_filename == "veendam.zip"
    assert page.locator("h1").first.inner_text() == "Document"
    assert "klaar" in page.locator("#klaar").inner_text()
    assert page.locator(".tabs [aria-current]").inner_text() == "Functieprofiel"
    context.close()


@pytest.mark.parametrize("name", ["geen.pdf", "modelovereenkomst.exe", "alles.pdf", "..%2Fveendam.yaml"])
def test_what_is_no_document_is_not_there(fresh: Workbench, name: str) -> None:
    assert fresh.get(f"{BASE}/download/{name}").status == 404


@pytest.mark.parametrize("library_says", [MemoryError(), SystemError("error return without exception set")])
def test_a_library_without_memory_ran_out_whatever_it_says(library_says: Exception) -> None:
    problem = RenderError("De PDF is niet gemaakt.")
    problem.__cause__ = library_says
    assert ran_out(problem)
    assert not ran_out(RenderError("De PDF is niet gemaakt."))


@pytest.mark.parametrize("limits", [Limits(seconds=1), Limits(memory=300 * 1024**2)])
def test_a_document_that_takes_too_much_is_refused_and_nothing_else_stops(limits: Limits) -> None:
    workspace = Workspace(ROOT)
    path = ROOT / "agreements" / "veendam.yaml"
    shown = preview(workspace, path, path.read_text("utf-8"))
    assert shown.subject is not None
    style = style_for(workspace, *style_names(shown.subject))
    job = RenderJob("veendam", shown.document("modelovereenkomst"), "pdf", style)
    (made,) = make_all([job], limits)
    assert made.data == b""
    assert made.problem is not None
    assert "te veel tijd of geheugen" in made.problem.message
