"""Addresses that a name may not lead to, however they are written."""

from __future__ import annotations

import pytest

from bespoke.platform.egress.addresses import AddressRefused, require_allowed

PUBLIC = ("93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946")
PRIVATE = ("127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "::1", "fd12:3456::1")
NEVER = (
    "169.254.169.254",
    "::ffff:169.254.169.254",
    "100.100.100.200",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "0.0.0.0",
    "::",
    "255.255.255.255",
    "224.0.0.1",
    "ff02::1",
    "240.0.0.1",
    "192.0.0.192",
    "192.0.2.1",
    "198.18.0.1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001:0:53aa:64c::1",
    "fec0::1",
    "2130706433",
    "0x7f000001",
    "127.1",
    "127。0。0。1",
    "localhost",
    "",
)


@pytest.mark.parametrize("address", PUBLIC)
@pytest.mark.parametrize("allow_private", [False, True])
def test_public_addresses_are_called(address: str, *, allow_private: bool) -> None:
    require_allowed(address, allow_private=allow_private)


@pytest.mark.parametrize("address", [*PRIVATE, "::ffff:127.0.0.1", "::ffff:10.0.0.1"])
def test_private_addresses_are_called_only_when_that_is_allowed(address: str) -> None:
    require_allowed(address, allow_private=True)
    with pytest.raises(AddressRefused, match="not an address that may be called"):
        require_allowed(address, allow_private=False)


@pytest.mark.parametrize("address", NEVER)
@pytest.mark.parametrize("allow_private", [False, True])
def test_metadata_reserved_and_translated_addresses_are_never_called(address: str, *, allow_private: bool) -> None:
    with pytest.raises(AddressRefused):
        require_allowed(address, allow_private=allow_private)


@pytest.mark.parametrize("address", [*PUBLIC, "::ffff:8.8.8.8"])
def test_what_may_stay_in_this_network_alone_goes_to_no_public_address(address: str) -> None:
    with pytest.raises(AddressRefused, match="plain http") as refused:
        require_allowed(address, allow_private=True, allow_public=False)
    assert "https" in refused.value.fix


@pytest.mark.parametrize("address", PRIVATE)
def test_what_may_stay_in_this_network_alone_goes_to_private_addresses(address: str) -> None:
    require_allowed(address, allow_private=True, allow_public=False)
