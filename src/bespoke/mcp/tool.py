"""From a function to a tool: what it needs, what it hints, its arguments checked, its errors told."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp_types import ToolAnnotations

from bespoke.mcp.errors import refusal
from bespoke.platform.actor import Scope
from bespoke.platform.errors import BespokeError
from bespoke.platform.strict_json import check_limits
from bespoke.platform.telemetry.trace import new_trace_id, trace_id, traced

P = ParamSpec("P")
R = TypeVar("R")
_WHOLE_BITS = 63
_MOST_VALUES = 50_000


@dataclass(frozen=True, slots=True)
class Tool:
    """A function that is offered, and the scope that whoever calls it must have."""

    run: Callable[..., Awaitable[Any]]
    needs: Scope
    annotations: ToolAnnotations

    @property
    def name(self) -> str:
        return self.run.__name__

    def add_to(self, server: MCPServer[Any]) -> None:
        server.add_tool(_guarded(self.run), title=self.annotations.title, annotations=self.annotations)


def reads(run: Callable[..., Awaitable[Any]], title: str) -> Tool:
    """Stores nothing."""
    hints = ToolAnnotations(
        title=title, read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    return Tool(run, "read", hints)


def writes(
    run: Callable[..., Awaitable[Any]], title: str, *, destructive: bool = False, idempotent: bool = False
) -> Tool:
    """`destructive` where it replaces or withdraws something, `idempotent` where a second call changes no more."""
    hints = ToolAnnotations(
        title=title,
        read_only_hint=False,
        destructive_hint=destructive,
        idempotent_hint=idempotent,
        open_world_hint=False,
    )
    return Tool(run, "write", hints)


def _guarded(run: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[Any]]:
    """Refusals become results an agent can read. What nobody foresaw goes on to the SDK, which tells only its name.

    A call over HTTP is part of its request's trace, any other has its own.
    """

    @functools.wraps(run)
    async def guarded(*arguments: P.args, **named: P.kwargs) -> Any:  # the tool's own result, or a refusal
        with traced(trace_id() or new_trace_id()):
            try:
                given = {name: value for name, value in named.items() if isinstance(value, str | dict | list)}
                check_limits(given, number_bits=_WHOLE_BITS, most_values=_MOST_VALUES)
                return await run(*arguments, **named)
            except BespokeError as error:
                return refusal(error)

    return guarded
