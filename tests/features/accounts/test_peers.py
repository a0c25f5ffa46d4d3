"""Which peers are trusted, and which addresses count as one."""

from __future__ import annotations

import pytest

from bespoke.features.accounts.errors import UnsafeAccounts
from bespoke.features.accounts.peers import is_trusted, rate_subject

PROXIES = ("10.0.0.5", "192.168.0.0/16", "fd00::/8")


@pytest.mark.parametrize("peer", ["10.0.0.5", "192.168.7.1", "fd00::1", "::ffff:10.0.0.5"])
def test_named_proxies_are_trusted(peer: str) -> None:
    assert is_trusted(peer, PROXIES)


@pytest.mark.parametrize("peer", ["10.0.0.6", "::1", "", "unknown", "10.0.0.5, 1.1.1.1", "testclient"])
def test_nobody_else_is(peer: str) -> None:
    assert not is_trusted(peer, PROXIES)
    assert not is_trusted(peer, ())


def test_a_proxy_that_is_no_address_is_named_as_a_wrong_setting() -> None:
    with pytest.raises(UnsafeAccounts) as caught:
        is_trusted("10.0.0.5", ("proxy.lan",))
    assert caught.value.field == "BESPOKE_SERVER_TRUSTED_PROXIES"


def test_one_customers_addresses_count_as_one() -> None:
    assert rate_subject("2001:db8:1:2:3:4:5:6") == rate_subject("2001:db8:1:2::9") == "2001:db8:1:2::/64"
    assert rate_subject("2001:db8:1:3::9") != rate_subject("2001:db8:1:2::9")
    assert rate_subject("203.0.113.7") == "203.0.113.7"
    assert rate_subject("") == ""
