"""What is filled in and pressed to sign an agreement in the workbench."""

from __future__ import annotations

from tests.serve.workbench import Reply, Workbench

BASE = "/o/agreements/veendam"
SIGNING = f"{BASE}/ondertekenen"
SEAL = "9f2c7f3be1d84ab0c3a5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b"
SIGNATURES = {
    f"ondertekening/getekend/{who}/{what}": words
    for who in ("stadskanaal", "werkgever", "wilg", "molen")
    for what, words in (("plaats", "Stadskanaal"), ("datum", "3 december 2026"))
}


def lay_down(workbench: Workbench, knowingly: str = "ja") -> Reply:
    boxes = [("ontwerp", knowingly), ("klopt", knowingly)]
    return workbench.post(SIGNING, [("doe", "vastleggen"), *boxes, ("exemplaar", SEAL.upper())])
