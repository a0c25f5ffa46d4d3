"""`python -m chaos [PROOF …] [--times N] [--seed N]`: break the product on purpose, one line of JSON for each proof.

Without a name all are run. The exit code is 1 when a law was broken, or when a control did not break the law it should.
"""

from __future__ import annotations

import argparse
import asyncio
import inspect
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from chaos.clocks import clocks
from chaos.controls import controls, crowd, quota, zombie
from chaos.duplicates import duplicates
from chaos.herd import herd
from chaos.kills import kills
from chaos.power import power
from chaos.scene import Report
from chaos.storage import bucket, disk, limit
from chaos.uploads import uploads
from chaos.wires import commits

_ALL: tuple[Callable[..., Awaitable[Report]], ...] = (
    *(kills, power, uploads, zombie, crowd, quota),
    *(bucket, disk, limit, commits, clocks, duplicates, herd, controls),
)
PROOFS = {proof.__name__: proof for proof in _ALL}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("proofs", nargs="*", metavar="PROOF", help=", ".join(PROOFS))
    parser.add_argument("--times", type=int, help="how often the fault strikes, instead of the proof's own number")
    parser.add_argument("--seed", type=int, help="of all that is random on our side")
    chosen = parser.parse_args()
    unknown = set(chosen.proofs) - set(PROOFS)
    if unknown:
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    given = {"times": chosen.times, "seed": chosen.seed}
    broken = False
    for name in chosen.proofs or PROOFS:
        report = asyncio.run(_run(PROOFS[name], {key: value for key, value in given.items() if value is not None}))
        print(report.line, flush=True)
        broken = broken or bool(report.findings)
    return int(broken)


async def _run(proof: Callable[..., Awaitable[Report]], given: dict[str, Any]) -> Report:
    """Those that are given what they do not take do without."""
    takes = inspect.signature(proof).parameters
    return await proof(**{name: value for name, value in given.items() if name in takes})


if __name__ == "__main__":
    sys.exit(main())
