"""Links open what they were signed for, until they expire, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bespoke.platform.storage.signing import Grant, InvalidLink, LinkSigner

NOW = datetime(2026, 11, 1, tzinfo=UTC)
OWNER = UUID(int=7)
SIGNER = LinkSigner({"2026b": b"b" * 32, "2026a": b"a" * 32})


def grant(lives: timedelta = timedelta(minutes=15)) -> Grant:
    return Grant(OWNER, "job-1", NOW + lives)


def test_a_link_opens_what_it_was_signed_for() -> None:
    assert SIGNER.open(SIGNER.sign(grant()), now=NOW) == grant()


def test_a_link_of_an_older_key_still_opens() -> None:
    assert SIGNER.open(LinkSigner({"2026a": b"a" * 32}).sign(grant()), now=NOW) == grant()


@pytest.mark.parametrize("signer", [LinkSigner({"2026b": b"x" * 32}), LinkSigner({"other": b"b" * 32})])
def test_a_link_of_a_strange_key_does_not(signer: LinkSigner) -> None:
    with pytest.raises(InvalidLink):
        SIGNER.open(signer.sign(grant()), now=NOW)


@pytest.mark.parametrize("lives", [timedelta(0), timedelta(seconds=-1), timedelta(days=8)])
def test_expired_links_and_those_that_would_live_too_long_do_not_open(lives: timedelta) -> None:
    with pytest.raises(InvalidLink):
        SIGNER.open(SIGNER.sign(grant(lives)), now=NOW)


@given(st.integers(0, 200), st.characters(codec="utf-8"))
def test_no_changed_character_goes_unnoticed(place: int, character: str) -> None:
    token = SIGNER.sign(grant())
    at = place % len(token)
    changed = token[:at] + character + token[at + 1 :]
    if changed == token:
        return
    with pytest.raises(InvalidLink):
        SIGNER.open(changed, now=NOW)


@given(st.text(max_size=80))
def test_no_other_text_opens(text: str) -> None:
    with pytest.raises(InvalidLink):
        SIGNER.open(text, now=NOW)
