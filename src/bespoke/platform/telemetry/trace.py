"""The trace a piece of work belongs to: 32 hex digits, from the request through events, jobs and logs."""

from __future__ import annotations

import secrets
from contextvars import ContextVar

_trace_id: ContextVar[str] = ContextVar("trace_id", default="")


def trace_id() -> str:
    """Empty outside a request or job."""
    return _trace_id.get()


def new_trace_id() -> str:
    return secrets.token_hex(16)


def set_trace_id(value: str) -> None:
    _trace_id.set(value)
