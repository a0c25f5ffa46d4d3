"""Addresses of this server."""

from __future__ import annotations

_ANY = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  # what listens everywhere is met here


def bracketed(host: str) -> str:
    """As addresses and the Host header name it: IPv6 stands in brackets (RFC 3986, 3.2.2)."""
    return f"[{host}]" if ":" in host else host


def address_of(host: str, port: int) -> str:
    """Where this machine meets what listens there."""
    return f"http://{bracketed(_ANY.get(host, host))}:{port}"
