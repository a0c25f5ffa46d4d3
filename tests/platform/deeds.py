"""What the sandbox's tests make its children do."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from bespoke.platform.errors import Conflict
from bespoke.platform.sandbox import MemoryLimit


def echo(content: bytes) -> bytes:
    return content


def pid() -> bytes:
    return str(os.getpid()).encode()


def spin() -> bytes:
    while True:
        pass


def sleep(seconds: float) -> bytes:
    time.sleep(seconds)
    return b"slept"


def hold(began: str, end: str) -> bytes:
    """Makes the one file and returns when there is the other."""
    Path(began).touch()
    while not Path(end).exists():
        time.sleep(0.01)
    return b"held"


def hoard() -> bytes:
    held = []
    while True:
        held.append(bytearray(64 * 1024**2))


def abort() -> bytes:
    os.abort()


def segfault() -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def abort_for_memory() -> bytes:
    os.write(2, b"memory allocation of 99999999999 bytes failed")
    os.abort()


def exit_quietly() -> bytes:
    os._exit(0)


def refuse() -> bytes:
    raise MemoryLimit("Too much of it.", fix="Take less.", field="file")


def conflict() -> bytes:
    raise Conflict("é" * 3)


def fail() -> bytes:
    raise ZeroDivisionError("nobody foresaw this")


def leave() -> bytes:
    raise SystemExit(3)


def text() -> bytes:
    return "not bytes"  # type: ignore[return-value]  # that is the point


def large(size: int) -> bytes:
    return b"x" * size


def chatter() -> bytes:
    for _ in range(20_000):
        print("said on the way")
        sys.stderr.write("and complained\n")
    return b"done"


def connect(port: int) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
        return str(connection.getpeername()).encode()


def write_file(path: str) -> bytes:
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"x" * 100_000)
    return b"written"


def environment() -> bytes:
    return " ".join(sorted(os.environ)).encode()


def spawn_and_hang() -> bytes:
    subprocess.Popen(["sleep", "60"])
    return spin()


def forge(frame: bytes) -> bytes:
    """What a child that was taken over could do: write to the parent whatever it likes."""
    for number in range(3, 20):
        try:
            os.write(number, frame)
        except OSError:
            continue
    time.sleep(5)
    return b""
