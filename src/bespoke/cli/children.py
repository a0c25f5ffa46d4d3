"""The child processes of a command. Imports almost nothing, so that they start before the command has loaded itself."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from bespoke.cli.files import read_bytes
from bespoke.features.reading import posting_json, resume_json
from bespoke.platform.sandbox import Sandbox

PRELOAD = ("bespoke.intake.worker", "bespoke.posting.read")
_NEXT = "bespoke.render.worker"
_LOAD_TIMEOUT_S = 20.0
_COMMANDS = frozenset({"optimize", "parse", "score", "render"})
_started: list[Sandbox] = []


class Readings(NamedTuple):
    """The two files of the main job, each on its way through a child."""

    content: bytes
    resume: Future[bytes]
    posting: Future[bytes]


def needs_children(arguments: Sequence[str]) -> bool:
    """Whether these arguments name one of the short commands that read or set a document."""
    return bool(arguments) and arguments[0] in _COMMANDS and not {"--help", "-h"} & set(arguments)


def start_children() -> None:
    """First of all, so that the child loads while the command line is parsed; the command takes it over."""
    sandbox = _sandbox()
    sandbox.start()
    _started.append(sandbox)


def open_sandbox() -> Sandbox:
    """One child, started at once, so that it imports while the command still does; a second would only compete."""
    return _started.pop() if _started else _sandbox()


def begin_reading(
    resume: Path, posting: Path, *, reader: ThreadPoolExecutor, sandbox: Sandbox, password: str | None
) -> Readings:
    """The child reads while this process still loads its engines."""
    content, advertised = read_bytes(resume), read_bytes(posting)
    told = reader.submit(posting_json, advertised, posting.name, sandbox=sandbox)
    read = reader.submit(resume_json, content, resume.name, sandbox=sandbox, password=password)
    # What sets the pages is loaded while this process looks for improvements.
    reader.submit(sandbox.call, "bespoke.platform.sandbox.child:load", _NEXT, timeout_s=_LOAD_TIMEOUT_S)
    return Readings(content, read, told)


def _sandbox() -> Sandbox:
    return Sandbox(workers=1, preload=PRELOAD)
