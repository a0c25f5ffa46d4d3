"""The outbound client against servers and names that want it to go elsewhere. Real sockets on loopback."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bespoke.platform.egress.client import CallRefused, open_client, resolve_once
from bespoke.platform.egress.reach import Reach

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
Names = Callable[[str, int], Awaitable[list[str]]]


@asynccontextmanager
async def serving(answer: bytes) -> AsyncIterator[tuple[int, list[bytes]]]:
    """A port that answers every request with the bytes given, and what it was sent."""
    heard: list[bytes] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(answer)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1], heard


def names(*answers: list[str]) -> tuple[Names, list[str]]:
    """A resolver that answers differently each time, the last answer for ever."""
    asked: list[str] = []

    async def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return answers[min(len(asked), len(answers)) - 1]

    return resolve, asked


async def test_the_name_stays_in_the_request_and_the_connection_goes_to_its_address() -> None:
    resolve, asked = names(["127.0.0.1"])
    async with serving(OK) as (port, heard), open_client(Reach({"model.test"}, True, resolve=resolve)) as client:
        answer = await client.get(f"http://model.test:{port}/v1", headers={"Cookie": "a=b"})
    assert (answer.text, asked) == ("ok", ["model.test"])
    assert f"host: model.test:{port}".encode() in heard[0].lower()
    assert b"accept-encoding: identity" in heard[0].lower()
    assert b"cookie" not in heard[0].lower()


async def test_a_name_that_turns_to_a_private_address_is_refused_at_the_connection() -> None:
    """DNS rebinding: there is no second look-up between the check and the connection."""
    resolve, asked = names(["127.0.0.1"], ["169.254.169.254"])
    async with serving(OK) as (port, heard), open_client(Reach({"model.test"}, True, resolve=resolve)) as client:
        assert (await client.get(f"http://model.test:{port}/")).text == "ok"
        with pytest.raises(CallRefused, match=r"169\.254\.169\.254") as refused:
            await client.get(f"http://model.test:{port}/")
    assert (len(heard), len(asked), refused.value.is_sent) == (1, 2, False)


async def test_one_forbidden_address_among_good_ones_refuses_the_name() -> None:
    resolve, _ = names(["127.0.0.1", "169.254.169.254"])
    async with serving(OK) as (port, heard), open_client(Reach({"model.test"}, True, resolve=resolve)) as client:
        with pytest.raises(CallRefused):
            await client.get(f"http://model.test:{port}/")
    assert heard == []


async def test_the_next_address_is_tried_where_nobody_listens() -> None:
    resolve, _ = names(["::1", "127.0.0.1"])
    async with serving(OK) as (port, _), open_client(Reach({"model.test"}, True, resolve=resolve)) as client:
        assert (await client.get(f"http://model.test:{port}/")).text == "ok"


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "127.1", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]"]
)
async def test_loopback_in_any_spelling_is_refused_where_private_addresses_are_not_allowed(host: str) -> None:
    reach = Reach({httpx2.URL(f"https://{host}/").host}, resolve=resolve_once)
    async with serving(OK) as (port, heard), open_client(reach) as client:
        with pytest.raises((CallRefused, httpx2.ConnectError)):
            await client.get(f"https://{host}:{port}/")
    assert heard == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_not_followed_even_when_asked_to(status: int) -> None:
    answer = f"HTTP/1.1 {status} X\r\nLocation: http://169.254.169.254/latest\r\nContent-Length: 0\r\n\r\n".encode()
    async with serving(answer) as (port, heard), open_client(Reach({"127.0.0.1"}, True)) as client:
        with pytest.raises(CallRefused, match="redirects are not followed"):
            await client.get(f"http://127.0.0.1:{port}/", follow_redirects=True)
    assert len(heard) == 1


async def test_an_answer_is_read_up_to_its_size_and_no_further() -> None:
    answer = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"x" * 5000
    async with serving(answer) as (port, _), open_client(Reach({"127.0.0.1"}, True, 4000)) as client:
        with pytest.raises(CallRefused, match="larger than allowed"):
            await client.get(f"http://127.0.0.1:{port}/")


async def test_a_compressed_answer_is_refused() -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nok"
    async with serving(answer) as (port, _), open_client(Reach({"127.0.0.1"}, True)) as client:
        with pytest.raises(CallRefused, match="compressed"):
            await client.get(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    "url", ["ftp://model.test/", "file:///etc/passwd", "http://elsewhere.test/", "https://127。0。0。1/"]
)
async def test_other_schemes_and_hosts_are_not_called(url: str) -> None:
    resolve, asked = names(["127.0.0.1"])
    async with open_client(Reach({"model.test"}, True, resolve=resolve)) as client:
        with pytest.raises((CallRefused, httpx2.UnsupportedProtocol)):
            await client.get(url)
    assert asked == []


async def test_plain_http_is_for_private_networks_alone() -> None:
    async with open_client(Reach({"model.test"})) as client:
        with pytest.raises(CallRefused, match="use https"):
            await client.get("http://model.test/")


async def test_plain_http_is_refused_to_a_public_address_though_private_ones_are_allowed() -> None:
    """The name of a server in this network may come to lead out of it, and what is said could be read on the way."""
    resolve, _ = names(["127.0.0.1", "93.184.216.34"])
    async with serving(OK) as (port, heard), open_client(Reach({"model.test"}, True, resolve=resolve)) as client:
        with pytest.raises(CallRefused, match=r"93\.184\.216\.34") as refused:
            await client.get(f"http://model.test:{port}/")
    assert (heard, refused.value.is_sent) == ([], False)
    assert "https" in str(refused.value)


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["127.0.0.1", "93.184.216.34"]])
async def test_a_certificate_nobody_vouches_for_is_refused(addresses: list[str], tmp_path: Path) -> None:
    resolve, _ = names(addresses)
    server = await asyncio.start_server(lambda _, w: w.close(), "127.0.0.1", 0, ssl=self_signed("model.test", tmp_path))
    async with server, open_client(Reach({"model.test"}, True, resolve=resolve)) as client:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(httpx2.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            await client.get(f"https://model.test:{port}/")


def self_signed(name: str, folder: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(datetime(2020, 1, 1, tzinfo=UTC)).not_valid_after(datetime(2090, 1, 1, tzinfo=UTC))
    signed = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    pem = Encoding.PEM
    secret = key.private_bytes(pem, PrivateFormat.PKCS8, NoEncryption())
    (folder / "both.pem").write_bytes(secret + signed.sign(key, SHA256()).public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "both.pem")
    return context


async def test_a_name_that_does_not_resolve_is_no_connection() -> None:
    async def fails(host: str, port: int) -> list[str]:
        raise socket.gaierror("unknown")

    async with open_client(Reach({"model.test"}, resolve=fails)) as client:
        with pytest.raises(httpx2.ConnectError, match="cannot be resolved"):
            await client.get("https://model.test/")
