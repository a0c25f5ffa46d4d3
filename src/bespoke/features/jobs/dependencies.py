"""What these routes look up on the application."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, Request

from bespoke.platform.events.live import Live
from bespoke.platform.http.sse import Pace
from bespoke.platform.jobs.contract import JobKind


async def the_live(request: Request) -> Live:
    live: Live = request.app.state.live
    return live


async def the_kinds(request: Request) -> Mapping[str, JobKind]:
    kinds: Mapping[str, JobKind] = request.app.state.job_kinds
    return kinds


async def the_pace(request: Request) -> Pace:
    return getattr(request.app.state, "stream_pace", None) or Pace()


TheLive = Annotated[Live, Depends(the_live)]
TheKinds = Annotated[Mapping[str, JobKind], Depends(the_kinds)]
ThePace = Annotated[Pace, Depends(the_pace)]
