"""Strangers' JSON: what is refused, in which words, at which place, and at what cost."""

from __future__ import annotations

import time

import pytest

from bespoke.platform.strict_json import (
    DuplicateKey,
    ForbiddenCharacter,
    InvalidJson,
    JsonTooDeep,
    JsonTooLarge,
    NonFiniteNumber,
    UnreadableJson,
    check_limits,
    decode_json,
)
from tests.fixtures.heap import small_heap

REFUSED: dict[str, tuple[bytes, type[InvalidJson], str]] = {
    "nan": (b'{"a": [1, {"b": NaN}]}', NonFiniteNumber, "a[1].b"),
    "huge float": (b'{"a": [{"b": -1e400}]}', NonFiniteNumber, "a[0].b"),
    "huge integer": (b'{"a": 9223372036854775808}', NonFiniteNumber, "a"),
    "twice": (b'{"a": [1, {"b": 1, "b": 2}]}', DuplicateKey, "a[1].b"),
    "twice at the top": (b'{"b": 1, "c": 1, "b": 2}', DuplicateKey, "b"),
    "nul": (b'{"a": [{"b": "\\u0000"}]}', ForbiddenCharacter, "a[0].b"),
    "nul in a name": (b'{"a": [{"b\\u0000": 1}]}', ForbiddenCharacter, "a[0]"),
    "lone surrogate": (b'["x", "\\ud800"]', ForbiddenCharacter, "[1]"),
    "too deep": (b'{"a": ' + b"[" * 32 + b"]" * 32 + b"}", JsonTooDeep, "a" + "[0]" * 31),
    "too many": (b"[" + b"0," * 100_001 + b"0]", JsonTooLarge, ""),
    "the whole": (b"NaN", NonFiniteNumber, ""),
    "cut": (b'{"a": "b', UnreadableJson, ""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_placed(name: str) -> None:
    content, kind, place = REFUSED[name]
    with pytest.raises(kind) as refusal:
        check_limits(decode_json(content), number_bits=63)
    assert refusal.value.field == place
    assert refusal.value.fix


def test_the_largest_numbers_and_the_deepest_nesting_pass() -> None:
    content = b'{"a": [9223372036854775807, -9223372036854775808, 1e308], "b": ' + b"[" * 31 + b"]" * 31 + b"}"
    check_limits(decode_json(content), number_bits=63)


def test_one_encoding_can_be_demanded() -> None:
    content = '{"a": "é"}'.encode("utf-16")
    assert decode_json(content) == {"a": "é"}
    with pytest.raises(UnreadableJson):
        decode_json(content, encoding="utf-8")
    assert decode_json(b'\xef\xbb\xbf{"a": 1}', encoding="utf-8") == {"a": 1}


@pytest.mark.parametrize(
    "content",
    [
        b"{" + b",".join(b'"a%d":0' % i for i in range(95_000)) + b',"a94999":1}',
        b"[" + b"[1]," * 250_000 + b"NaN]",
        b"[" + b"0," * 500_000 + b"0]",
    ],
    ids=["many names, the last one twice", "many lists", "many numbers"],
)
def test_refusing_a_mebibyte_does_not_hold_everybody_up(content: bytes) -> None:
    began = time.process_time()
    with small_heap(), pytest.raises(InvalidJson):
        check_limits(decode_json(content), number_bits=63)
    assert time.process_time() - began < 3
