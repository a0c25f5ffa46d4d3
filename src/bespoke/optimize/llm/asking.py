"""Asking a model: what any provider must be able to do, and how it may fail."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol

from bespoke.optimize.llm.prompt import Question
from bespoke.platform.errors import Unavailable

Rung = Literal["native", "tool", "text"]
"""How an answer is made to be JSON: by the provider's schema, by the arguments of a tool that does nothing, or by
asking for it."""

Trouble = Literal["busy", "timed_out", "unreachable", "cut", "unfit", "nonsense", "refused"]
"""`busy`, `timed_out`, `unreachable` and `cut` may pass; `unfit` is a request this model does not understand,
`nonsense` an answer without anything we asked for; `refused` (a wrong key, a forbidden address) stays."""

PASSING: frozenset[Trouble] = frozenset(("busy", "timed_out", "unreachable", "cut"))


class Tokens(NamedTuple):
    """What an answer took, as the provider counts."""

    input: int
    output: int


NOTHING = Tokens(0, 0)


class ModelFailed(Unavailable):
    """The model did not answer as it should."""

    def __init__(
        self, trouble: Trouble, message: str, *, retry_after_s: float | None = None, is_sent: bool = True
    ) -> None:
        super().__init__(message, fix="The suggestions by rules are complete without it.")
        self.trouble = trouble
        self.retry_after_s = retry_after_s
        self.is_sent = is_sent


@dataclass(frozen=True, slots=True)
class Schema:
    """The shape of an answer, under a name that providers accept."""

    name: str
    shape: dict[str, Any]


class Model(Protocol):
    """One model of one provider."""

    @property
    def provider(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """The best first."""
        ...

    def cost_microdollars(self, tokens: Tokens) -> int: ...

    def answer(self, question: Question, schema: Schema, rung: Rung) -> AsyncGenerator[str | Tokens, None]:
        """Pieces of text as they come, then the tokens. Raises ModelFailed; has no deadline of its own."""
        ...
