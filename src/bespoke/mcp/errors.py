"""Errors as tool results: the one place that knows what a kind of error is called to an agent."""

from __future__ import annotations

import json
from typing import Any

from mcp_types import CallToolResult, TextContent

from bespoke.platform import errors
from bespoke.platform.errors import BespokeError
from bespoke.platform.telemetry.trace import trace_id

# The most special kinds first: the first that an error is an instance of decides.
KINDS: tuple[tuple[type[BespokeError], str], ...] = (
    (errors.Unauthenticated, "unauthenticated"),
    (errors.PaymentRequired, "payment_required"),
    (errors.PreconditionRequired, "revision_required"),
    (errors.TooLarge, "too_large"),
    (errors.UnsupportedType, "unsupported_type"),
    (errors.ReusedKey, "idempotency_key_reused"),
    (errors.TooMany, "too_many"),
    (errors.Forbidden, "forbidden"),
    (errors.Gone, "gone"),
    (errors.NotFound, "not_found"),
    (errors.Stale, "stale"),
    (errors.Conflict, "conflict"),
    (errors.Busy, "busy"),
    (errors.Unavailable, "unavailable"),
    (errors.Invalid, "invalid"),
)
_AGAIN = frozenset(("too_many", "busy", "unavailable"))
"""Kinds that may pass by themselves: the same call may succeed later."""


def kind_of(error: BespokeError) -> str:
    return next((name for kind, name in KINDS if isinstance(error, kind)), "failed")


def told(error: BespokeError) -> dict[str, Any]:
    """`detail` says what and why, `fix` what to do; `more` is for programs, such as the reasons of the guard."""
    kind = kind_of(error)
    document: dict[str, Any] = {"kind": kind, "code": error.code, "title": error.title, "detail": error.detail}
    document |= {name: value for name, value in (("fix", error.fix), ("field", error.field)) if value}
    if kind in _AGAIN:
        document["retry_after_seconds"] = error.retry_after_s or 1
    if error.extra:
        document["more"] = error.extra
    return {**document, "trace_id": trace_id()}


def refusal(error: BespokeError) -> CallToolResult:
    text = json.dumps({"error": told(error)}, ensure_ascii=False, default=str)
    return CallToolResult(
        content=[TextContent(type="text", text=text)], structured_content=json.loads(text), is_error=True
    )
