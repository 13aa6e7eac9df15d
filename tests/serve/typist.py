"""Somebody with the facts of a case who has a keyboard and nothing else, and who must see where it types."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Error, Page

_MOST = 150
"""Presses of Tab on one page at most."""
_PATIENCE = 15
"""Seconds that a page may take."""
_FOCUS = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const legend = one.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
  const label = one.labels?.[0]?.textContent ?? one.textContent;
  return {
    tag: one.tagName, type: one.type ?? "", name: one.name ?? "", id: one.id,
    label: (one.getAttribute("aria-label") ?? label ?? "").replace(/\\s+/g, " ").trim(),
    legend: legend.trim(),
    checked: Boolean(one.checked), value: one.value ?? "", isForm: one.form?.id === "formulier",
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""


@dataclass
class Typist:
    """Fills in pages with Tab, arrows, space, Enter and letters."""

    page: Page
    facts: Mapping[str, str]
    entries: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Names for cards, by a pattern of the question."""
    lost: list[str] = field(default_factory=list)
    """Where the focus was lost, or was not to be seen."""

    def press(self, label: str) -> None:
        """Go to a button or a link by its words, and press Enter."""
        here = self._go_to(lambda one: one["tag"] in ("A", "BUTTON") and re.search(label, one["label"]))
        assert here, f"niet te bereiken: {label}"
        self._enter()

    def begin(self, town: str, choice: str) -> None:
        """Make a new agreement."""
        self.press("^Nieuwe overeenkomst")
        assert self._go_to(lambda one: one["name"] == "plaats")
        self.page.keyboard.type(town)
        assert self._go_to(lambda one: one["type"] == "radio")
        self._choose(f"^{choice}$", self._focus())
        self.press("^Begin$")
        self.press("^Ga verder")

    def fill_until(self, done: str, most: int = 60) -> None:
        """Answer question after question until the task list says that it is done."""
        for _ in range(most):
            heading = self.page.locator("h1").first.inner_text()
            if re.search(done, heading):
                return
            if not self.page.locator("#formulier").count():
                self.press("^Ga verder")
                continue
            self._add_entries(heading)
            self._answer_page()
        raise AssertionError(f"te veel vragen, het laatst: {self.page.locator('h1').first.inner_text()}")

    def _add_entries(self, heading: str) -> None:
        for pattern, names in self.entries.items():
            if re.search(pattern, heading):
                for name in names[self.page.locator("section.kaart").count() :]:
                    assert self._go_to(lambda one: one["name"].startswith("nieuw:"))
                    self.page.keyboard.type(name)
                    self._enter()
                for name in names:
                    self._name_card(name)

    def _name_card(self, name: str) -> None:
        """Type a name in the first card that has none, or another one than was meant."""
        boxes = self.page.locator("section.kaart input[type=text]").all()
        values = [box.input_value() for box in boxes if (box.get_attribute("name") or "").endswith("/naam")]
        if name not in values:
            assert self._go_to(lambda one: one["name"].endswith("/naam") and not one["value"])
            self._type(name)

    def _answer_page(self) -> None:
        """Walk through a page with Tab, answer what there is an answer to, and go on."""
        self.page.evaluate("document.getElementById('inhoud').focus()")
        done: set[str] = set()
        for _ in range(_MOST):
            here = self._tab()
            if here["tag"] == "BUTTON" and here["label"] == "Volgende vraag":
                self._enter()
                return
            name = here["name"]
            if not here["isForm"] or not name or name in done:
                continue
            answer = self._answer(here["legend"] or here["label"])
            if here["type"] == "radio" and answer:
                done.add(name)
                self._choose(answer, here)
            elif (here["tag"] == "TEXTAREA" or here["type"] == "text") and answer and name.startswith("w:"):
                done.add(name)
                if here["value"] != answer:
                    self._type(answer)
        raise AssertionError("de knop is met Tab niet te bereiken")

    def _choose(self, answer: str, here: dict[str, Any]) -> None:
        """Walk through radio buttons with the arrows until the right one is chosen."""
        for _ in range(12):
            if re.search(answer, here["label"], re.IGNORECASE):
                if not here["checked"]:
                    self.page.keyboard.press("Space")
                    self._settle()
                return
            self.page.keyboard.press("ArrowDown")
            self._settle()
            here = self._focus()
        raise AssertionError(f"geen keuze {answer} bij {here['legend']}")

    def _type(self, words: str) -> None:
        self.page.keyboard.press("Control+A")
        for index, line in enumerate(words.split("\n")):
            if index:
                self.page.keyboard.press("Enter")
            self.page.keyboard.type(line)

    def _go_to(self, is_it: Any) -> bool:
        self.page.evaluate("document.querySelector('.sla-over').focus()")
        return any(is_it(self._tab()) for _ in range(_MOST))

    def _tab(self) -> dict[str, Any]:
        was = self._focus()
        self.page.keyboard.press("Tab")
        self._settle()
        here = self._focus()
        if here["tag"] == "BODY" and was["isForm"]:
            self.lost.append(f"{self.page.url}: kwijt na {was['name'] or was['label']}")
        elif here["tag"] != "BODY" and not (here["seen"] and here["ring"]):
            self.lost.append(f"{self.page.url}: niet te zien op {here['name'] or here['label']}")
        return here

    def _enter(self) -> None:
        """Press Enter, and wait for the page that comes."""
        self.page.evaluate("window.before = true")
        self.page.keyboard.press("Enter")
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            with suppress(Error):
                if self.page.evaluate("!window.before && document.readyState === 'complete'"):
                    break
            self.page.wait_for_timeout(20)
        self._settle()

    def _settle(self) -> None:
        """Wait until what the script sent has come back."""
        self.page.wait_for_load_state("networkidle")

    def _focus(self) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(_FOCUS)
        return found

    def _answer(self, name: str) -> str | None:
        return next(
            (answer for pattern, answer in self.facts.items() if re.search(pattern, name, re.IGNORECASE)),
            None,
        )
