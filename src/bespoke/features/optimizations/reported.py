"""What a client sent as its own figures and files: kept, and believed until the content changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bespoke.features.optimizations.record import ExportFormats

_AT = "at_revision"
"""By the name of what was reported, the revision it was said of."""


def with_reported(before: Mapping[str, Any], given: Mapping[str, Any], *, revision: int) -> dict[str, Any]:
    at = {**before.get(_AT, {}), **dict.fromkeys(given, revision)}
    return {**before, **given, _AT: at}


def held_export_formats(reported: Mapping[str, Any], *, revision: int) -> ExportFormats:
    """Empty once the content is another than the files were made from."""
    holds = reported.get(_AT, {}).get("export_formats") == revision
    return ExportFormats.model_validate(reported["export_formats"]) if holds else ExportFormats()
