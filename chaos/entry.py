"""`bespoke` with something switched off, for controls alone: the product has no such switch.

`CHAOS_WITHOUT` names what is off, `CHAOS_RETRY_UNIT_S` says how soon a transient failure is tried again.
"""

from __future__ import annotations

import os
from functools import partial
from types import ModuleType
from typing import Any

from bespoke.cli.app import main
from bespoke.features.exports import room
from bespoke.platform.jobs import attempt, dispatch, transitions, worker
from bespoke.platform.jobs.contract import POOL_SLOTS
from bespoke.platform.jobs.run import Runner

MORE_SLOTS = 8


def _replace(module: ModuleType, name: str, by: object) -> None:
    """What is not there any more would be switched off in vain."""
    assert name in vars(module), f"{module.__name__} has no {name}"
    vars(module)[name] = by


def without_fence() -> None:
    """Whoever held a lease may end the job, whatever became of it meanwhile."""
    append = vars(attempt)["append_job_events"]

    async def append_unfenced(*arguments: Any, **named: Any) -> Any:
        return await append(*arguments, **{**named, "lease": None})

    async def look_away(self: attempt.Attempt) -> None:  # noqa: ARG001  # as it is called
        return

    _replace(attempt, "append_job_events", append_unfenced)
    _replace(transitions, "_UNCHANGED", "status IN ('pending', 'processing', 'completed')")
    attempt.Attempt.look = look_away  # type: ignore[method-assign]  # what is switched off


def without_slots() -> None:
    """More of an owner's jobs are handed to the engine than the database would allow."""
    _replace(dispatch, "POOL_SLOTS", {**POOL_SLOTS, "export": MORE_SLOTS})


def without_reservation() -> None:
    """Room is found whether or not there is any."""
    reserve = vars(room)["reserve"]

    async def reserve_anyway(*arguments: Any, **named: Any) -> Any:
        return await reserve(*arguments, **{**named, "limit": 2**60})

    _replace(room, "reserve", reserve_anyway)


WITHOUT = {"fence": without_fence, "slots": without_slots, "reservation": without_reservation}


def run() -> None:
    for name in filter(None, os.environ.get("CHAOS_WITHOUT", "").split(",")):
        WITHOUT[name]()
    if unit_s := os.environ.get("CHAOS_RETRY_UNIT_S"):
        _replace(worker, "Runner", partial(Runner, retry_unit_s=float(unit_s)))
    main()


if __name__ == "__main__":
    run()
