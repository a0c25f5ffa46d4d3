"""The model's part of a run: asked with deadlines, believed in nothing, missed without harm."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress

import structlog

from bespoke.optimize.llm.contract import Notice, Usage, Wish, Writer
from bespoke.optimize.llm.deadlines import Deadlines
from bespoke.optimize.model import Suggestion
from bespoke.platform.errors import BespokeError
from bespoke.platform.jobs.contract import JobRun

log = structlog.get_logger(__name__)
WriterFor = Callable[[JobRun], Awaitable[Writer | None]]
"""The writer for this run's owner, its quota and ledger bound to both; None where no model is set up."""

Told = Suggestion | Usage | Notice
_MOST = 200
_CLOSE_S = 2.0


async def no_writer(_: JobRun) -> Writer | None:
    """For an installation without a model."""
    return None


async def told_by(writer: Writer, wish: Wish, deadlines: Deadlines) -> AsyncIterator[Told]:
    """What the writer tells, and a notice last when it hangs, breaks or talks nonsense. Raises nothing of its own."""
    stream = writer.suggestions(wish)
    until = time.monotonic() + deadlines.total_s
    try:
        for _ in range(_MOST):
            told = await _next(stream, min(deadlines.idle_s, until - time.monotonic()))
            if told is None:
                return
            yield told
            if isinstance(told, Notice) and told.code == "nonsense":
                return
    finally:
        await _close(stream)


async def _next(stream: AsyncIterator[Told], seconds: float) -> Told | None:
    try:
        told = await asyncio.wait_for(anext(stream), max(0.0, seconds))
    except StopAsyncIteration:
        return None
    except TimeoutError:
        return Notice(code="timed_out", message="The model took too long; the suggestions are those of the rules.")
    except Exception as error:  # noqa: BLE001  # whatever a provider's part raises, the rules' result stands
        log.warning("optimize.writer_failed", error_type=type(error).__name__)
        return _unavailable(error)
    if isinstance(told, Suggestion | Usage | Notice):
        return told
    return Notice(code="nonsense", message="The model's answer made no sense; the suggestions are those of the rules.")


def _unavailable(error: Exception) -> Notice:
    """An error of ours says what it is; any other's text may hold what nobody should read."""
    why = f" {error.detail}" if isinstance(error, BespokeError) else ""
    return Notice(code="unavailable", message=f"The model could not be asked.{why}")


async def writer_or_notice(writer_for: WriterFor, job: JobRun) -> Writer | Notice | None:
    try:
        return await writer_for(job)
    except BespokeError as error:
        return _unavailable(error)


async def _close(stream: AsyncIterator[Told]) -> None:
    close = getattr(stream, "aclose", None)
    if close is not None:
        with suppress(Exception):
            await asyncio.wait_for(close(), _CLOSE_S)
