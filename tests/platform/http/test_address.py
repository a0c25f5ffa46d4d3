"""Addresses are ones that a browser can open."""

from __future__ import annotations

import pytest

from bespoke.platform.http.address import address_of


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8380"),
        ("0.0.0.0", "http://127.0.0.1:8380"),
        ("", "http://127.0.0.1:8380"),
        ("bespoke.example", "http://bespoke.example:8380"),
        ("::1", "http://[::1]:8380"),
        ("::", "http://[::1]:8380"),
        ("2001:db8::7", "http://[2001:db8::7]:8380"),
    ],
)
def test_an_address_leads_to_what_listens(host: str, address: str) -> None:
    assert address_of(host, 8380) == address
