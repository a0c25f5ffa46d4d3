"""A fingerprint may let through what a search does not want; it never holds back what the database calls contained."""

from __future__ import annotations

import json
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.json import Jsonb

from bespoke.features.optimizations.fingerprint import BITS, fingerprint

Connection = psycopg.Connection[tuple[object, ...]]

_TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=3)
_NUMBERS = st.one_of(
    st.integers(-3, 3), st.integers(2**53 - 2, 2**53 + 2), st.sampled_from([0.0, -0.0, 1.0, 1e300, 0.1, 2.0**53])
)
_SCALARS = st.one_of(st.none(), st.booleans(), _NUMBERS, _TEXT)
_KEYS = st.sampled_from(["a", "b", ""])


def _parts(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.lists(inner, max_size=3), st.dictionaries(_KEYS, inner, max_size=3))


VALUES = st.dictionaries(_KEYS, st.recursive(_SCALARS, _parts, max_leaves=8), max_size=3)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Any, Any]:
    whole = draw(VALUES)
    return whole, draw(_cut(whole)) if draw(st.booleans()) else draw(VALUES)


def _cut(value: Any) -> st.SearchStrategy[Any]:
    """Some part of the value, in another order and with whole numbers written otherwise."""
    match value:
        case dict():
            chosen = st.lists(st.sampled_from(sorted(value)), unique=True) if value else st.just([])
            return chosen.flatmap(lambda keys: st.fixed_dictionaries({key: _cut(value[key]) for key in keys}))
        case list():
            return st.permutations(value).flatmap(
                lambda parts: st.integers(0, len(parts)).flatmap(lambda n: st.tuples(*map(_cut, parts[:n])).map(list))
            )
        case int() if not isinstance(value, bool) and abs(value) < 2**53:
            return st.sampled_from([value, float(value)])
        case _:
            return st.just(value)


def admits(whole: str, wanted: str) -> bool:
    return int(whole[1:], 16) & int(wanted[1:], 16) == int(wanted[1:], 16)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pairs())
def test_what_the_database_calls_contained_has_all_the_bits(as_migrate: Connection, pair: tuple[Any, Any]) -> None:
    whole, wanted = pair
    row = as_migrate.execute("SELECT %s @> %s", [Jsonb(whole), Jsonb(wanted)]).fetchone()
    assert row is not None
    assert admits(fingerprint(whole), fingerprint(wanted)) or not row[0]


def test_most_documents_without_the_value_are_told_apart() -> None:
    wanted = fingerprint({"targeting": {"company": "Acme"}})
    others = [
        {"targeting": {"company": f"Company {n}"}, "skills": [f"skill {n + k}" for k in range(400)]} for n in range(300)
    ]
    assert sum(admits(fingerprint(other), wanted) for other in others) < 15


def test_a_value_in_another_place_or_of_another_kind_has_other_bits() -> None:
    prints = [fingerprint(value) for value in ({"a": 1}, {"a": "1"}, {"a": True}, {"a": [1]}, {"a": {"": 1}}, {"b": 1})]
    assert len(set(prints)) == len(prints)


@pytest.mark.parametrize("value", [{}, {"a": {}}, {"a": []}])
def test_a_value_without_scalars_holds_nothing_back(value: dict[str, Any]) -> None:
    assert admits(fingerprint({}), fingerprint(value))


def test_the_database_reads_it_as_bits(as_migrate: Connection) -> None:
    row = as_migrate.execute(
        "SELECT bit_length(%s::bit(12288))", [fingerprint(json.loads('{"a": [1, null]}'))]
    ).fetchone()
    assert row == (BITS,)
