"""What a child reports, turned into an error without trusting a word of it."""

from __future__ import annotations

import importlib
import json
import re

from bespoke.platform.errors import BespokeError
from bespoke.platform.sandbox.errors import UnexpectedFailure

_MODULE = re.compile(r"bespoke(\.[a-z][a-z0-9_]*)+")


def error_from(report: bytes) -> BespokeError:
    """The error a child raised, rebuilt from its name and texts; only errors of our own tree can come out."""
    try:
        said = json.loads(report)
        module, name = said["module"], said["name"]
        detail, fix, field = (str(said[key]) for key in ("detail", "fix", "field"))
        kind = _kind(module, name)
    except (ValueError, KeyError, TypeError, RecursionError):
        kind = None
    if kind is None:
        return UnexpectedFailure("The child process gave no readable account of its error.")
    error = kind.__new__(kind)
    BespokeError.__init__(error, detail, fix=fix, field=field)
    return error


def failure_from(report: bytes) -> UnexpectedFailure:
    """An exception that is none of ours: a defect, or an input that a library did not expect."""
    text = report.decode("utf-8", "replace")
    return UnexpectedFailure(f"The work failed: {text[:500]}", fix="The file may be damaged; try another form of it.")


def _kind(module: object, name: object) -> type[BespokeError] | None:
    if not isinstance(module, str) or not isinstance(name, str):
        return None
    for known in _subclasses(BespokeError):
        if (known.__module__, known.__qualname__) == (module, name):
            return known
    if _MODULE.fullmatch(module) is None:
        return None
    try:
        found = getattr(importlib.import_module(module), name, None)
    except ImportError:
        return None
    return found if isinstance(found, type) and issubclass(found, BespokeError) else None


def _subclasses(kind: type[BespokeError]) -> list[type[BespokeError]]:
    return [kind, *(deeper for child in kind.__subclasses__() for deeper in _subclasses(child))]
