"""The trace a piece of work belongs to: 32 hex digits, from the request through events, jobs and logs."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_trace_id: ContextVar[str] = ContextVar("trace_id", default="")


def trace_id() -> str:
    """Empty outside a request or job."""
    return _trace_id.get()


def new_trace_id() -> str:
    return secrets.token_hex(16)


def set_trace_id(value: str) -> None:
    _trace_id.set(value)


@contextmanager
def traced(value: str) -> Iterator[None]:
    """What is done within belongs to that trace, for whoever does many people's work one after the other."""
    token = _trace_id.set(value)
    try:
        yield
    finally:
        _trace_id.reset(token)
