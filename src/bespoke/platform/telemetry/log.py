"""Structured logs: JSON lines on standard error, and only fields that were agreed on.

Résumé text, e-mail addresses, secrets, query strings and values of exceptions have no field, so they cannot be logged.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

from bespoke.platform.telemetry.trace import trace_id

ALLOWED = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "trace_id",
        "method",
        "route",
        "status",
        "duration_ms",
        "owner_id",
        "job_id",
        "job_kind",
        "attempt",
        "stage",
        "code",
        "error_type",
        "frames",
        "count",
        "port",
        "version",
        "reason",
        "pool",
        "takeovers",
        "visit",
        "where",
    }
)
_FRAMES = 12


class _StandardError:
    """Lines whole, so that those of several threads do not mix; looked up each time, as tests and services replace it.

    Standard output is for what commands answer.
    """

    def msg(self, line: str) -> None:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()

    debug = info = warning = error = msg


def configure_logging(level: str) -> None:
    """Once, by an entry point. Loggers of libraries are kept to warnings, and told by name and level alone."""
    _configure(level)
    logging.basicConfig(handlers=[_Quiet()], level=logging.WARNING, force=True)


def _configure(level: str) -> None:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _with_trace,
            _only_allowed,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=lambda *_: _StandardError(),
        cache_logger_on_first_use=False,
    )


def log(event: str, *, level: str = "info", **fields: object) -> None:
    """`event` is a word of ours. Where no entry point configured anything, only warnings are told, and as strictly."""
    if not structlog.is_configured():
        _configure("warning")
    getattr(structlog.get_logger(), level)(event, **fields)


def log_failure(event: str, error: BaseException, **fields: object) -> None:
    """An exception nobody foresaw: its type and where it was, without its message, which may hold a person's text."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    places = [f"{frame.filename.rpartition('/bespoke/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    log(event, level="error", error_type=type(error).__name__, frames=places, **fields)


class _Quiet(logging.Handler):
    """What libraries log may hold statements and values: their name and the place are told, never the message."""

    def emit(self, record: logging.LogRecord) -> None:
        failure = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        log("library", level="warning", reason=f"{record.name}:{record.lineno}", error_type=failure)


def _with_trace(_: object, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    event.setdefault("trace_id", trace_id())
    return event


def _only_allowed(_: object, __: str, event: MutableMapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in event.items() if name in ALLOWED}
