"""Links open what they were signed for, until they expire, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bespoke.platform.storage.errors import InvalidLifetime, UnusableKeys
from bespoke.platform.storage.signing import Grant, InvalidLink, LinkSigner

NOW = datetime(2026, 11, 1, tzinfo=UTC)
OWNER = UUID(int=7)
SIGNER = LinkSigner({"2026b": b"b" * 32, "2026a": b"a" * 32})


def grant(lives: timedelta = timedelta(minutes=15)) -> Grant:
    return Grant(OWNER, "job-1", NOW + lives)


def test_a_link_opens_what_it_was_signed_for() -> None:
    assert SIGNER.open(SIGNER.sign(grant(), now=NOW), now=NOW) == grant()


def test_a_link_of_an_older_key_still_opens() -> None:
    assert SIGNER.open(LinkSigner({"2026a": b"a" * 32}).sign(grant(), now=NOW), now=NOW) == grant()


@pytest.mark.parametrize("signer", [LinkSigner({"2026b": b"x" * 32}), LinkSigner({"other": b"b" * 32})])
def test_a_link_of_a_strange_key_does_not(signer: LinkSigner) -> None:
    with pytest.raises(InvalidLink):
        SIGNER.open(signer.sign(grant(), now=NOW), now=NOW)


@pytest.mark.parametrize("lives", [timedelta(0), timedelta(seconds=-1), timedelta(days=8)])
def test_expired_links_and_those_that_would_live_too_long_do_not_open(lives: timedelta) -> None:
    """The second kind comes from a machine whose clock is ahead."""
    made_at = NOW + lives - timedelta(minutes=15)
    with pytest.raises(InvalidLink):
        SIGNER.open(SIGNER.sign(grant(lives), now=made_at), now=NOW)


@pytest.mark.parametrize("lives", [timedelta(0), timedelta(seconds=-1), timedelta(days=7, seconds=1)])
def test_no_link_is_made_that_would_not_open(lives: timedelta) -> None:
    with pytest.raises(InvalidLifetime):
        SIGNER.sign(grant(lives), now=NOW)


@pytest.mark.parametrize(
    "keys", [{}, {"a.b": b"k" * 32}, {"": b"k" * 32}, {"a": b"hunter2"}, {"a": b"k" * 32, "b": b""}]
)
def test_keys_that_cannot_serve_are_refused_untold(keys: dict[str, bytes]) -> None:
    with pytest.raises(UnusableKeys) as caught:
        LinkSigner(keys)
    assert "hunter2" not in str(caught.value)


def test_why_a_link_does_not_open_is_not_told() -> None:
    expired = SIGNER.sign(grant(), now=NOW)
    told = set()
    for token, now in ((expired, NOW + timedelta(days=1)), (expired + "x", NOW), ("2026x" + expired[5:], NOW)):
        with pytest.raises(InvalidLink) as caught:
            SIGNER.open(token, now=now)
        told.add(caught.value.detail)
    assert len(told) == 1


@given(st.integers(1, 300))
def test_no_shortened_or_repeated_link_opens(size: int) -> None:
    token = SIGNER.sign(grant(), now=NOW)
    size %= len(token)
    for changed in (token[:size], token[size:] if size else "", token + token[: size + 1], token + "=", token.upper()):
        with pytest.raises(InvalidLink):
            SIGNER.open(changed, now=NOW)


@given(st.text(max_size=50), st.integers(0, 7 * 86_400 - 1))
def test_any_subject_comes_back_as_it_was(subject: str, seconds: int) -> None:
    made = Grant(OWNER, subject, NOW + timedelta(seconds=seconds + 1))
    assert SIGNER.open(SIGNER.sign(made, now=NOW), now=NOW) == made


@given(st.integers(0, 200), st.characters(codec="utf-8"))
def test_no_changed_character_goes_unnoticed(place: int, character: str) -> None:
    token = SIGNER.sign(grant(), now=NOW)
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
