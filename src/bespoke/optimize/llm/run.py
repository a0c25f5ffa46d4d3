"""One run: the calls it takes to get an answer, from the first model or the next, in the time there is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar

from bespoke.optimize.llm.asking import NOTHING, Model, ModelFailed, Rung, Schema, Tokens
from bespoke.optimize.llm.books import Books, Call, Purpose
from bespoke.optimize.llm.contract import Notice, Usage
from bespoke.optimize.llm.deadlines import Clock
from bespoke.optimize.llm.notices import asked_instead, notice_of
from bespoke.optimize.llm.prompt import Question
from bespoke.optimize.llm.retry import pause_s
from bespoke.optimize.llm.scanner import ObjectScanner

T = TypeVar("T")


class Taker(Protocol):
    """Whoever an answer is for."""

    @property
    def is_understood(self) -> bool: ...

    def begin(self) -> None:
        """Another answer is coming."""
        ...


@dataclass(slots=True)
class Ladder:
    """Which way of asking worked last, by model; forgotten with the process."""

    _worked: dict[tuple[str, str], Rung] = field(default_factory=dict)

    def rungs(self, model: Model) -> tuple[Rung, ...]:
        """From the one that worked downwards."""
        rungs = model.rungs
        best = self._worked.get((model.provider, model.name))
        return rungs[rungs.index(best) :] if best in rungs else rungs

    def remember(self, model: Model, rung: Rung) -> None:
        self._worked[model.provider, model.name] = rung


@dataclass(slots=True)
class Run:
    """`answered_by` is the model whose answer was understood; `has_called` whether anything left this machine."""

    models: Sequence[Model]
    books: Books
    clock: Clock
    ladder: Ladder
    cache_key: str = ""
    has_called: bool = False
    is_whole: bool = False
    answered_by: Model | None = None

    async def ask(
        self, question: Question, schema: Schema, *, purpose: Purpose, taker: Taker, take: Callable[[Any], T | None]
    ) -> AsyncGenerator[T | Usage | Notice, None]:
        """What `take` makes of each object that comes. Ends with a notice when it had to do with less."""
        failure: ModelFailed | None = None
        for place, model in enumerate(self.models):
            if place:
                yield asked_instead(self.models[place - 1].name, model.name)
            attempts = _Attempts(self.ladder.rungs(model), self.clock)
            while attempts.goes_on:
                taker.begin()
                call = _Calling(self, model, attempts.rung, purpose)
                async with aclosing(call.items(question, schema, take)) as items:
                    async for item in items:
                        yield item
                failure = call.failure or (None if taker.is_understood else _nonsense())
                if taker.is_understood:
                    self._understood(model, attempts.rung, failure)
                    if failure:
                        yield notice_of(failure, purpose, has_some=True)
                    return
                assert failure is not None
                await attempts.after(failure)
        if failure is not None:
            yield notice_of(failure, purpose, has_some=False)

    def _understood(self, model: Model, rung: Rung, failure: ModelFailed | None) -> None:
        self.answered_by, self.is_whole = model, failure is None
        self.ladder.remember(model, rung)


def _nonsense() -> ModelFailed:
    return ModelFailed("nonsense", "The model's answer held nothing of what it was asked for.")


class _Attempts:
    """The calls to one model: down the ladder when it does not understand, again when the failure may pass."""

    def __init__(self, rungs: tuple[Rung, ...], clock: Clock) -> None:
        self._rungs = list(rungs)
        self._clock = clock
        self._retries = 0
        self.goes_on = clock.left_s > 0

    @property
    def rung(self) -> Rung:
        return self._rungs[0]

    async def after(self, failure: ModelFailed) -> None:
        if failure.trouble in ("unfit", "nonsense"):
            self.goes_on = len(self._rungs) > 1 and self._clock.left_s > 0
            del self._rungs[: self.goes_on]
            return
        self._retries += 1
        pause = pause_s(failure, self._retries, left_s=self._clock.left_s)
        self.goes_on = pause is not None
        if pause is not None:
            await asyncio.sleep(pause)


@dataclass(slots=True)
class _Calling:
    """One call, put on the ledger however it ends: also when whoever listens goes away."""

    run: Run
    model: Model
    rung: Rung
    purpose: Purpose
    failure: ModelFailed | None = None
    _tokens: Tokens = NOTHING
    _has_ended: bool = False

    async def items(
        self, question: Question, schema: Schema, take: Callable[[Any], T | None]
    ) -> AsyncGenerator[T | Usage, None]:
        started = datetime.now(UTC)
        try:
            async with aclosing(self._objects(question, schema)) as objects:
                async for found in objects:
                    item = take(found)
                    if item is not None:
                        yield item
            self._has_ended = True
        except ModelFailed as failure:
            self.failure = failure
        finally:
            self.run.has_called |= self.failure is None or self.failure.is_sent
            await self.run.books.record(self._entry(started))
        if any(self._tokens):
            yield self._usage()

    async def _objects(self, question: Question, schema: Schema) -> AsyncGenerator[dict[str, Any], None]:
        scanner = ObjectScanner()
        pieces = self.run.clock.within(self.model.answer(question, schema, self.rung))
        async with aclosing(pieces):
            async for piece in pieces:
                if isinstance(piece, Tokens):
                    self._tokens = piece
                    continue
                for found in scanner.feed(piece):
                    yield found
                if scanner.is_full:
                    raise ModelFailed("cut", "The model's answer did not end.")

    def _usage(self) -> Usage:
        return Usage(
            provider=self.model.provider,
            model=self.model.name,
            input_tokens=self._tokens.input,
            output_tokens=self._tokens.output,
            cost_microdollars=self.model.cost_microdollars(self._tokens),
        )

    def _entry(self, started: datetime) -> Call:
        if self.failure:
            return Call(self.purpose, "failed", self._usage(), started, self.run.cache_key, self.failure.trouble)
        if not self._has_ended:
            return Call(self.purpose, "cut", self._usage(), started, self.run.cache_key, "abandoned")
        return Call(self.purpose, "completed", self._usage(), started, self.run.cache_key)
