"""Which addresses may be connected to. The address itself is asked, never the name: names resolve to anything."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from bespoke.platform.errors import Forbidden

_TRANSLATED = (
    ip_network("64:ff9b::/96"),
    ip_network("64:ff9b:1::/48"),
    ip_network("2002::/16"),
    ip_network("2001::/32"),
    ip_network("fec0::/10"),
)
"""IPv6 networks through which an IPv4 address of any kind is reached, and the old site-local one."""

_METADATA = (ip_network("169.254.0.0/16"), ip_network("100.100.100.200/32"), ip_network("fd00:ec2::/32"))
"""Where clouds hand a machine's credentials to whoever asks from it; never called."""

_PRIVATE = (
    ip_network("127.0.0.0/8"),
    ip_network("10.0.0.0/8"),
    ip_network("172.16.0.0/12"),
    ip_network("192.168.0.0/16"),
    ip_network("100.64.0.0/10"),
    ip_network("::1/128"),
    ip_network("fc00::/7"),
)


class AddressRefused(Forbidden):
    """This address is not called."""


def require_allowed(address: str, *, allow_private: bool, allow_public: bool = True) -> None:
    """Raises AddressRefused for what is not on the public internet, and not private where that is allowed; for what is
    on it too where words go unencrypted (`allow_public` is false)."""
    ip = _unwrapped(address)
    is_public = _is_public(ip)
    if is_public and not allow_public:
        raise AddressRefused(
            f"{address} is a public address, and plain http is not spoken there; use https.",
            fix="Give an address with https; plain http is for this machine and its network alone.",
        )
    if _is_within(ip, _METADATA) or not (is_public or (allow_private and _is_within(ip, _PRIVATE))):
        raise AddressRefused(
            f"{address} is not an address that may be called.",
            fix="A model on this machine or in this network needs BESPOKE_AI_ALLOW_PRIVATE_ADDRESSES=true.",
        )


def _unwrapped(address: str) -> IPv4Address | IPv6Address:
    """The IPv4 address inside `::ffff:…`, which a system connects to as such; a zone (`%eth0`) is refused."""
    try:
        ip = ip_address(address)
    except ValueError:
        raise AddressRefused(f"{address!r} is not an address.", fix="Check the name that was resolved.") from None
    return (ip.ipv4_mapped or ip) if isinstance(ip, IPv6Address) else ip


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    special = ip.is_multicast or ip.is_reserved or ip.is_unspecified or _is_within(ip, (ip_network("192.0.0.0/24"),))
    return ip.is_global and not special and not _is_within(ip, _TRANSLATED)


def _is_within(ip: IPv4Address | IPv6Address, networks: tuple[object, ...]) -> bool:
    return any(ip in network for network in networks)  # type: ignore[operator]  # of either version; others hold it not
