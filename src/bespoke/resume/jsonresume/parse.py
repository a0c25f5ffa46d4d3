"""Bytes to a resume: the door for JSON that a stranger wrote."""

from __future__ import annotations

import json
import math
from typing import Never

from pydantic import JsonValue

from bespoke.resume.errors import DuplicateKey, InvalidJsonResume, JsonTooLarge, NonFiniteNumber, UnreadableJson
from bespoke.resume.jsonresume.read import read_json_resume
from bespoke.resume.model import Resume

MAX_BYTES = 8 * 1024 * 1024


def parse_json_resume(content: bytes) -> Resume:
    """Read a JSON Resume file, in UTF-8, -16 or -32 with or without a byte order mark."""
    if len(content) > MAX_BYTES:
        raise JsonTooLarge(
            f"The file has {len(content):,} bytes; at most {MAX_BYTES:,} are read.",
            fix="Remove embedded pictures from the file.",
        )
    value = _decode(content)
    if not isinstance(value, dict):
        raise InvalidJsonResume(
            "The JSON is not an object.", fix='A JSON Resume starts with {"basics": …}; see jsonresume.org/schema.'
        )
    return read_json_resume(value)


def _decode(content: bytes) -> JsonValue:
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
        raise UnreadableJson(f"The file is not UTF-8 text: {error.reason}.", fix="Save it as UTF-8.") from None
    except json.JSONDecodeError as error:
        raise UnreadableJson(
            f"Line {error.lineno}, column {error.colno}: {error.msg}.", fix="Check the file with a JSON editor."
        ) from None
    except ValueError as error:
        raise UnreadableJson(f"A number cannot be read: {error}.", fix="Write long numbers as text.") from None
    return value


def _unique(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    value: dict[str, JsonValue] = {}
    for key, item in pairs:
        if key in value:
            raise DuplicateKey(
                f"The field {key[:80]!r} stands twice in one object.", fix="Keep one of them.", field=key[:80]
            )
        value[key] = item
    return value


def _refuse_constant(name: str) -> Never:
    raise NonFiniteNumber(f"{name} is no JSON number.", fix="Remove it or write it as text.")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise NonFiniteNumber(f"The number {digits[:40]} is too large.", fix="Write it as text.")
    return number
