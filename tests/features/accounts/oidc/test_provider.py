"""Asking the provider: what is remembered, and what is not believed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from joserfc.jwk import KeySet, RSAKey
from tests.fixtures.provider import RunningProvider

from bespoke.features.accounts.errors import ProviderUnavailable
from bespoke.features.accounts.oidc.provider import Provider
from bespoke.features.accounts.settings import OidcSettings

KEYS = KeySet([RSAKey.generate_key(2048, auto_kid=True)]).as_dict()


@asynccontextmanager
async def serving(answer: Callable[[str, str], bytes], *, delay_s: float = 0) -> AsyncIterator[tuple[str, list[str]]]:
    """A server on this machine: its address, and the paths it was asked for."""
    asked: list[str] = []
    talks: list[asyncio.Task[None]] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            path = (await reader.readuntil(b"\r\n\r\n")).split()[1].decode()
            asked.append(path)
            await asyncio.sleep(delay_s)
            writer.write(answer(issuer, path))
            await writer.drain()
        except ConnectionError:
            asked.append("cut")
        finally:
            writer.transport.abort()

    def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talks.append(asyncio.ensure_future(talk(reader, writer)))

    server = await asyncio.start_server(meet, "127.0.0.1", 0)
    issuer = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield issuer, asked
    finally:
        server.close()
        for task in talks:
            task.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
        await asyncio.sleep(0)


def reply(body: bytes, *, status: str = "200 OK", headers: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{headers}\r\n".encode() + body


def metadata(issuer: str, /, **changes: str) -> bytes:
    doors = {"authorization_endpoint": f"{issuer}/a", "token_endpoint": f"{issuer}/t", "jwks_uri": f"{issuer}/k"}
    return reply(json.dumps({"issuer": issuer, **doors, **changes}).encode())


def whole(issuer: str, path: str) -> bytes:
    return metadata(issuer) if path.startswith("/.well") else reply(json.dumps(KEYS).encode())


def made(issuer: str, *, deadline_s: float = 20.0) -> Provider:
    settings = OidcSettings(issuer, "bespoke", "secret", deadline_s=deadline_s)
    return Provider(settings, redirect_uri="https://localhost/cb")


async def go(provider: Provider) -> str:
    return await provider.sign_in_url(state="s", nonce="n", verifier="v" * 43)


async def test_metadata_and_keys_are_asked_for_once() -> None:
    async with serving(whole) as (issuer, asked):
        provider = made(issuer)
        for _ in range(3):
            assert (await go(provider)).startswith(f"{issuer}/a?")
    assert asked == ["/.well-known/openid-configuration", "/k"]


@pytest.mark.parametrize(
    "answer",
    [
        lambda issuer, path: metadata(issuer, issuer="https://evil.example"),
        lambda issuer, path: metadata(issuer, jwks_uri="http://keys.example/k"),
        lambda issuer, path: metadata(issuer, jwks_uri="file:///etc/passwd"),
        lambda issuer, path: reply(b"", status="302 Found", headers=f"Location: {issuer}/elsewhere\r\n"),
        lambda issuer, path: reply(b"[]"),
        lambda issuer, path: reply(b"not json"),
        lambda issuer, path: reply(b"x" * 1_100_000),
        lambda issuer, path: reply(b"{}", status="500 Oh"),
        lambda issuer, path: b"nonsense\r\n\r\n",
        lambda issuer, path: metadata(issuer) if path.startswith("/.well") else reply(b"{}"),
        lambda issuer, path: metadata(issuer) if path.startswith("/.well") else reply(b'{"keys": [7]}'),
    ],
)
async def test_an_answer_that_is_not_as_it_should_be_is_an_unavailable_provider(
    answer: Callable[[str, str], bytes],
) -> None:
    async with serving(answer) as (issuer, asked):
        with pytest.raises(ProviderUnavailable):
            await go(made(issuer))
    assert "/elsewhere" not in asked


async def test_a_slow_provider_meets_the_deadline() -> None:
    async with serving(whole, delay_s=60) as (issuer, _):
        with pytest.raises(ProviderUnavailable):
            async with asyncio.timeout(20):
                await go(made(issuer, deadline_s=0.5))


async def test_a_provider_that_is_not_there_is_unavailable() -> None:
    with pytest.raises(ProviderUnavailable):
        await go(made("http://127.0.0.1:1"))


async def test_plain_http_off_this_machine_is_not_asked() -> None:
    with pytest.raises(ProviderUnavailable):
        await go(made("http://id.example"))


async def test_the_verifier_must_be_the_one_that_was_announced(provider: RunningProvider) -> None:
    """The mock checks no verifier; what is checked here is that it is sent as its hash and nothing else."""
    url = await go(made(provider.issuer))
    assert "v" * 43 not in url
    assert "code_challenge=" in url
