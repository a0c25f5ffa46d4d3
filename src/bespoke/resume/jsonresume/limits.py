"""What a JSON value may hold before anything is read from it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from pydantic import JsonValue

from bespoke.resume.errors import ForbiddenCharacter, InvalidJsonResume, JsonTooDeep, JsonTooLarge, NonFiniteNumber

MAX_DEPTH = 32
MAX_VALUES = 100_000
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")


def check_limits(value: Mapping[str, JsonValue]) -> None:
    """Refuse depth, size, NUL, lone surrogates and numbers that are none. Iterative, so depth cannot break it."""
    stack: list[tuple[object, int]] = [(value, 1)]
    seen = 0
    while stack:
        item, depth = stack.pop()
        seen += 1
        if seen > MAX_VALUES:
            raise JsonTooLarge(f"The JSON holds more than {MAX_VALUES:,} values.", fix="Keep only the résumé in it.")
        if isinstance(item, Mapping | list | tuple):
            if depth > MAX_DEPTH:
                raise JsonTooDeep(f"The JSON is nested deeper than {MAX_DEPTH} levels.", fix="Flatten it.")
            stack.extend((child, depth + 1) for child in _children(item))
        else:
            _check_scalar(item)


def _children(item: Mapping[object, object] | list[object] | tuple[object, ...]) -> list[object]:
    if not isinstance(item, Mapping):
        return list(item)
    if not all(isinstance(key, str) for key in item):
        raise InvalidJsonResume("A field's name is not text.", fix="JSON objects have text as names.")
    return [*item.keys(), *item.values()]


def _check_scalar(item: object) -> None:
    if isinstance(item, str):
        found = _FORBIDDEN.search(item)
        if found is not None:
            raise ForbiddenCharacter(
                f"A text holds the character U+{ord(found[0]):04X}, which no document can show.",
                fix="Remove it; it is often left behind by a broken conversion.",
            )
    elif isinstance(item, float):
        if not math.isfinite(item):
            raise NonFiniteNumber(f"{item} is no JSON number.", fix="Remove it or write it as text.")
    elif isinstance(item, int):
        if item.bit_length() > 256:
            raise NonFiniteNumber("A number has more digits than a résumé can mean.", fix="Write it as text.")
    elif item is not None:
        raise InvalidJsonResume(f"A value is a {type(item).__name__}, which is no JSON.", fix="Pass plain JSON.")
