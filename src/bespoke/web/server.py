"""Run the application: uvicorn with every wait bounded."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import uvicorn
from fastapi import FastAPI

from bespoke.platform.errors import Unavailable
from bespoke.web.slow import PatientProtocol

_GRACEFUL_S = 3
_KEEP_ALIVE_S = 30
_HEADER_BYTES = 32 * 1024
_CONNECTIONS = 1000
_UNSENT_BYTES = 128 * 1024
# Linux's TCP_NOTSENT_LOWAT; Python names it from 3.12 on.
_NOTSENT_LOWAT = 25


class PortTaken(Unavailable):
    """The port is in use."""


def listen(host: str, port: int) -> socket.socket:
    """Bound before anything else starts, so that a taken port is told at once. Port 0 takes any free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only of sockets that name their protocol does asyncio send small pieces at once; else the second piece of an
    # answer waits for the client's delayed acknowledgement of the first: 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if sys.platform == "linux":
        # The kernel takes no more than that ahead of the reader, so what waits with us shows how it reads.
        listener.setsockopt(socket.IPPROTO_TCP, _NOTSENT_LOWAT, _UNSENT_BYTES)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise PortTaken(
            f"{host}:{port} cannot be listened on: {error.strerror}.",
            fix="Stop what listens there, or set BESPOKE_SERVER_PORT to another port.",
            field="BESPOKE_SERVER_PORT",
        ) from error
    return listener


class Server(uvicorn.Server):
    """Calls `on_started` once it answers."""

    def __init__(self, config: uvicorn.Config, on_started: Callable[[], Awaitable[None]] | None = None) -> None:
        super().__init__(config)
        self._on_started = on_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and self._on_started is not None:
            await self._on_started()


def make_server(app: FastAPI, on_started: Callable[[], Awaitable[None]] | None = None) -> Server:
    return Server(_config(app), on_started)


def serve(app: FastAPI, listener: socket.socket, on_started: Callable[[], Awaitable[None]] | None = None) -> None:
    """Until a signal ends it. Open streams get a few seconds to end."""
    asyncio.run(make_server(app, on_started).serve([listener]))


def _config(app: FastAPI) -> uvicorn.Config:
    options: dict[str, Any] = {
        "http": PatientProtocol,
        "ws": "none",
        "lifespan": "on",
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "date_header": True,
        "proxy_headers": False,
        "timeout_keep_alive": _KEEP_ALIVE_S,
        "timeout_graceful_shutdown": _GRACEFUL_S,
        "h11_max_incomplete_event_size": _HEADER_BYTES,
        "limit_concurrency": _CONNECTIONS,
        "backlog": 1024,
    }
    return uvicorn.Config(app, **options)
