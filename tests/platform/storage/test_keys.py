"""Keys are plain, and made of ids."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bespoke.platform.storage.errors import InvalidKey
from bespoke.platform.storage.keys import (
    check_key,
    check_prefix,
    erasure_key,
    export_key,
    owner_prefixes,
    source_key,
)

A, B, C = UUID(int=1), UUID(int=2), UUID(int=3)
HOSTILE = ["../up", "/root", "a//b", "A", "a b", "résumé", "a\x00", "", "a/..", "a.exe", "a/.hidden", "a/", "a\n"]
LONG = ["a" * 201, "/".join(["a" * 99] * 9)]


@pytest.mark.parametrize("key", [*HOSTILE, *LONG, "a.pdf/b", "a.pdf.pdf", "a\\b", "a%2e", "-a", "．．/a", "a#1"])
def test_what_is_not_ours_is_refused(key: str) -> None:
    with pytest.raises(InvalidKey):
        check_key(key)


@given(st.text(max_size=30))
def test_whatever_passes_is_plain(text: str) -> None:
    try:
        check_key(text)
    except InvalidKey:
        return
    assert set(text) <= set("abcdefghijklmnopqrstuvwxyz0123456789-/.")
    assert ".." not in text
    assert "//" not in text


def test_keys_follow_the_layout() -> None:
    at = datetime(2026, 11, 1, 9, 30, 5, tzinfo=UTC)
    assert check_key(source_key(A, B)) == f"sources/{A}/{B}"
    assert export_key(A, B, C, attempt=2, at=at, extension="pdf") == f"exports/{A}/20261101t093005-{B}-{C}-2.pdf"
    assert check_key(erasure_key(A)) == f"erasures/{A}.json"
    assert [check_prefix(p) for p in owner_prefixes(A)] == [f"sources/{A}/", f"exports/{A}/"]


@pytest.mark.parametrize("extension", ["exe", "PDF", "", "../x", "pdf\n"])
def test_only_extensions_of_ours_are_taken(extension: str) -> None:
    with pytest.raises(InvalidKey):
        export_key(A, B, C, attempt=0, at=datetime.now(UTC), extension=extension)
