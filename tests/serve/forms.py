"""Forms as a browser without script would send them: all fields of a page, with what somebody changed."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree, html

from tests.serve.workbench import Reply, Workbench


def fields_of(reply: Reply) -> list[tuple[str, str]]:
    """List what the largest form of a page would send when nothing is changed."""
    tree = html.fromstring(reply.body)
    forms = [form for form in tree.iter("form") if form.get("method") == "post"]
    return _sent(max(forms, key=lambda one: sum(1 for _ in one.iter("input", "textarea", "select"))))


def forms_in(reply: Reply, css: str) -> list[list[tuple[str, str]]]:
    """List what each form in an element with a class would send."""
    tree = html.fromstring(reply.body)
    forms = tree.xpath(f"//*[contains(concat(' ', @class, ' '), ' {css} ')]//form")
    assert isinstance(forms, list)
    return [_sent(form) for form in forms if isinstance(form, html.HtmlElement)]


def _sent(form: html.HtmlElement) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for one in form.iter("input", "textarea", "select"):
        name, kind = one.get("name"), one.get("type", "text")
        if name is None or (kind in ("radio", "checkbox") and one.get("checked") is None):
            continue
        found.append((name, _value(one)))
    return found


def buttons_of(reply: Reply) -> list[str]:
    """List what the buttons of a page ask for."""
    tree = html.fromstring(reply.body)
    return [str(one.get("value")) for one in tree.iter("button") if one.get("name") == "doe"]


def send(
    workbench: Workbench,
    path: str,
    changes: Mapping[str, str],
    button: str = "volgende",
    seen: Reply | None = None,
) -> Reply:
    """Change fields of a page and press a button.

    Args:
        workbench: The workbench.
        path: The page.
        changes: What to fill in, by the name of the value.
        button: What the button asks.
        seen: The page as it was seen before; now when absent.
    """
    kept = [
        (name, value)
        for name, value in fields_of(seen or workbench.get(path))
        if name[:2] == "h:" or name[2:] not in changes
    ]
    filled = [*kept, *((f"w:{name}", value) for name, value in changes.items()), ("doe", button)]
    return workbench.post(path, filled)


def texts_at(reply: Reply, css: str) -> list[str]:
    """List the texts of elements by their class."""
    tree = html.fromstring(reply.body)
    found = tree.xpath(f"//*[contains(concat(' ', @class, ' '), ' {css} ')]")
    assert isinstance(found, list)
    return [" ".join(one.text_content().split()) for one in found if isinstance(one, html.HtmlElement)]


def elements_at(reply: Reply, path: str) -> list[html.HtmlElement]:
    """List the elements of a page that an XPath leads to."""
    found = html.fromstring(reply.body).xpath(path)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, html.HtmlElement)]


def _value(one: etree._Element) -> str:
    if one.tag == "textarea":
        return (one.text or "").removeprefix("\n")
    if one.tag == "select":
        options = list(one.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        return str(chosen[0].get("value")) if chosen else ""
    return str(one.get("value") or ("on" if one.get("type") == "checkbox" else ""))
