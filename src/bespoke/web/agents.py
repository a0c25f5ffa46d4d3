"""The address of the tools for agents, where the operator switched it on."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from fastapi import FastAPI
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bespoke.mcp.installed import require_mcp
from bespoke.platform.settings import Settings

PATH = "/mcp"
BODY_BYTES = 8_000_000
"""A résumé's file comes as base64 in such a body."""


class Agents(Protocol):
    """An ASGI application that serves while it runs."""

    def running(self) -> AbstractAsyncContextManager[None]: ...

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None: ...


def open_agents(settings: Settings, state: Mapping[str, Any], address: str) -> Agents | None:
    """None where they are off. Raises McpNotInstalled."""
    if not settings.server.mcp:
        return None
    require_mcp()
    # The protocol's packages are an extra, and take half a second to load.
    from bespoke.mcp.http import McpEndpoint, actor_of  # noqa: PLC0415
    from bespoke.mcp.office import Office  # noqa: PLC0415

    office = Office(
        database=state["database"],
        kinds=state["job_kinds"],
        uploads=state["uploads"],
        desk=state["export_desk"],
        links=state["links"],
        live=state["live"],
        draft_threads=state["draft_threads"],
        who_acts=actor_of,
        writer_for=state.get("writer_for"),
        address=(settings.server.public_url or address).rstrip("/"),
    )
    return McpEndpoint(office, state["authenticate"], body_bytes=BODY_BYTES)


def add_agents(app: FastAPI, agents: Agents | None) -> None:
    if agents is not None:
        app.router.routes.append(Route(PATH, endpoint=agents, methods=["POST"], name="mcp"))
