"""Where a request really comes from, and whether its sender is trusted to speak for others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.requests import HTTPConnection

from bespoke.features.accounts.errors import UnsafeAccounts

UNIX = "unix"
"""The peer on a socket file, which has no address."""


@lru_cache(maxsize=16)
def _networks(texts: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(ip_network(text, strict=False) for text in texts if text != UNIX)
    except ValueError:
        raise UnsafeAccounts(
            "A trusted proxy is neither an address nor a network.",
            fix="Write it as 10.0.0.5 or 10.0.0.0/8, comma separated.",
            field="BESPOKE_SERVER_TRUSTED_PROXIES",
        ) from None


def is_trusted(peer: str, proxies: tuple[str, ...]) -> bool:
    if peer == UNIX:
        return UNIX in proxies
    try:
        address = ip_address(peer)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return any(address in network for network in _networks(proxies))


def direct_peer(request: HTTPConnection) -> str:
    return request.client.host if request.client else UNIX


def client_address(request: HTTPConnection, proxies: tuple[str, ...]) -> str:
    """The nearest address that no trusted proxy has: what stands left of it in X-Forwarded-For may be made up."""
    nearest = direct_peer(request)
    for hop in _hops(request):
        if not is_trusted(nearest, proxies):
            break
        nearest = hop
    return nearest


def rate_subject(address: str) -> str:
    """A whole /64 counts as one: that is what one customer of IPv6 is given."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((parsed, 64), strict=False)) if isinstance(parsed, IPv6Address) else address


def _hops(request: HTTPConnection) -> Iterator[str]:
    """Addresses of X-Forwarded-For from the nearest on; ends where one is not an address."""
    listed = ",".join(request.headers.getlist("x-forwarded-for")).split(",")
    for hop in reversed(listed):
        try:
            yield str(ip_address(hop.strip()))
        except ValueError:
            return
