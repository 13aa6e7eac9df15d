"""`make fuzz`: look for files that the program does not survive."""

from __future__ import annotations

import argparse
import sys

from tests.fuzz.kinds import KINDS
from tests.fuzz.runner import ROOT, Report, keep, names_of, run

_MANY = 1_000_000
"""More inputs than there is time for."""


def main() -> int:
    """Run as asked for; 1 when an input was not survived."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, help="stop after this long; without --count 60")
    parser.add_argument("--count", type=int, help="stop after so many inputs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=KINDS, action="append", help="only this kind; may be given again")
    parser.add_argument("--replay", metavar="NAME", help="try one input again, such as model/1/42")
    wish = parser.parse_args()
    if wish.replay:
        report = run([wish.replay])
        sys.stdout.write(f"{keep(wish.replay).relative_to(ROOT)}\n")
    else:
        names = names_of(wish.seed, range(wish.count or _MANY), wish.kind or tuple(KINDS))
        limit = wish.seconds or (float("inf") if wish.count else 60)
        report = run(names, limit, tell=_say)
    _tell(report)
    return 1 if report.problems else 0


def _say(line: str) -> None:
    sys.stdout.write(line)
    sys.stdout.flush()


def _tell(report: Report) -> None:
    for kind, count in sorted(report.counts.items()):
        each = report.seconds[kind] / count
        sys.stdout.write(f"{kind:15}{count:7} inputs, {report.refused[kind]:6} refused, {each:.2f} s each\n")
    sys.stdout.write(
        f"{report.counts.total()} inputs; the slowest took {report.slowest[0]:.1f} s ({report.slowest[1]}), "
        f"the largest {report.largest[0]} MB ({report.largest[1]})\n"
    )
    for name, problem in report.problems.items():
        sys.stdout.write(f"\n{name}, kept as {keep(name).relative_to(ROOT)}:\n{problem}\n")
        sys.stdout.write(f"again: make fuzz REPLAY={name}\n")


if __name__ == "__main__":
    sys.exit(main())
