"""Lets LibreOffice itself accept or reject the tracked changes of Word files, by its own commands."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from html import escape
from pathlib import Path

_MACRO = """
Sub Decide(source As String, command As String, target As String)
  Dim quiet(0) As New com.sun.star.beans.PropertyValue
  quiet(0).Name = "Hidden" : quiet(0).Value = True
  Dim opened As Object : opened = StarDesktop.loadComponentFromURL(source, "_blank", 0, quiet())
  Dim dispatcher As Object : dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(opened.CurrentController.Frame, command, "", 0, Array())
  opened.TextFields.refresh()
  Dim form(1) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName" : form(0).Value = "Text (encoded)"
  form(1).Name = "FilterOptions" : form(1).Value = "UTF8"
  opened.storeToURL(target, form())
  opened.close(True)
End Sub

Sub DecideAll
CALLS
End Sub
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">{code}</script:module>
"""
COMMANDS = {"nieuw": ".uno:AcceptAllTrackedChanges", "oud": ".uno:RejectAllTrackedChanges"}
_BULLETS = ("•", "◦")


def decided_in_office(
    soffice: str, files: Mapping[str, bytes], folder: Path
) -> dict[tuple[str, str], list[str]]:
    """List the words LibreOffice shows after accepting (`nieuw`) and rejecting (`oud`); without bullets."""
    calls = []
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
        for outcome, command in COMMANDS.items():
            places = (
                (folder / f"{name}.docx").as_uri(),
                command,
                (folder / f"{name}.{outcome}.txt").as_uri(),
            )
            calls.append("  Decide({})".format(", ".join(f'"{place}"' for place in places)))
    office = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    subprocess.run([*office, "--terminate_after_init"], check=True, capture_output=True, timeout=300)
    module = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
    assert module.is_file(), "LibreOffice made no profile with a module for macros"
    module.write_text(
        _MODULE.format(code=escape(_MACRO.replace("CALLS", "\n".join(calls)))), encoding="utf-8"
    )
    macro = "macro:///Standard.Module1.DecideAll"
    subprocess.run([*office, macro], check=True, capture_output=True, timeout=300)
    return {
        (name, outcome): _words(folder / f"{name}.{outcome}.txt") for name in files for outcome in COMMANDS
    }


def _words(path: Path) -> list[str]:
    return [word for word in path.read_text(encoding="utf-8-sig").split() if word not in _BULLETS]
