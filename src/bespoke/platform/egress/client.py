"""The one client through which everything outbound goes that an operator configured by name or address.

A name is resolved once for a connection, every address it has is checked, and the connection goes to the very address
that was checked; the name stays in the Host header and in TLS. So a name that answers differently the second time
(DNS rebinding) gains nothing.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from typing import Any

import httpcore2
import httpx2

from bespoke.platform.egress.addresses import AddressRefused, require_allowed
from bespoke.platform.egress.reach import Reach

_PORTS = {"http": 80, "https": 443}


class CallRefused(httpx2.TransportError):
    """The call was not made, or its answer not read. `is_sent` says which."""

    def __init__(self, message: str, *, is_sent: bool) -> None:
        super().__init__(message)
        self.is_sent = is_sent


def open_client(reach: Reach, *, connect_s: float = 10.0) -> httpx2.AsyncClient:
    """Without redirects, proxies, cookies or anything of the environment. Reads have no limit of time of their own:
    callers put deadlines around what they do."""
    return httpx2.AsyncClient(
        transport=_Guarded(reach),
        mounts={"http://": _Guarded(reach, is_plain=True)},
        follow_redirects=False,
        trust_env=False,
        timeout=httpx2.Timeout(None, connect=connect_s),
    )


async def resolve_once(host: str, port: int) -> list[str]:
    """Every address of the name, as the system resolves it."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class _Guarded(httpx2.AsyncHTTPTransport):
    """The checks before a request and on its answer. `is_plain` is the one for http, which a network of one's own may
    speak and nobody beyond it."""

    def __init__(self, reach: Reach, *, is_plain: bool = False) -> None:
        # An empty context trusts nobody, and costs nothing to make.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if is_plain else httpx2.create_ssl_context(trust_env=False)
        super().__init__(verify=context, trust_env=False)
        self._reach = reach
        # The pool of httpx2 takes no backend of its own from outside; this is the same pool with ours.
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=context,
            max_connections=20,
            network_backend=_Pinned(reach, allow_public=not is_plain),
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self._require_reachable(request.url)
        # A compressed answer could be far larger than what was counted.
        request.headers["accept-encoding"] = "identity"
        request.headers.pop("cookie", None)
        response = await super().handle_async_request(request)
        try:
            self._require_plain(response)
        except CallRefused:
            await response.aclose()
            raise
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        counted = _Counted(response.stream, self._reach.largest_answer_bytes)
        return httpx2.Response(
            response.status_code, headers=response.headers, stream=counted, extensions=response.extensions
        )

    def _require_reachable(self, url: httpx2.URL) -> None:
        if url.scheme not in _PORTS or (url.scheme == "http" and not self._reach.allow_private):
            raise CallRefused(f"{url.scheme or 'no scheme'} is not called; use https.", is_sent=False)
        if url.host not in self._reach.hosts:
            raise CallRefused(f"{url.host!r} is not a host that was configured.", is_sent=False)

    def _require_plain(self, response: httpx2.Response) -> None:
        if 300 <= response.status_code < 400:
            raise CallRefused("The answer points elsewhere, and redirects are not followed.", is_sent=True)
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise CallRefused("The answer is compressed though it was asked not to be.", is_sent=True)


class _Counted(httpx2.AsyncByteStream):
    """An answer up to a size."""

    def __init__(self, stream: httpx2.AsyncByteStream, most_bytes: int) -> None:
        self._stream = stream
        self._left = most_bytes

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            self._left -= len(chunk)
            if self._left < 0:
                raise CallRefused("The answer is larger than allowed.", is_sent=True)
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


class _Pinned(httpcore2.AsyncNetworkBackend):
    """Connects to addresses that were checked."""

    def __init__(self, reach: Reach, *, allow_public: bool) -> None:
        self._reach = reach
        self._allow_public = allow_public
        self._inner = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,  # tuples for setsockopt
    ) -> httpcore2.AsyncNetworkStream:
        addresses = await self._checked(host, port, timeout)
        for address in addresses[:-1]:
            with suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
        return await self._inner.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def _checked(self, host: str, port: int, timeout_s: float | None) -> list[str]:
        """Its addresses, at least one, once all are known to be allowed: one bad one makes the name suspect."""
        try:
            async with asyncio.timeout(timeout_s):
                addresses = await (self._reach.resolve or resolve_once)(host.strip("[]"), port)
        except (OSError, UnicodeError, TimeoutError) as error:
            raise httpcore2.ConnectError(f"{host} cannot be resolved.") from error
        try:
            for address in addresses:
                require_allowed(address, allow_private=self._reach.allow_private, allow_public=self._allow_public)
        except AddressRefused as refused:
            raise CallRefused(f"{host}: {refused.detail}", is_sent=False) from refused
        if not addresses:
            raise httpcore2.ConnectError(f"{host} has no address.")
        return addresses

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
