"""Errors as problem documents (RFC 9457): the one place that knows which status a kind of error has."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from bespoke.platform import errors
from bespoke.platform.errors import BespokeError
from bespoke.platform.telemetry.trace import trace_id
from bespoke.web.routing import allowed_methods

MEDIA_TYPE = "application/problem+json"
_RETRY_AFTER_S = 1
_MOST_PLACES = 20
_LONGEST_PLACE = 200
_LONGEST_REASON = 500

# The most special kinds first: the first that an error is an instance of decides.
STATUS: tuple[tuple[type[BespokeError], int], ...] = (
    (errors.Unauthenticated, 401),
    (errors.PaymentRequired, 402),
    (errors.MethodNotAllowed, 405),
    (errors.PreconditionRequired, 428),
    (errors.TooLarge, 413),
    (errors.UnsupportedType, 415),
    (errors.Unsatisfiable, 416),
    (errors.ReusedKey, 422),
    (errors.TooMany, 429),
    (errors.Forbidden, 403),
    (errors.NotFound, 404),
    (errors.Conflict, 409),
    (errors.Busy, 503),
    (errors.Unavailable, 503),
    (errors.Invalid, 400),
)


class UnknownRoute(errors.NotFound):
    """There is nothing at this address."""


class InvalidRequest(errors.Invalid):
    """The request is not valid."""


class Internal(BespokeError):
    """Something went wrong here."""


def status_of(error: BespokeError) -> int:
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)


def problem(error: BespokeError) -> dict[str, Any]:
    """`type` is `urn:bespoke:problem:<code>`; docs/api.md lists the members."""
    document: dict[str, Any] = {
        "type": f"urn:bespoke:problem:{error.code}",
        "title": error.title,
        "status": status_of(error),
        "detail": error.detail,
        "code": error.code,
        "trace_id": trace_id(),
    }
    given = {name: value for name, value in (("fix", error.fix), ("field", error.field)) if value}
    more = {name: value for name, value in error.extra.items() if name not in document}
    return {**document, **given, **more}


def problem_response(error: BespokeError, headers: dict[str, str] | None = None) -> Response:
    status = status_of(error)
    sent = dict(headers or {})
    if status == 401:
        sent["WWW-Authenticate"] = 'Bearer realm="bespoke"'
    if status == 416:
        sent["Content-Range"] = f"bytes */{error.extra.get('size_bytes', '*')}"
    if status in (429, 503):
        sent["Retry-After"] = str(max(_RETRY_AFTER_S, math.ceil(error.retry_after_s or 0)))
    if status == 413:
        # The rest of the body is still on its way; nobody will read it.
        sent["Connection"] = "close"
    content = json.dumps(problem(error), ensure_ascii=False, default=str).encode("utf-8", "replace")
    return Response(content, status_code=status, headers=sent, media_type=MEDIA_TYPE)


def internal_problem() -> Response:
    """For what nobody foresaw: no internals, only the trace to look for in the logs."""
    failure = Internal("The request failed for a reason of ours.", fix="Try again; tell the operator the trace_id.")
    return problem_response(failure)


def install(app: FastAPI) -> None:
    app.add_exception_handler(BespokeError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _framework)


async def _ours(_: Request, error: Exception) -> Response:
    assert isinstance(error, BespokeError)
    return problem_response(error)


async def _invalid(_: Request, error: Exception) -> Response:
    """The places that do not fit, by name, the first of them; the values themselves are not repeated."""
    assert isinstance(error, RequestValidationError)
    found = [{"place": _place(one["loc"]), "reason": _reason(one)} for one in error.errors()[:_MOST_PLACES]]
    first = found[0]
    refusal = InvalidRequest(
        f"{first['place']}: {first['reason']}.", fix="Compare the request with /api/docs.", field=first["place"]
    )
    return problem_response(refusal.with_extra(errors=found))


async def _framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if isinstance(error.__cause__, BespokeError):
        # FastAPI wraps whatever is raised while a body is read.
        return problem_response(error.__cause__)
    match error.status_code:
        case 404:
            missing = UnknownRoute(f"There is nothing at {request.url.path[:200]}.", fix="See /api/docs.")
            return problem_response(missing)
        case 405:
            refusal = errors.MethodNotAllowed(f"{request.method} is not known here.", fix="See /api/docs.")
            return problem_response(refusal, {"Allow": ", ".join(allowed_methods(request.scope))})
        case _:
            detail = f"The request cannot be read: {error.detail}".rstrip(".") + "."
            return problem_response(InvalidRequest(detail[:_LONGEST_REASON], fix="See /api/docs."))


def _reason(found: Mapping[str, Any]) -> str:
    if found["type"] == "union_tag_invalid":
        # Its message repeats what was sent.
        return f"The tag is none of {found['ctx']['expected_tags']}"
    reason: str = found["msg"]
    return reason[:_LONGEST_REASON]


def _place(steps: Sequence[int | str]) -> str:
    """Such as `body.sections[2].name`."""
    place = ""
    for step in steps:
        place += f"[{step}]" if isinstance(step, int) else f".{step}"
    return place.removeprefix(".")[:_LONGEST_PLACE]
