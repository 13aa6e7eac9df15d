"""Fonts for WeasyPrint: only those of the house style, so that a PDF is the same on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from generator.output import scratch_folder

_LINES = 8_000
_SETTING = "FONTCONFIG_FILE"
_NO_FONTS = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig></fontconfig>\n'


class RecentlyUsed:
    """Keeps results by key, as many as there is room for; what was not asked for longest goes first."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._kept: dict[Any, Any] = {}

    def get(self, key: Any) -> Any:
        """Return a result, or None when it is not kept."""
        found = self._kept.pop(key, None)
        if found is not None:
            self._kept[key] = found
        return found

    def put(self, key: Any, result: Any) -> Any:
        """Keep a result that is not None, and return it."""
        self._kept[key] = result
        if len(self._kept) > self._room:
            with suppress(RuntimeError):  # another thread keeps something at the same time
                self._kept.pop(next(iter(self._kept)), None)
        return result


class OwnFonts(FontConfiguration):  # type: ignore[misc]  # WeasyPrint ships no types
    """A set of fonts that is empty until a style sheet adds its own."""

    def __init__(self) -> None:
        with _no_fonts_of_the_machine():
            super().__init__()
        self.faces = 0
        """How many a style sheet added. Pango crashes on words while there is none."""
        self._forget()
        self.faces_in_use: dict[Any, Any] = {}
        """A font of Pango for each face and size, with what keeps it alive."""

    def _forget(self) -> None:
        self.lines = RecentlyUsed(_LINES)
        """Where lines of text break in these fonts."""
        self.drawn = RecentlyUsed(_LINES)
        """How such lines are drawn."""

    def add_font_face(self, rule_descriptors: Any, url_fetcher: Any) -> None:
        """Add a font of a style sheet."""
        super().add_font_face(rule_descriptors, url_fetcher)
        self.faces += 1
        self._forget()


@contextmanager
def _no_fonts_of_the_machine() -> Iterator[None]:
    """Let fontconfig read a configuration without folders; it reads one when a set of fonts is made."""
    before = os.environ.get(_SETTING)
    with scratch_folder() as folder:
        configuration = folder / "fonts.conf"
        configuration.write_text(_NO_FONTS, encoding="utf-8")
        os.environ[_SETTING] = str(configuration)
        try:
            yield
        finally:
            if before is None:
                del os.environ[_SETTING]
            else:
                os.environ[_SETTING] = before
