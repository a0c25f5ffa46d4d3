"""What a person is told when a model's part is missing, half there, or another model's."""

from __future__ import annotations

from collections.abc import Mapping

from bespoke.optimize.llm.asking import ModelFailed, Trouble
from bespoke.optimize.llm.books import Purpose
from bespoke.optimize.llm.contract import Notice, NoticeCode

_CODES: Mapping[Trouble, NoticeCode] = {
    "busy": "unavailable",
    "timed_out": "timed_out",
    "unreachable": "unavailable",
    "cut": "unavailable",
    "unfit": "unavailable",
    "nonsense": "nonsense",
    "refused": "unavailable",
}
_WHAT: Mapping[NoticeCode, str] = {
    "timed_out": "The model took too long",
    "unavailable": "The model could not be asked",
    "nonsense": "The model's answer could not be used",
}
_BROKE_OFF = "The model's answer broke off"


def notice_of(failure: ModelFailed, purpose: Purpose, *, has_some: bool) -> Notice:
    """`has_some` when part of the answer came before it broke off."""
    code = _CODES[failure.trouble]
    if purpose == "tell":
        return Notice(
            code=code, message=f"{_BROKE_OFF if has_some else _WHAT[code]}, so your words were read by rules."
        )
    if has_some:
        return Notice(code=code, message=f"{_BROKE_OFF}; what came before is kept.")
    return Notice(code=code, message=f"{_WHAT[code]}. The suggestions by rules are complete without it.")


def asked_instead(first: str, second: str) -> Notice:
    return Notice(code="fallback", message=f"The model {first} did not answer; {second} is asked instead.")
