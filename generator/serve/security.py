"""Who may talk to the workbench: this browser, on this computer, from its own pages."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.serve.desk import page

LARGEST_BODY = 1024 * 1024
"""Bytes of a form at most."""
_SAFE = ("GET", "HEAD")
_LOOKS = ("/static/vendor/utrecht.css", "/static/werkblad.css")
"""What a page of a refusal needs to look like the others; it says nothing about anybody."""
TOO_MUCH = "Er is niets opgeslagen. Kort de tekst in en probeer het opnieuw."
_START_AGAIN = (
    "Het adres van het werkblad werkt één keer, in één browser. Staat het werkblad nog open in een ander "
    "tabblad of venster? Ga daar verder. Anders: stop het programma met Ctrl+C, start het opnieuw met "
    "ojg serve en open het adres dat het dan noemt. Wat u eerder invulde is bewaard."
)
_BY_WAY_OF = "Ga naar het overzicht en open de pagina daar."
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


@dataclass
class Gate:
    """The keys of this run: a token that opens the door once, and the cookie that it becomes."""

    hosts: frozenset[str]
    """What the browser may call this computer, with the port."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def cookie_name(self) -> str:
        """A name for each port, since a browser gives the cookies of one computer to all of its ports."""
        return f"ojg-{min(self.hosts).rpartition(':')[2]}"

    def redeem(self, token: str) -> bool:
        """Use the token, which works once."""
        is_right = bool(self.token) and hmac.compare_digest(token.encode(), self.token.encode())
        if is_right:
            self.token = ""
        return is_right

    def admits(self, header: str) -> bool:
        """Tell whether a request brought the cookie."""
        jar = SimpleCookie()
        try:
            jar.load(header)
        except ValueError:
            return False
        morsel = jar.get(self.cookie_name)
        return morsel is not None and hmac.compare_digest(morsel.value.encode(), self.cookie.encode())


class DoorKeeper:
    """Lets through what comes from our own pages in the browser that opened the door, and nothing else."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app, self._gate = app, gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        await self._app(scope, _limited(receive), _with_headers(send))

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        if headers.get("host", "") not in self._gate.hosts:
            return _refused("Dit adres hoort niet bij het werkblad", _START_AGAIN, 421)
        if scope["path"] == "/open":
            return self._opened(scope, headers)
        site = headers.get("sec-fetch-site")
        is_from_here = site in (None, "same-origin", "none")
        if scope["path"] in _LOOKS and scope["method"] in _SAFE and is_from_here:
            return None
        if not self._gate.admits(headers.get("cookie", "")):
            return _refused("Het werkblad kent deze browser nog niet", _START_AGAIN, 403)
        if scope["method"] in _SAFE:
            return None if is_from_here else _foreign_page(scope)
        origin = headers.get("origin")
        if site not in (None, "same-origin") or not self._is_ours(origin) or (site is None and not origin):
            return _refused(
                "Dit formulier komt van een andere website", f"Er is niets opgeslagen. {_BY_WAY_OF}", 403
            )
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return _refused("Dit is te veel tekst voor één formulier", TOO_MUCH, 413)
        return None

    def _is_ours(self, origin: str | None) -> bool:
        return origin is None or origin in {f"http://{host}" for host in self._gate.hosts}

    def _opened(self, scope: Scope, headers: Headers) -> Response:
        if self._gate.admits(headers.get("cookie", "")):
            return RedirectResponse("/", 303)
        token = scope["query_string"].decode("latin-1").removeprefix("sleutel=")
        if not self._gate.redeem(token):
            return _refused("Dit adres is al gebruikt, of het klopt niet", _START_AGAIN, 403)
        response = RedirectResponse("/", 303)
        response.set_cookie(
            self._gate.cookie_name, self._gate.cookie, httponly=True, samesite="strict", path="/"
        )
        return response


class BodyTooLargeError(Exception):
    """Somebody sends more than a form can hold."""


def _foreign_page(scope: Scope) -> Response | None:
    """Let a link from elsewhere open the front page only."""
    is_front = scope["path"] == "/"
    return None if is_front else _refused("Deze link komt van een andere website", _BY_WAY_OF, 403)


def _refused(title: str, words: str, status: int) -> Response:
    way_out = "" if words is _START_AGAIN else "/"
    return page("mis.html", status, titel=title, woorden=words, raad="", terug=way_out, ingevuld=())


def _limited(receive: Receive) -> Receive:
    """Stop reading a body that is longer than it said, or did not say how long it is."""
    read = 0

    async def limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > LARGEST_BODY:
            raise BodyTooLargeError
        return message

    return limited


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
        await send(message)

    return sending
