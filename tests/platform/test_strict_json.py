"""JSON of strangers, read strictly and in time that grows with its length alone."""

from __future__ import annotations

import time

import pytest

from bespoke.platform.strict_json import DuplicateKey, decode_json


def test_a_name_that_stands_twice_is_told() -> None:
    with pytest.raises(DuplicateKey, match="'b'"):
        decode_json(b'{"a": 1, "b": 2, "b": 3, "a": 4}')


def test_the_last_of_very_many_names_is_found_at_once() -> None:
    """It once took minutes, on the thread that serves everybody."""
    names = ",".join(f'"{number}":0' for number in range(90_000))
    began = time.process_time()
    with pytest.raises(DuplicateKey, match="'89999'"):
        decode_json(f'{{{names},"89999":1}}'.encode())
    assert time.process_time() - began < 2
