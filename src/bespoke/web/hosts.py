"""Which hosts are answered, and whose word about the client is believed."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from bespoke.platform.errors import Invalid
from bespoke.platform.http.peer import direct_peer, keep_peer
from bespoke.web.problems import problem_response

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
Networks = tuple[IPv4Network | IPv6Network, ...]


class UnknownHost(Invalid):
    """This host name is not answered here."""


class AllowedHosts:
    """ASGI middleware against DNS rebinding: a page elsewhere that points its own name at us is refused."""

    def __init__(self, app: ASGIApp, *, hosts: Sequence[str]) -> None:
        self._app = app
        self._hosts = {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._is_allowed(Headers(scope=scope).get("host", "")):
            refusal = UnknownHost(
                "The Host header names a host that is not answered here.",
                fix="Use the address Bespoke printed at its start, or add the host to BESPOKE_SERVER_ALLOWED_HOSTS.",
                field="Host",
            )
            await problem_response(refusal)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_allowed(self, host: str) -> bool:
        name, _, port = host.rpartition(":")
        without_port = name if name and port.isdigit() else host
        return without_port.lower() in self._hosts


class TrustedProxies:
    """ASGI middleware: takes the client's address and scheme from proxies the operator named, from nobody else."""

    def __init__(self, app: ASGIApp, *, proxies: Sequence[str]) -> None:
        self._app = app
        self._proxies: Networks = tuple(ip_network(proxy, strict=False) for proxy in proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            keep_peer(scope)
            if self._proxies and self._is_proxy(direct_peer(scope)):
                self._look_behind(scope)
        await self._app(scope, receive, send)

    def _look_behind(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        client = self._client(headers.getlist("x-forwarded-for"))
        if client:
            scope["client"] = (client, 0)
        scheme = ",".join(headers.getlist("x-forwarded-proto")).rpartition(",")[2].strip().lower()
        if scheme in ("http", "https"):
            scope["scheme"] = scheme

    def _client(self, forwarded: list[str]) -> str:
        """From the right, the first that is no proxy of ours: what stands left of it anybody may have written.

        Empty when that one is no address.
        """
        addresses = [part.strip() for line in forwarded for part in line.split(",") if part.strip()]
        found = next((address for address in reversed(addresses) if not self._is_proxy(address)), "")
        return str(_parsed(found) or "")

    def _is_proxy(self, address: str) -> bool:
        parsed = _parsed(address)
        return parsed is not None and any(parsed in network for network in self._proxies)


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    """Without the port that some proxies add: it would make a new client of every connection."""
    bare = text.partition("]")[0].removeprefix("[") if text.startswith("[") else text
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
