"""Secrets at rest."""

from __future__ import annotations

from bespoke.platform.sealing import seal, unseal

NOW, BEFORE = b"n" * 32, b"b" * 32


def test_only_the_owner_the_purpose_and_the_secret_open_it() -> None:
    sealed = seal(NOW, "sk-secret", purpose="p", bound_to="ada")
    assert b"sk-secret" not in sealed
    assert unseal([NOW], sealed, purpose="p", bound_to="ada") == "sk-secret"
    assert unseal([NOW], sealed, purpose="p", bound_to="grace") is None
    assert unseal([NOW], sealed, purpose="q", bound_to="ada") is None
    assert unseal([BEFORE], sealed, purpose="p", bound_to="ada") is None
    assert unseal([NOW], sealed[:-1], purpose="p", bound_to="ada") is None


def test_a_former_secret_still_opens_what_it_sealed() -> None:
    assert unseal([NOW, BEFORE], seal(BEFORE, "x", purpose="p", bound_to="a"), purpose="p", bound_to="a") == "x"


def test_the_same_text_is_sealed_differently_each_time() -> None:
    assert seal(NOW, "x", purpose="p", bound_to="a") != seal(NOW, "x", purpose="p", bound_to="a")
