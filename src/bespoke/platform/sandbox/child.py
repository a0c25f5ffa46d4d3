"""The child's side: shed rights, import what the work needs, then serve one call after the other."""

from __future__ import annotations

import gc
import importlib
import io
import json
import os
import pickle
import queue
import sys
import threading
from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

from bespoke.platform.errors import BespokeError
from bespoke.platform.sandbox import frames
from bespoke.platform.sandbox.limits import die_with_parent, leave_network, limit_processor_time, limit_resources


def main(config: dict[str, Any]) -> None:
    isolation = leave_network()
    isolation += die_with_parent(config["parent"])
    source, sink = _private_streams()
    _preload(config["preload"])
    # What Python code prints is of no interest; only native code still reaches the parent, for its last words.
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # for the process's life
    isolation += limit_resources(config["memory_bytes"])
    frames.send(sink, frames.READY, json.dumps(isolation).encode())
    requests = _requests(source)
    while True:
        request = requests.get()
        frames.send(sink, frames.TAKEN, b"")
        kind, content = _serve(request, config["max_result_bytes"])
        frames.send(sink, kind, content)


def load(module: str) -> bytes:
    """A call that only loads a module, for a child that has nothing else to do."""
    importlib.import_module(module)
    return b""


def _preload(modules: Sequence[str]) -> None:
    """No foreign byte has been seen yet, so compiled modules may be kept; else every child would compile them anew.

    What is loaded here stays, so it is not searched for garbage, now or later.
    """
    gc.disable()
    for module in modules:
        importlib.import_module(module)
    gc.freeze()
    gc.enable()
    sys.dont_write_bytecode = True


def _private_streams() -> tuple[io.FileIO, io.FileIO]:
    """The pipes to the parent, out of reach of code that prints; prints go where errors go."""
    source, sink = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(2, 1)
    os.close(null)
    if sys.platform != "win32":
        os.set_blocking(2, False)
    return io.FileIO(source, "rb"), io.FileIO(sink, "wb")


def _requests(source: io.FileIO) -> queue.SimpleQueue[bytes]:
    """A thread reads ahead, so that the end of the parent is noticed in the middle of a call."""
    waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def read() -> None:
        try:
            while (message := frames.receive(source, max_bytes=sys.maxsize)) is not None:
                waiting.put(message[1])
        finally:
            os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    return waiting


def _serve(request: bytes, max_result_bytes: int) -> tuple[bytes, bytes]:
    try:
        module, name, timeout_s, args = pickle.loads(request)  # noqa: S301  # the parent wrote it
        limit_processor_time(timeout_s)
        result = _find(module, name)(*args)
    except BespokeError as error:
        return frames.ERROR, _report(error)
    except MemoryError:
        return frames.OUT_OF_MEMORY, b""
    except BaseException as error:  # noqa: BLE001  # a panic of a native library must not end the loop unreported
        return frames.FAILURE, f"{type(error).__name__}: {error}".encode("utf-8", "replace")[:2000]
    if not isinstance(result, bytes):
        return frames.FAILURE, f"{name} returned {type(result).__name__}, not bytes".encode()
    return (frames.TOO_LARGE, b"") if len(result) > max_result_bytes else (frames.RESULT, result)


def _find(module: str, name: str) -> Callable[..., object]:
    parts: Sequence[str] = name.split(".")
    found: Callable[..., object] = reduce(getattr, parts, importlib.import_module(module))  # type: ignore[assignment]  # any callable
    return found


def _report(error: BespokeError) -> bytes:
    kind = type(error)
    said = {"detail": error.detail, "fix": error.fix, "field": error.field}
    clipped = {key: text[:4000] for key, text in said.items()}
    return json.dumps({"module": kind.__module__, "name": kind.__qualname__, **clipped}).encode()
