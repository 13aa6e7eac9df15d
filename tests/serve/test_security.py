"""Attacks on the workbench: from another page, another name, another program, and through what is typed."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

import pytest

from generator.serve.security import LARGEST_BODY
from generator.serve.server import HOST
from tests.serve.workbench import Workbench, content, served

TASKS = "/o/agreements/veendam/"
QUESTION = "/o/agreements/veendam/vraag/kenmerk"
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example", ""])
def test_another_name_for_this_computer_is_refused(shown: Workbench, host: str) -> None:
    reply = shown.ask("GET", "/", headers={"Host": host})
    assert reply.status in (400, 421)
    assert "Veendam" not in reply.text


@pytest.mark.parametrize("cookie", ["", "ojg=x", "ojg-1=y", "{name}=", "{name}=fout", '{name}="x', "é=1"])
def test_who_did_not_come_in_by_the_door_sees_nothing(shown: Workbench, cookie: str) -> None:
    name = shown.people.gate().cookie_name
    reply = shown.ask("GET", TASKS, headers={"Cookie": cookie.format(name=name)})
    assert reply.status == 403
    assert "Veendam" not in reply.text


def test_the_door_opens_once(tmp_path: Path) -> None:
    with served(content(tmp_path / "map", "veendam")) as workbench:
        token = workbench.people.gate().token
        assert workbench.ask("GET", "/open?sleutel=fout", headers={"Cookie": ""}).status == 403
        first = workbench.ask(
            "GET", f"/open?sleutel={token}", headers={"Cookie": "", "Sec-Fetch-Site": "none"}
        )
        assert first.status == 303
        cookie = first.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "samesite=strict" in cookie.lower()
        assert workbench.ask("GET", f"/open?sleutel={token}", headers={"Cookie": ""}).status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": ""},
        {"Origin": "http://127.0.0.1:1", "Sec-Fetch-Site": "same-site"},
        {"Origin": "null", "Sec-Fetch-Site": ""},
        {"Origin": "", "Sec-Fetch-Site": ""},
        {"Origin": "", "Sec-Fetch-Site": "none"},
    ],
)
def test_a_form_of_another_page_is_refused(fresh: Workbench, headers: dict[str, str]) -> None:
    before = fresh.file("veendam").read_bytes()
    reply = fresh.ask("POST", QUESTION, "h%3Akenmerk=V-2026-300218&w%3Akenmerk=gekaapt", headers)
    assert reply.status == 403
    assert fresh.file("veendam").read_bytes() == before


def test_another_page_can_not_read_ours(shown: Workbench) -> None:
    assert shown.ask("GET", TASKS, headers={"Sec-Fetch-Site": "cross-site"}).status == 403
    assert shown.ask("GET", TASKS).headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", TASKS, "/bestaat-niet", "/static/werkblad.css", "/o/agreements/geen/"])
def test_no_page_can_be_framed_or_run_a_script_of_another(shown: Workbench, path: str) -> None:
    headers = shown.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"


def test_no_page_has_a_script_or_a_style_in_it(shown: Workbench) -> None:
    for path in ("/", TASKS, QUESTION, "/nieuw", "/o/agreements/veendam/wijzigingen"):
        text = shown.get(path).text
        assert text.count("<script") == text.count('<script src="/static/') == 2
        assert "<style" not in text
        assert " style=" not in text


@pytest.mark.parametrize(
    "path",
    [
        "/o/agreements/../../etc/passwd/",
        "/o/agreements/..%2f..%2fprofiles%2fojg/",
        "/o/%2e%2e/veendam/",
        "/o/templates/modelovereenkomst/",
        "/o/agreements/%00/",
        "/static/..%2f..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/o/agreements/veendam/download/..%2f..%2fveendam.yaml",
        "/o/agreements/veendam/download/veendam.yaml",
    ],
)
def test_a_name_never_becomes_a_path(shown: Workbench, path: str) -> None:
    reply = shown.get(path)
    assert reply.status in (400, 404)
    assert b"root:" not in reply.body
    assert b"import" not in reply.body


def test_a_new_file_stays_in_its_folder(fresh: Workbench) -> None:
    before = {path for path in fresh.root.parent.rglob("*") if path.is_file()}
    for name in ("../../buiten", "/etc/buiten", "..", "a/b", "\x00"):
        fresh.post("/o/agreements/veendam/kopie", [("naam", name)])
    made = {path for path in fresh.root.parent.rglob("*") if path.is_file()} - before
    assert all(path.parent == fresh.root / "agreements" for path in made)


def test_a_body_of_two_mebibytes_is_refused(fresh: Workbench) -> None:
    before = fresh.file("veendam").read_bytes()
    big = "w%3Akenmerk=" + "x" * (2 * LARGEST_BODY)
    with suppress(BrokenPipeError, ConnectionResetError):  # it did not even read it
        assert fresh.ask("POST", QUESTION, big).status == 413
    assert fresh.file("veendam").read_bytes() == before


def test_a_body_that_lies_about_its_length_is_not_read_on(fresh: Workbench) -> None:
    with socket.create_connection((HOST, fresh.port), timeout=10) as connection:
        name = fresh.people.gate().cookie_name
        head = (
            f"POST {QUESTION} HTTP/1.1\r\nHost: {fresh.host}\r\nOrigin: {fresh.address}\r\n"
            f"Cookie: {name}={fresh.cookie}\r\nSec-Fetch-Site: same-origin\r\n"
            "Transfer-Encoding: chunked\r\n\r\n"
        )
        connection.sendall(head.encode())
        piece = b"x" * 65536
        try:
            for _ in range(2 * LARGEST_BODY // len(piece)):
                connection.sendall(b"%x\r\n%s\r\n" % (len(piece), piece))
            connection.sendall(b"0\r\n\r\n")
            answer = connection.recv(4096)
        except (BrokenPipeError, ConnectionResetError):
            answer = b"HTTP/1.1 413"
    assert b" 413" in answer.split(b"\r\n")[0]


@pytest.mark.parametrize("body", [b"\xff\xfe", b"=" * 10 + b"&;" * 20, b"a" * 100, b"%zz=%"])
def test_a_body_that_is_no_form_stores_nothing(fresh: Workbench, body: bytes) -> None:
    before = fresh.file("veendam").read_bytes()
    assert fresh.ask("POST", QUESTION, body).status < 500
    assert fresh.file("veendam").read_bytes() == before


def test_a_script_in_every_text_stays_text(fresh: Workbench) -> None:
    form = [("stuk", SCRIPT), ("doe", "volgende")]
    for name in ("kenmerk", "gemeenten/veendam/naam", "praktijken/centrum/naam", "lokaal_team/naam"):
        text = fresh.get(f"/o/agreements/veendam/vraag/{name.partition('/')[0]}").text
        was = text.split(f'name="h:{name}" value="')[1].split('"')[0]
        form += [(f"h:{name}", was), (f"w:{name}", SCRIPT)]
        assert fresh.post(QUESTION, form).status == 303
    for page in ("", "vraag/praktijken", "controleer", "document", "groep/praktijken", "eigen-tekst"):
        shown = fresh.get(f"/o/agreements/veendam/{page}").text
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown
        assert ">49<" not in shown
    assert "<script>alert" not in fresh.get("/").text


def test_reading_only_writes_nothing(tmp_path: Path) -> None:
    with served(content(tmp_path / "map", "veendam"), read_only=True) as workbench:
        before = sorted((path, path.read_bytes()) for path in workbench.root.rglob("*") if path.is_file())
        for path, form in (
            (QUESTION, [("h:kenmerk", "V-2026-300218"), ("w:kenmerk", "anders")]),
            ("/nieuw", [("plaats", "Pekela")]),
            ("/o/agreements/veendam/kopie", [("naam", "kopie")]),
            ("/o/agreements/veendam/vraag/praktijken", [("doe", "weg:praktijken/centrum")]),
            ("/o/agreements/veendam/weghalen/praktijken/centrum", [("doe", "weg")]),
            ("/o/agreements/veendam/bewaar", []),
            ("/o/agreements/veendam/ondertekenen", [("doe", "vastleggen")]),
            ("/o/agreements/veendam/eigen-tekst", [("lid", "x")]),
        ):
            assert workbench.post(path, form).status in (409, 303)
        after = sorted((path, path.read_bytes()) for path in workbench.root.rglob("*") if path.is_file())
        assert after == before
