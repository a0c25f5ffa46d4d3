"""JSON that a stranger wrote: read strictly, so that nothing later has to wonder what a value may hold."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Never

from pydantic import JsonValue

from bespoke.platform.errors import Invalid

MAX_DEPTH = 32
MAX_VALUES = 100_000
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_LONGEST_NUMBER_BITS = 256
_LONGEST_PLACE = 200

# Where a value stands: the place of what holds it, and the name or number there; None is the whole.
Trail = tuple[Any, str | int] | None


class InvalidJson(Invalid):
    """The JSON cannot be taken."""


class UnreadableJson(InvalidJson):
    """The file is not valid JSON."""


class JsonTooDeep(InvalidJson):
    """The JSON is nested too deeply."""


class JsonTooLarge(InvalidJson):
    """The JSON is too large."""


class ForbiddenCharacter(InvalidJson):
    """The JSON holds a character no text may hold."""


class DuplicateKey(InvalidJson):
    """The JSON names the same field twice."""


class NonFiniteNumber(InvalidJson):
    """The JSON holds a number that is no number."""


def decode_json(content: bytes, *, encoding: str = "") -> JsonValue:
    """UTF-8, -16 or -32 with or without a byte order mark, or only the given encoding.

    Duplicate keys and numbers that are none are refused. An error's `field` is the place, such as `work[1].name`.
    """
    text = ""
    try:
        text = content.decode(encoding or json.detect_encoding(content)).removeprefix("\ufeff")
        value: JsonValue = json.loads(
            text, object_pairs_hook=_unique, parse_constant=_refuse_constant, parse_float=_finite
        )
    except InvalidJson as error:
        error.field = _place_in_text(text, error.field)
        raise
    except RecursionError:
        raise UnreadableJson("The JSON is nested too deeply to be read.", fix="Flatten it.") from None
    except UnicodeDecodeError as error:
        raise UnreadableJson(f"The JSON is not UTF-8 text: {error.reason}.", fix="Save it as UTF-8.") from None
    except json.JSONDecodeError as error:
        raise UnreadableJson(
            f"Line {error.lineno}, column {error.colno}: {error.msg}.", fix="Check the JSON with an editor."
        ) from None
    except ValueError as error:
        raise UnreadableJson(f"A number cannot be read: {error}.", fix="Write long numbers as text.") from None
    return value


def check_limits(value: object, *, number_bits: int = _LONGEST_NUMBER_BITS, most_values: int = MAX_VALUES) -> None:
    """Refuse depth, size, NUL, lone surrogates and numbers that are none. Iterative, so depth cannot break it."""
    stack: list[tuple[object, int]] = [(value, 1)]
    seen = 0
    try:
        while stack:
            item, depth = stack.pop()
            seen += 1
            if seen > most_values:
                raise JsonTooLarge(f"The JSON holds more than {most_values:,} values.", fix="Send only what is needed.")
            if isinstance(item, str):
                _check_scalar(item, number_bits)
            elif isinstance(item, dict | list | tuple | Mapping):
                if depth > MAX_DEPTH:
                    raise JsonTooDeep(f"The JSON is nested deeper than {MAX_DEPTH} levels.", fix="Flatten it.")
                stack.extend((child, depth + 1) for child in _children(item))
            else:
                _check_scalar(item, number_bits)
    except JsonTooLarge:
        raise
    except InvalidJson as error:
        error.field = _place_of(value, lambda one, level: _is_refused(one, level, number_bits))
        raise


def _is_refused(item: object, depth: int, number_bits: int) -> bool:
    if isinstance(item, Mapping | list | tuple):
        return depth > MAX_DEPTH
    try:
        _check_scalar(item, number_bits)
    except InvalidJson:
        return True
    return False


class _Twice(dict[str, JsonValue]):
    """An object that named a field twice."""


def _place_in_text(text: str, otherwise: str) -> str:
    """Reads the refused text once more, without refusing: only then is it known where in the whole a value stands."""

    def keep(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        value = dict(pairs)
        return value if len(value) == len(pairs) else _Twice(value)

    try:
        value: JsonValue = json.loads(text, object_pairs_hook=keep, parse_int=len)
    except (ValueError, RecursionError):
        return otherwise
    place = _place_of(
        value, lambda one, _: isinstance(one, _Twice) or (isinstance(one, float) and not math.isfinite(one))
    )
    return f"{place}.{otherwise}".removeprefix(".") if otherwise else place


def _place_of(value: object, is_fault: Callable[[object, int], bool]) -> str:
    """Of the first fault in reading order; empty when it is the whole, or lies beyond what is worth looking through."""
    stack: list[tuple[object, int, Trail]] = [(value, 1, None)]
    for _ in range(MAX_VALUES):
        if not stack:
            break
        item, depth, trail = stack.pop()
        if is_fault(item, depth):
            return _spelled(trail)
        if isinstance(item, Mapping):
            if any(is_fault(key, depth) for key in item):
                return _spelled(trail)
            stack.extend((child, depth + 1, (trail, str(key))) for key, child in reversed([*item.items()]))
        elif isinstance(item, list | tuple):
            stack.extend((item[at], depth + 1, (trail, at)) for at in range(len(item) - 1, -1, -1))
    return ""


def _spelled(trail: Trail) -> str:
    steps: list[str | int] = []
    while trail is not None:
        trail, step = trail
        steps.append(step)
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in reversed(steps))
    return place.removeprefix(".")[:_LONGEST_PLACE]


def _unique(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    counted = Counter(key for key, _ in pairs)
    twice = next(key for key, times in counted.items() if times > 1)[:80]
    raise DuplicateKey(f"The field {twice!r} stands twice in one object.", fix="Keep one of them.", field=twice)


def _refuse_constant(name: str) -> Never:
    raise NonFiniteNumber(f"{name} is no JSON number.", fix="Remove it or write it as text.")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise NonFiniteNumber(f"The number {digits[:40]} is too large.", fix="Write it as text.")
    return number


def _children(item: Mapping[object, object] | list[object] | tuple[object, ...]) -> list[object]:
    if not isinstance(item, Mapping):
        return list(item)
    if not all(isinstance(key, str) for key in item):
        raise InvalidJson("A field's name is not text.", fix="JSON objects have text as names.")
    return [*item.keys(), *item.values()]


def _check_scalar(item: object, number_bits: int) -> None:
    if isinstance(item, str):
        # Nearly all text is plain, and this says so without looking at each character.
        if item.isascii() and "\x00" not in item:
            return
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
        # In two's complement, as everything stores them: the smallest number has the bits of the largest.
        if (item if item >= 0 else ~item).bit_length() > number_bits:
            raise NonFiniteNumber("A number has more digits than anything here can mean.", fix="Write it as text.")
    elif item is not None:
        raise InvalidJson(f"A value is a {type(item).__name__}, which is no JSON.", fix="Pass plain JSON.")
