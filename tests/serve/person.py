"""Somebody with the facts of a case who only reads the page: no key, no file, no address is known here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

Facts = Mapping[str, str]
"""What to answer, by a pattern of what a field is called; in a table by row."""


@dataclass
class Person:
    """Fills in pages by what they say."""

    page: Page
    facts: Facts
    entries: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Names for cards, by a pattern of the question."""
    presses: int = 0
    questions: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)

    def press(self, name: str | re.Pattern[str], role: str = "button") -> None:
        """Press a button, or follow a link that looks like one."""
        target = (
            self.page.get_by_role("link" if role == "link" else "button", name=name)
            .filter(visible=True)
            .first
        )
        target.click()
        self.page.wait_for_load_state()
        self.presses += 1

    def begin(self, town: str, choice: str) -> None:
        """Make a new agreement."""
        self.press("Nieuwe overeenkomst", "link")
        self.page.get_by_label("Voor welke gemeente?").fill(town)
        self.page.get_by_label(choice, exact=True).check()
        self.press("Begin")
        if self.page.get_by_role("button", name="Begin").count():
            self.press("Begin")
        self.press(re.compile("^Ga verder"), "link")

    def fill_until(self, done: str, most: int = 60) -> None:
        """Answer question after question until the task list says that it is done."""
        while self.presses < most:
            heading = self.page.locator("h1").first.inner_text()
            if re.search(done, heading):
                return
            if not self.page.get_by_role("button", name="Volgende vraag").filter(visible=True).count():
                self.press(re.compile("^Ga verder"), "link")
                continue
            assert self.questions[-2:] != [heading, heading], (
                f"blijft hangen bij: {heading}\n{self.problems()}"
            )
            self.questions.append(heading)
            self._cards(heading)
            self._fields()
            self.press("Volgende vraag")
        raise AssertionError(f"te veel stappen: {self.questions}")

    def problems(self) -> str:
        """Say what stands at the fields."""
        return "\n".join(self.page.locator(".zin").all_inner_texts())

    def _cards(self, heading: str) -> None:
        for pattern, names in self.entries.items():
            if re.search(pattern, heading):
                for name in names[self.page.locator("section.kaart").count() :]:
                    box = self.page.get_by_label(re.compile("^(Een|Nog een) .* toevoegen"))
                    box.filter(visible=True).first.fill(name)
                    self.press(re.compile("^Voeg toe"))
                for index, name in enumerate(names):
                    card = self.page.locator("section.kaart").nth(index)
                    box = card.get_by_label(re.compile("^Naam")).first
                    if box.count() and box.input_value() != name:
                        box.fill(name)

    def _fields(self) -> None:
        for box in self.page.locator("#inhoud fieldset").all():
            if box.is_visible():
                self._choose(box)
        typed = self.page.locator(
            "#inhoud .veld > .invoer input[type=text], #inhoud .veld > textarea, #inhoud td input[type=text]"
        )
        for one in typed.all():
            if one.is_visible():
                self._type(one)

    def _choose(self, box: Locator) -> None:
        legend = box.locator("legend").inner_text()
        answer = self._answer(legend)
        if answer is None:
            if not box.locator("input:checked").count():
                self.unanswered.append(legend)
            return
        option = box.get_by_label(re.compile(answer, re.I)).first
        if not option.is_checked():
            option.check()

    def _type(self, one: Locator) -> None:
        name = (
            one.get_attribute("aria-label")
            or self.page.locator(f"label[for='{one.get_attribute('id')}']").inner_text()
        )
        answer = self._answer(name)
        if answer is not None and one.input_value() != answer:
            one.fill(answer)
        elif answer is None and not one.input_value():
            self.unanswered.append(name)

    def _answer(self, name: str) -> str | None:
        return next(
            (answer for pattern, answer in self.facts.items() if re.search(pattern, name, re.I)), None
        )
