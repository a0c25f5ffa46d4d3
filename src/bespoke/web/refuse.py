"""Answers that the protocol gives by itself, before any application is asked, in the form of all others."""

from __future__ import annotations

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bespoke.platform.errors import BespokeError, Busy, Invalid
from bespoke.platform.telemetry.log import log
from bespoke.platform.telemetry.trace import new_trace_id, set_trace_id
from bespoke.web.headers import ALWAYS
from bespoke.web.problems import problem_response


class NoHttp(Invalid):
    """This is no HTTP request."""


class Crowded(Busy):
    """Too many clients are connected."""


def unreadable() -> Response:
    return _refusal(NoHttp("The request cannot be read as HTTP/1.1.", fix="Check its first line and headers."))


def crowded() -> ASGIApp:
    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
        error = Crowded("As many clients are connected as can be served.", fix="Try again in a moment.")
        await _refusal(error)(scope, receive, send)

    return refuse


def _refusal(error: BespokeError) -> Response:
    trace = new_trace_id()
    set_trace_id(trace)
    log("refused", level="warning", code=error.code)
    return problem_response(error, {**ALWAYS, "X-Request-Id": trace, "Connection": "close"})
