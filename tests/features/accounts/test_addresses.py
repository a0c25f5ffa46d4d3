"""E-mail addresses: one spelling each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bespoke.features.accounts.addresses import normalised
from bespoke.features.accounts.errors import UnusableEmail


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (" Ada@Lovelace.Example\n", "ada@lovelace.example"),
        ("jose\u0301@exa\u0301mple.org", "jos\u00e9@ex\u00e1mple.org"),
        ("first.last+tag@sub.example.co.uk", "first.last+tag@sub.example.co.uk"),
        ("owner@localhost", "owner@localhost"),
    ],
)
def test_spellings_of_one_address_become_one(written: str, kept: str) -> None:
    assert normalised(written) == kept


@pytest.mark.parametrize(
    "text",
    ["", "ada", "@example.org", "ada@", "a@b@c.org", "a b@c.org", "ada@.org", "ada@example..org", "ada@example.org.",
     "a\x00b@c.org", "<ada@c.org>", "a,b@c.org", "a\r\nBcc: x@y.z@c.org", "a\u202e@c.org", "x" * 65 + "@c.org",
     "x@" + "y" * 260 + ".org"],
)  # fmt: skip
def test_what_no_mail_server_takes_is_refused(text: str) -> None:
    with pytest.raises(UnusableEmail):
        normalised(text)


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing(text: str) -> None:
    try:
        once = normalised(text)
    except UnusableEmail:
        return
    assert normalised(once) == once
