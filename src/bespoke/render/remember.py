"""What was made of a part of the resume, kept by what the part says: between two keystrokes all parts but one say the
same, and a child process is sent the whole resume anew each time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from bespoke.resume.model import Part

_KEPT = 512
_LARGE_BYTES = 16 * 1024
_recent: dict[int, Said] = {}

P = TypeVar("P", bound=Part)
A = ParamSpec("A")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Said:
    """A part, equal to every other of its kind that says the same."""

    kind: type[Part]
    content: bytes
    part: Part = field(compare=False)


def by_content(make: Callable[Concatenate[P, A], R]) -> Callable[Concatenate[P, A], R]:
    """For functions of nothing but a part and hashable arguments. Their results are shared, so nobody may change them.
    What is made of a large part is not kept.
    """

    @lru_cache(maxsize=_KEPT)
    def kept(said: Said, *rest: A.args, **named: A.kwargs) -> R:
        return make(said.part, *rest, **named)  # type: ignore[arg-type]  # `said.part` is the part that came in

    @wraps(make)
    def remembered(part: P, /, *rest: A.args, **named: A.kwargs) -> R:
        said = _said(part)
        if len(said.content) > _LARGE_BYTES:
            return make(part, *rest, **named)
        return kept(said, *rest, **named)  # type: ignore[arg-type]  # what is passed on is hashable, says the docstring

    return remembered


def _said(part: Part) -> Said:
    """Several ask about each part of a document in turn; as parts are immutable, it is written down for all of them."""
    said = _recent.get(id(part))
    if said is None or said.part is not part:
        if len(_recent) >= _KEPT:
            _recent.clear()
        said = _recent[id(part)] = Said(type(part), part.__pydantic_serializer__.to_json(part), part)
    return said
