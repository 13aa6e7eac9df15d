"""What holds for a whole signed file is worked out once for a page, not for each of its fields."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import CodeType, FrameType

from generator.model.source import leaves
from generator.serve.content import WorkTree
from generator.serve.draft import read_draft
from generator.serve.signed import has_room
from generator.terms.signed import contacts_decide
from generator.workspace import Workspace
from tests.serve.workbench import Workbench


def test_whether_contact_persons_decide_is_asked_once(fresh: Workbench, signed: Path) -> None:
    tree = WorkTree(Workspace.find(fresh.root, fresh.root), read_only=False)
    draft = read_draft(tree, fresh.journal, tree.find("agreements", signed.stem))
    asked: Counter[CodeType] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            asked[frame.f_code] += 1

    sys.setprofile(count)
    try:
        free = [path for path, _ in leaves(draft.subject.terms.data) if not draft.is_fixed(path)]
        has_room(draft, [])
    finally:
        sys.setprofile(None)
    assert free
    assert asked[contacts_decide.__code__] == 1
