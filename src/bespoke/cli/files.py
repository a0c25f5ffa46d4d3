"""Reading what the person named and writing what they get; a file is there whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bespoke.platform.errors import Invalid, NotFound

READ_LIMIT_BYTES = 64 * 1024 * 1024
_AT_ONCE = 8


class FileNotReadable(NotFound):
    """The file cannot be opened."""


class OneInputTwice(Invalid):
    """Standard input can be read only once."""


class OutputNotWritable(Invalid):
    """The output cannot be written."""


def check_inputs(*paths: Path) -> None:
    if sum(str(path) == "-" for path in paths) > 1:
        raise OneInputTwice("Two files are given as -.", fix="Give one of them as a file.")


def read_bytes(path: Path) -> bytes:
    """The file's content; `-` is standard input."""
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read(READ_LIMIT_BYTES + 1)
        with path.open("rb") as file:
            return file.read(READ_LIMIT_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileNotReadable(f"{path}: {reason}.", fix="Check the path; use - to read from standard input.") from error


def check_folder(folder: Path) -> None:
    """Before the work rather than after it: whether the folder is one, or can be made."""
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not nearest.is_dir():
        raise OutputNotWritable(f"{nearest} is a file, not a folder.", fix="Name a folder with --out.")
    if not os.access(nearest, os.W_OK):
        raise OutputNotWritable(
            f"{nearest} does not let you write to it.", fix="Name a folder you may write to with --out."
        )


def write_files(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Each file is written beside its place and then renamed into it. Returns the paths written.

    The disk is waited for once, not once for each file.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            return list(pool.map(lambda name: _write(folder / name, files[name]), files))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputNotWritable(f"{folder}: {reason}.", fix="Name a folder you may write to with --out.") from error


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        return Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
