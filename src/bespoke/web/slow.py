"""Clients that send too slowly are cut, where no ASGI application can reach them: in the protocol itself.

A half-sent header, a body that trickles, a connection that says nothing and a reader that does not read each hold a
socket and some memory; a few hundred of them would hold all. uvicorn has a limit for idle keep-alive connections only.
"""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from bespoke.web.refuse import crowded, unreadable

HEADER_S = 10.0
"""From the connection, or the first byte of a further request, to the end of its header."""
BODY_IDLE_S = 30.0
BODY_BYTES_PER_S = 512.0
WRITE_IDLE_S = 30.0
"""A reader that has taken less than the rate allows for so long is cut; a slow one that goes on reading is not."""
WRITE_BYTES_PER_S = 512.0
_LOOK_EVERY_S = 1.0


class PatientProtocol(H11Protocol):
    """Looks at its connection once a second and aborts it when a deadline has passed."""

    header_s: ClassVar[float] = HEADER_S
    body_idle_s: ClassVar[float] = BODY_IDLE_S
    body_bytes_per_s: ClassVar[float] = BODY_BYTES_PER_S
    write_idle_s: ClassVar[float] = WRITE_IDLE_S
    write_bytes_per_s: ClassVar[float] = WRITE_BYTES_PER_S
    look_every_s: ClassVar[float] = _LOOK_EVERY_S

    def __init__(self, *arguments: Any, **named: Any) -> None:  # as uvicorn passes them
        super().__init__(*arguments, **named)
        self._most, self.limit_concurrency = self.limit_concurrency, None
        self._watch: asyncio.TimerHandle | None = None
        self._header_since: float | None = None
        self._body_since = 0.0
        self._body_bytes = 0
        self._heard_at = 0.0
        self._unsent_since = 0.0
        self._unsent_bytes = 0
        self._taken_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn types it
        super().connection_made(transport)
        self._header_since = self._heard_at = self._unsent_since = self.loop.time()
        self._watch = self.loop.call_later(self.look_every_s, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._watch is not None:
            self._watch.cancel()
        self._unset_keepalive_if_required()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._heard_at = self.loop.time()
        self._body_bytes += len(data)
        if self._is_idle() and self._header_since is None:
            self._header_since = self._heard_at
        super().data_received(data)

    def handle_events(self) -> None:
        """Also called when an answer ends, for what the client sent ahead."""
        before = self.cycle
        if self._most is not None and len(self.connections) > self._most:
            self.app = crowded()
        super().handle_events()
        if self.cycle is not before:
            self._header_since = None
            self._body_since = self._heard_at = self.loop.time()
            self._body_bytes = 0

    def resume_writing(self) -> None:
        """The reader has emptied most of what waited."""
        self._unsent_since, self._taken_bytes = self.loop.time(), 0
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  # as uvicorn calls it
        """In the form of all other problems; `msg` says less."""
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.abort()
            return
        answer = unreadable()
        head = h11.Response(status_code=answer.status_code, headers=answer.raw_headers)
        for event in (head, h11.Data(data=bytes(answer.body)), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _look(self) -> None:
        """Until the connection is lost: one that is being closed waits for its reader, too."""
        if self._is_overdue(self.loop.time()):
            self.transport.abort()
            return
        self._watch = self.loop.call_later(self.look_every_s, self._look)

    def _is_overdue(self, now: float) -> bool:
        if self._is_unread(now):
            return True
        if self.transport.is_closing():
            return False
        if self._header_since is not None:
            return now - self._header_since > self.header_s
        return not self._is_idle() and self.cycle.more_body and self._is_body_slow(now)

    def _is_unread(self, now: float) -> bool:
        """Whether what waits to be sent shrinks too slowly. More may join it meanwhile, so each look counts alone."""
        unsent = self.transport.get_write_buffer_size()
        self._taken_bytes += max(0, self._unsent_bytes - unsent)
        self._unsent_bytes = unsent
        took = now - self._unsent_since
        if unsent and took <= self.write_idle_s:
            return False
        is_slow = unsent > 0 and self._taken_bytes < took * self.write_bytes_per_s
        self._unsent_since, self._taken_bytes = now, 0
        return is_slow

    def _is_body_slow(self, now: float) -> bool:
        if self.flow.read_paused:
            # It is us who do not read.
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
