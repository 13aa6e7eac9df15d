"""The pages by address, and what is said when one cannot be shown."""

from __future__ import annotations

import importlib
from collections.abc import Awaitable, Callable
from functools import partial

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from generator.errors import GeneratorError, WorkspaceError
from generator.serve.content import KeptOutsideError, SignedError
from generator.serve.desk import STATIC, Asked, Desk, base_of, page, read_form
from generator.serve.people import People
from generator.serve.security import TOO_MUCH, BodyTooLargeError, DoorKeeper

Page = Callable[[Desk, Asked], Response]

_FILE = "/o/{map}/{naam}"
_PAGES: tuple[tuple[str, str, str, str], ...] = (
    ("/", "overview_pages", "overview", ""),
    ("/nieuw", "new_pages", "new", "begun"),
    (f"{_FILE}/", "file_pages", "tasks", ""),
    (f"{_FILE}/kopie", "new_pages", "copy", "copied"),
    (f"{_FILE}/vraag/{{id:path}}", "file_pages", "question", "answered"),
    (f"{_FILE}/groep", "group_pages", "groups", ""),
    (f"{_FILE}/groep/{{id}}", "group_pages", "group", "group_answered"),
    (f"{_FILE}/weghalen/{{pad:path}}", "removal_pages", "removing", "removed"),
    (f"{_FILE}/eigen-tekst", "deviation_pages", "own_text", "own_text_written"),
    (f"{_FILE}/document", "document_pages", "documents", ""),
    (f"{_FILE}/naar/{{pad:path}}", "document_pages", "leading_to", ""),
    (f"{_FILE}/download/{{bestand}}", "document_pages", "downloads", ""),
    (f"{_FILE}/controleer", "history_pages", "review", ""),
    (f"{_FILE}/wijzigingen", "history_pages", "changes", ""),
    (f"{_FILE}/geschiedenis", "history_pages", "history", "restored"),
    (f"{_FILE}/bewaar", "history_pages", "history", "saved"),
    (f"{_FILE}/ondertekenen", "signing_pages", "signing", "signed"),
    (f"{_FILE}/nagegaan", "point_pages", "points", "ticked"),
    (f"{_FILE}/vragen-aan/{{wie}}", "sheet_pages", "sheet", ""),
)
"""Each address with the module of its page, what shows it, and what a form sent to it does."""


def make_app(desk: Desk, people: People) -> Starlette:
    """Make the application.

    Args:
        desk: The content that it shows.
        people: Who may come in.
    """
    routes: list[BaseRoute] = []
    for place, module, show, receive in _PAGES:
        routes.append(Route(place, _endpoint(desk, module, show), methods=["GET"]))
        if receive:
            routes.append(Route(place, _endpoint(desk, module, receive), methods=["POST"]))
    routes.append(Mount("/static", StaticFiles(directory=STATIC)))
    return Starlette(
        routes=routes,
        middleware=[Middleware(DoorKeeper, gate=people.gate())],
        exception_handlers={
            SignedError: _signed,
            GeneratorError: _explained,
            BodyTooLargeError: _too_large,
            Exception: _bug,
            404: _not_found,
            405: _not_found,
        },
    )


def _endpoint(desk: Desk, module: str, name: str) -> Callable[[Request], Awaitable[Response]]:
    """Make what answers at an address; its module is imported when it is first asked: so all starts fast."""

    async def endpoint(request: Request) -> Response:
        try:
            form = read_form(await request.body()) if request.method == "POST" else []
        except ClientDisconnect:
            return Response(status_code=400)
        except ValueError:
            return _said(
                request,
                400,
                "Dit formulier is niet te lezen",
                "Er is niets opgeslagen. Ga terug en probeer het opnieuw.",
            )
        asked = Asked(
            {key: str(value) for key, value in request.path_params.items()},
            dict(request.query_params),
            form,
            request.headers.get("hx-request") == "true",
        )
        request.state.said = partial(_filled_in, desk, asked)
        shown = await run_in_threadpool(_page(module, name), desk, asked)
        is_read = request.method == "GET" and not asked.is_live and isinstance(shown, HTMLResponse)
        if is_read and (name_now := desk.journal.set_aside()):
            return page("beschadigd.html", bestand=name_now, verder=request.url.path)
        return shown

    return endpoint


def _filled_in(desk: Desk, asked: Asked) -> list[tuple[str, str]]:
    from generator.serve.said_back import said_back  # what it needs takes long to load

    return said_back(desk, asked)


def _page(module: str, name: str) -> Page:
    found: Page = getattr(importlib.import_module(f"generator.serve.{module}"), name)
    return found


async def _explained(request: Request, error: Exception) -> Response:
    assert isinstance(error, GeneratorError)
    status = 404 if isinstance(error, WorkspaceError) else 409
    return _said(
        request,
        status,
        "Dat lukte niet",
        error.message,
        error.hint,
        is_kept=isinstance(error, KeptOutsideError),
    )


async def _signed(request: Request, error: Exception) -> Response:
    assert isinstance(error, SignedError)
    return page(
        "getekend.html", 409, woorden=error.message, base=base_of(error.stored), kan_allonge=error.can_amend
    )


async def _too_large(request: Request, error: Exception) -> Response:
    return _said(request, 413, "Dit is te veel tekst voor één formulier", TOO_MUCH)


async def _bug(request: Request, error: Exception) -> Response:
    return _said(
        request,
        500,
        "Er gaat iets mis in het werkblad",
        "Dit is een fout in het programma. Wat u eerder invulde is bewaard. Op het scherm waar het werkblad "
        "is gestart, staat wat er misging; stuur dat naar de makers.",
    )


async def _not_found(request: Request, error: Exception) -> Response:
    return _said(request, 404, "Deze pagina is er niet", "Misschien heet het bestand nu anders.")


def _said(
    request: Request, status: int, title: str, words: str, advice: str = "", *, is_kept: bool = False
) -> Response:
    """Say what is wrong, with what was filled in and is not stored."""
    filled = tuple if is_kept else getattr(request.state, "said", tuple)
    return page("mis.html", status, titel=title, woorden=words, raad=advice, terug="/", ingevuld=filled())
