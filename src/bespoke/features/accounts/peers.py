"""Which peers are trusted to speak for others, and which addresses count as one."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from bespoke.features.accounts.errors import UnsafeAccounts


@lru_cache(maxsize=16)
def _networks(texts: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(ip_network(text, strict=False) for text in texts)
    except ValueError:
        raise UnsafeAccounts(
            "A trusted proxy is neither an address nor a network.",
            fix="Write it as 10.0.0.5 or 10.0.0.0/8, comma separated.",
            field="BESPOKE_SERVER_TRUSTED_PROXIES",
        ) from None


def is_trusted(peer: str, proxies: tuple[str, ...]) -> bool:
    """What is no address is trusted by nobody."""
    try:
        address = ip_address(peer)
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return any(address in network for network in _networks(proxies))


def rate_subject(address: str) -> str:
    """A whole /64 counts as one: that is what one customer of IPv6 is given."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((parsed, 64), strict=False)) if isinstance(parsed, IPv6Address) else address
