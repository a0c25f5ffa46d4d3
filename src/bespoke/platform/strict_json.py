"""JSON that a stranger wrote: read strictly, so that nothing later has to wonder what a value may hold."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Never

from pydantic import JsonValue

from bespoke.platform.errors import Invalid

MAX_DEPTH = 32
MAX_VALUES = 100_000
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_LONGEST_NUMBER_BITS = 256


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


def decode_json(content: bytes) -> JsonValue:
    """UTF-8, -16 or -32 with or without a byte order mark. Duplicate keys and numbers that are none are refused."""
    try:
        text = content.decode(json.detect_encoding(content))
        value: JsonValue = json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_unique,
            parse_constant=_refuse_constant,
            parse_float=_finite,
        )
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


def check_limits(value: object, *, number_bits: int = _LONGEST_NUMBER_BITS) -> None:
    """Refuse depth, size, NUL, lone surrogates and numbers that are none. Iterative, so depth cannot break it."""
    stack: list[tuple[object, int]] = [(value, 1)]
    seen = 0
    while stack:
        item, depth = stack.pop()
        seen += 1
        if seen > MAX_VALUES:
            raise JsonTooLarge(f"The JSON holds more than {MAX_VALUES:,} values.", fix="Send only what is needed.")
        if isinstance(item, str):
            _check_scalar(item, number_bits)
        elif isinstance(item, dict | list | tuple | Mapping):
            if depth > MAX_DEPTH:
                raise JsonTooDeep(f"The JSON is nested deeper than {MAX_DEPTH} levels.", fix="Flatten it.")
            stack.extend((child, depth + 1) for child in _children(item))
        else:
            _check_scalar(item, number_bits)


def _unique(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    twice = _first_repeated(pairs)[:80]
    raise DuplicateKey(f"The field {twice!r} stands twice in one object.", fix="Keep one of them.", field=twice)


def _first_repeated(pairs: list[tuple[str, JsonValue]]) -> str:
    """In one pass: among very many names, looking each up in the others would take minutes."""
    seen: set[str] = set()
    for name, _ in pairs:
        if name in seen:
            return name
        seen.add(name)
    raise AssertionError("no name is repeated")


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
        if item.bit_length() > number_bits:
            raise NonFiniteNumber("A number has more digits than anything here can mean.", fix="Write it as text.")
    elif item is not None:
        raise InvalidJson(f"A value is a {type(item).__name__}, which is no JSON.", fix="Pass plain JSON.")
