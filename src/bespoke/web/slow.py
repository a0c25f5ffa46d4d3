"""Clients that send too slowly are cut, where no ASGI application can reach them: in the protocol itself.

A half-sent header, a body that trickles, a connection that says nothing and a reader that does not read each hold a
socket and some memory; a few hundred of them would hold all. uvicorn has a limit for idle keep-alive connections only.
"""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

HEADER_S = 10.0
"""From the connection, or the first byte of a further request, to the end of its header."""
BODY_IDLE_S = 30.0
BODY_BYTES_PER_S = 512.0
WRITE_IDLE_S = 30.0
_LOOK_EVERY_S = 1.0


class PatientProtocol(H11Protocol):
    """Looks at its connection once a second and aborts it when a deadline has passed."""

    header_s: ClassVar[float] = HEADER_S
    body_idle_s: ClassVar[float] = BODY_IDLE_S
    body_bytes_per_s: ClassVar[float] = BODY_BYTES_PER_S
    write_idle_s: ClassVar[float] = WRITE_IDLE_S
    look_every_s: ClassVar[float] = _LOOK_EVERY_S

    def __init__(self, *arguments: Any, **named: Any) -> None:  # as uvicorn passes them
        super().__init__(*arguments, **named)
        self._watch: asyncio.TimerHandle | None = None
        self._header_since: float | None = None
        self._body_since = 0.0
        self._body_bytes = 0
        self._heard_at = 0.0
        self._blocked_since: float | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn types it
        super().connection_made(transport)
        self._header_since = self._heard_at = self.loop.time()
        self._watch = self.loop.call_later(self.look_every_s, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._watch is not None:
            self._watch.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._heard_at = self.loop.time()
        before = self.cycle
        if self._is_idle() and self._header_since is None:
            self._header_since = self._heard_at
        super().data_received(data)
        if self.cycle is not before:
            self._header_since = None
            self._body_since, self._body_bytes = self._heard_at, 0
        else:
            self._body_bytes += len(data)

    def pause_writing(self) -> None:
        self._blocked_since = self.loop.time()
        super().pause_writing()

    def resume_writing(self) -> None:
        self._blocked_since = None
        super().resume_writing()

    def _look(self) -> None:
        if self.transport.is_closing():
            return
        if self._is_overdue(self.loop.time()):
            self.transport.abort()
            return
        self._watch = self.loop.call_later(self.look_every_s, self._look)

    def _is_overdue(self, now: float) -> bool:
        if self._blocked_since is not None and now - self._blocked_since > self.write_idle_s:
            return True
        if self._header_since is not None:
            return now - self._header_since > self.header_s
        if self._is_idle() or not self.cycle.more_body:
            return False
        if self.flow.read_paused:
            self._heard_at = self._body_since = now
            self._body_bytes = 0
            return False
        took = now - self._body_since
        is_trickle = took > self.body_idle_s and self._body_bytes < took * self.body_bytes_per_s
        return is_trickle or now - self._heard_at > self.body_idle_s

    def _is_idle(self) -> bool:
        """Between requests: uvicorn's own keep-alive limit holds then."""
        cycle: RequestResponseCycle | None = self.cycle
        return cycle is None or cycle.response_complete
