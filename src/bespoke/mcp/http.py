"""Streamable HTTP: one address of the API, each request by itself, authenticated by the user's API key.

No sessions are kept: any process answers any request, and a key that was revoked is refused at the next one.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mcp.server.mcpserver import MCPServer
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from bespoke.mcp.office import Office
from bespoke.mcp.server import make_server
from bespoke.platform.actor import Actor
from bespoke.platform.errors import Unauthenticated
from bespoke.platform.http.dependencies import Authenticate

_ACTOR = "bespoke.actor"
# The edge around it checks Host, Origin and sizes already, for all addresses alike.
_UNCHECKED = TransportSecuritySettings(enable_dns_rebinding_protection=False)


class KeyNeeded(Unauthenticated):
    """An API key is needed."""


async def actor_of(request: Request | None) -> Actor:
    """Whom the endpoint let in."""
    if request is None:
        raise _needed()
    actor: Actor = request.scope[_ACTOR]
    return actor


class McpEndpoint:
    """ASGI application. Who may only read is served by a server that has only the tools that read."""

    def __init__(self, office: Office, authenticate: Authenticate, *, body_bytes: int) -> None:
        self._authenticate = authenticate
        self._reading = _manager(make_server(office, writes=False), body_bytes)
        self._writing = _manager(make_server(office, writes=True), body_bytes)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        async with self._reading.run(), self._writing.run():
            yield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Raises what authenticating raises; a browser's cookie is no key."""
        request = Request(scope, receive)
        if not request.headers.get("authorization", "").lower().startswith("bearer "):
            raise _needed()
        actor = await self._authenticate(request)
        actor.require("read")
        scope[_ACTOR] = actor
        manager = self._writing if "write" in actor.scopes else self._reading
        await manager.handle_request(scope, receive, send)


def _manager(server: MCPServer[Office], body_bytes: int) -> StreamableHTTPSessionManager:
    server.streamable_http_app(stateless_http=True, max_request_body_size=body_bytes, transport_security=_UNCHECKED)
    return server.session_manager


def _needed() -> KeyNeeded:
    return KeyNeeded(
        "Tools are served to API keys only.",
        fix="Make a key and send it as `Authorization: Bearer`.",
        field="Authorization",
    )
