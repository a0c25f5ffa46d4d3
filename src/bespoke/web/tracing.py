"""One request from the outside: its trace, its line in the log, its figures, and the end of what nobody foresaw."""

from __future__ import annotations

import re
import time

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bespoke.platform.telemetry.log import log, log_failure
from bespoke.platform.telemetry.trace import new_trace_id, set_trace_id
from bespoke.web.problems import internal_problem
from bespoke.web.routing import method_of, template_of

# Version ff and ids of zeros alone are none (W3C Trace Context).
_TRACEPARENT = re.compile(r"(?!ff)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class RequestFigures:
    """Counted by route template, so that their number is bounded."""

    def __init__(self, registry: CollectorRegistry) -> None:
        labels = ("method", "route", "status")
        self.requests = Counter("bespoke_requests", "Answered requests.", labels, registry=registry)
        self.seconds = Histogram(
            "bespoke_request_seconds", "Seconds to the answer's start.", ("route",), buckets=_SECONDS, registry=registry
        )


class Tracing:
    """ASGI middleware, the outermost."""

    def __init__(self, app: ASGIApp, *, figures: RequestFigures) -> None:
        self._app = app
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        trace = _incoming(scope) or new_trace_id()
        set_trace_id(trace)
        began = time.perf_counter()
        status = 0

        async def told(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-Id"] = trace
                # Streams go on for minutes after their start.
                self._figures.seconds.labels(template_of(scope)).observe(time.perf_counter() - began)
            await send(message)

        try:
            await self._app(scope, receive, told)
        finally:
            self._tell(scope, status, time.perf_counter() - began)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        """Status 0: the client went away before its answer."""
        route, method = template_of(scope), method_of(scope)
        self._figures.requests.labels(method, route, str(status)).inc()
        owner = scope.get("state", {}).get("owner_id", "")
        duration_ms = round(seconds * 1000, 1)
        log("request", method=method, route=route, status=status, duration_ms=duration_ms, owner_id=str(owner))


class LastResort:
    """ASGI middleware around all that may fail: what nobody foresaw is logged by type and place, and answered
    without internals."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def noted(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except ClientDisconnect:
            return
        except Exception as error:
            log_failure("request_failed", error, method=method_of(scope), route=template_of(scope))
            if has_begun:
                raise
            await internal_problem()(scope, receive, send)


def _incoming(scope: Scope) -> str:
    found = _TRACEPARENT.fullmatch(Headers(scope=scope).get("traceparent", ""))
    return found.group(1) if found else ""
