"""Searching inside `structured_output`: JSON containment, read strictly and kept small."""

from __future__ import annotations

from bespoke.features.documents.subject import Content
from bespoke.features.optimizations.errors import InvalidSearch
from bespoke.platform.strict_json import InvalidJson, check_limits, decode_json


def parse_contains(text: str | None) -> Content | None:
    """Such as `{"targeting": {"company": "Acme"}}`. Raises InvalidSearch."""
    if text is None:
        return None
    try:
        value = decode_json(text.encode("utf-8", "replace"))
        check_limits(value)
    except InvalidJson as error:
        raise InvalidSearch(f"`contains`: {error.detail}", fix=error.fix, field="contains") from None
    if not isinstance(value, dict):
        raise InvalidSearch("`contains` is not a JSON object.", fix='Send {"part": …}.', field="contains")
    return value
