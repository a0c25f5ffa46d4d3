"""Only proxies the operator named are believed about the client."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from bespoke.platform.http.peer import direct_peer
from bespoke.web.hosts import TrustedProxies


async def seen_by_app(peer: str, **headers: str) -> Scope:
    seen: list[Scope] = []

    async def app(scope: Scope, _: Receive, __: Send) -> None:
        seen.append(scope)

    async def nothing(*_: Any) -> Any:
        return None

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "client": (peer, 1), "scheme": "http", "headers": raw}
    await TrustedProxies(app, proxies=["10.0.0.0/8"])(scope, nothing, nothing)
    return seen[0]


async def test_a_named_proxy_tells_client_and_scheme() -> None:
    scope = await seen_by_app("10.1.2.3", x_forwarded_for="203.0.113.9", x_forwarded_proto="https")
    assert scope["client"][0] == "203.0.113.9"
    assert scope["scheme"] == "https"


async def test_what_the_client_wrote_itself_is_not_believed() -> None:
    scope = await seen_by_app("10.1.2.3", x_forwarded_for="1.1.1.1, 203.0.113.9, 10.9.9.9")
    assert scope["client"][0] == "203.0.113.9"


@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        ("203.0.113.9:51234", "203.0.113.9"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("2001:db8::1", "2001:db8::1"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("203.0.113.9, 10.9.9.9:80", "203.0.113.9"),
        ("203.0.113.9, ::ffff:10.9.9.9", "203.0.113.9"),
    ],
)
async def test_one_client_has_one_address_however_it_is_spelled(forwarded: str, client: str) -> None:
    assert (await seen_by_app("10.1.2.3", x_forwarded_for=forwarded))["client"][0] == client


@pytest.mark.parametrize("forwarded", ["unknown", "", ",", "203.0.113.9, nonsense", "1.2.3.4.5", "_hidden:x:1"])
async def test_what_is_no_address_replaces_none(forwarded: str) -> None:
    assert (await seen_by_app("10.1.2.3", x_forwarded_for=forwarded))["client"][0] == "10.1.2.3"


async def test_a_proxy_is_known_on_a_socket_for_both_families() -> None:
    scope = await seen_by_app("::ffff:10.1.2.3", x_forwarded_for="203.0.113.9")
    assert scope["client"][0] == "203.0.113.9"


@pytest.mark.parametrize(("told", "scheme"), [("https", "https"), ("http, HTTPS", "https"), ("javascript", "http")])
async def test_the_scheme_is_what_the_nearest_proxy_says(told: str, scheme: str) -> None:
    assert (await seen_by_app("10.1.2.3", x_forwarded_proto=told))["scheme"] == scheme


async def test_a_stranger_is_who_it_is() -> None:
    scope = await seen_by_app("198.51.100.7", x_forwarded_for="203.0.113.9", x_forwarded_proto="https")
    assert scope["client"][0] == "198.51.100.7"
    assert scope["scheme"] == "http"


async def test_the_proxy_itself_stays_known_behind_whom_it_forwards_for() -> None:
    scope = await seen_by_app("10.1.2.3", x_forwarded_for="203.0.113.9")
    assert direct_peer(scope) == "10.1.2.3"
    stranger = await seen_by_app("198.51.100.7", x_forwarded_for="10.1.2.3")
    assert direct_peer(stranger) == "198.51.100.7"
