"""Kinds of errors as agents are told of them."""

from __future__ import annotations

import json

from mcp_types import TextContent

from bespoke.mcp.errors import KINDS, kind_of, refusal
from bespoke.platform import errors
from bespoke.platform.errors import BespokeError, Busy, NotFound

ELSEWHERE = {errors.Unsatisfiable, errors.MethodNotAllowed}
"""Of HTTP alone."""


def test_every_kind_has_a_name_of_its_own() -> None:
    kinds = {one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, BespokeError)}
    assert kinds - ELSEWHERE - {BespokeError} == {kind for kind, _ in KINDS}
    assert all(kind_of(kind("x")) == name for kind, name in KINDS)


def test_a_refusal_says_what_failed_and_how_to_fix_it_in_both_forms() -> None:
    answer = refusal(NotFound("There is none.", fix="List them.", field="id").with_extra(marks=[1]))
    assert answer.is_error
    (part,) = answer.content
    assert isinstance(part, TextContent)
    assert json.loads(part.text) == answer.structured_content
    told = json.loads(part.text)["error"]
    trace = told.pop("trace_id")
    assert isinstance(trace, str)
    assert told == {
        "kind": "not_found",
        "code": "not_found",
        "title": "There is no such thing",
        "detail": "There is none.",
        "fix": "List them.",
        "field": "id",
        "more": {"marks": [1]},
    }


def test_what_may_pass_says_when_to_try_again() -> None:
    structured = refusal(Busy("Full.")).structured_content
    assert isinstance(structured, dict)
    assert structured["error"]["retry_after_seconds"] == 1
