"""The parent's side of one child process."""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from typing import cast

from bespoke.platform.errors import BespokeError
from bespoke.platform.sandbox import frames
from bespoke.platform.sandbox.errors import Crashed, MemoryLimit, ResultTooLarge, SandboxUnavailable, TimeLimit
from bespoke.platform.sandbox.reports import error_from, failure_from

_BOOT = """
import json, sys
config = json.loads(sys.argv[1])
sys.path[:] = config["path"]
from bespoke.platform.sandbox.child import main
main(config)
"""

# The child gets no other variable: what it does not know it cannot leak. One thread per child is enough, and every
# further arena of malloc would count against the limit on its address space.
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TZ")
_SET = {"RAYON_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2", "RUST_BACKTRACE": "0"}
_PIPE_BYTES = 1024**2
_MEMORY_WORDS = (b"memory allocation of", b"bad_alloc", b"out of memory", b"Cannot allocate memory", b"MemoryError")


if sys.platform == "linux":
    import fcntl


@dataclass(frozen=True, slots=True)
class Limits:
    memory_bytes: int
    max_result_bytes: int
    start_timeout_s: float
    preload: tuple[str, ...]


class NeverStarted(Exception):
    """The child was gone before it took the request, which may be given to another."""


class Worker:
    """One child. Used by one thread at a time; `stop` may be called when none is calling."""

    def __init__(self, limits: Limits) -> None:
        self.calls = 0
        self.isolation: tuple[str, ...] = ()
        self._limits = limits
        self._overdue = False
        self._killed = False
        self._owes_answer = False
        self._speaks_nonsense = False
        self._process = _spawn(limits)
        self._source, self._sink = cast("FileIO", self._process.stdout), cast("FileIO", self._process.stdin)
        self._wait_until_ready()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_usable(self) -> bool:
        """Alive, and not still busy with a call that its caller gave up, as on Ctrl-C."""
        return not (self._overdue or self._killed or self._owes_answer) and self._process.poll() is None

    def call(self, module: str, name: str, args: tuple[object, ...], *, timeout_s: float) -> bytes:
        """Run the function of that name. After any error that the function did not raise on purpose the worker is dead.

        A library that panicked once may fail for ever (typst does), so no worker serves on after that.
        """
        request = pickle.dumps((module, name, timeout_s, args), protocol=5)
        self.calls += 1
        self._owes_answer = True
        clock = self._start_clock(timeout_s)
        try:
            answer = self._receive() if self._gives(request) else None
        finally:
            clock.cancel()
        self._owes_answer = False
        return self._result(answer, timeout_s)

    def kill(self) -> None:
        """End the child, so that the call under way ends; the thread that makes the call cleans up."""
        self._killed = True
        _kill(self._process)

    def stop(self) -> None:
        """Kill the child and everything it started, and leave no zombie."""
        _kill(self._process)
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def _start_clock(self, timeout_s: float) -> threading.Timer:
        def breach() -> None:
            self._overdue = True
            _kill(self._process)

        clock = threading.Timer(timeout_s, breach)
        clock.daemon = True
        clock.start()
        return clock

    def _gives(self, request: bytes) -> bool:
        """Whether the child took the request, as it says before it does anything with it.

        A write into its pipe is no proof: one that is being killed holds the pipe open for a moment longer.
        """
        with suppress(OSError):
            frames.send(self._sink, frames.REQUEST, request)
            if self._receive() == (frames.TAKEN, b""):
                return True
        if not (self._overdue or self._speaks_nonsense):
            raise NeverStarted
        return False

    def _receive(self) -> tuple[bytes, bytes] | None:
        try:
            return frames.receive(self._source, max_bytes=self._limits.max_result_bytes)
        except (OSError, ValueError):
            self._speaks_nonsense = True
            _kill(self._process)
            return None

    def _result(self, answer: tuple[bytes, bytes] | None, timeout_s: float) -> bytes:
        if answer is None:
            raise self._death(timeout_s)
        match answer:
            case frames.RESULT, content:
                return content
            case frames.ERROR, report:
                raise error_from(report)
        self.stop()
        match answer[0]:
            case frames.FAILURE:
                raise failure_from(answer[1])
            case frames.OUT_OF_MEMORY:
                raise _out_of_memory(self._limits.memory_bytes)
            case frames.TOO_LARGE:
                raise ResultTooLarge(
                    f"The result is larger than {self._limits.max_result_bytes:,} bytes.", fix="Try a smaller file."
                )
        raise _nonsense()

    def _death(self, timeout_s: float) -> BespokeError:
        code = self._wait_for_end()
        last_words = self._last_words()
        self.stop()
        if self._overdue or code == -getattr(signal, "SIGXCPU", 0):
            return TimeLimit(f"The work was stopped after {timeout_s:g} seconds.", fix="Try a shorter or simpler file.")
        if self._speaks_nonsense:
            return _nonsense()
        if code == -getattr(signal, "SIGKILL", 0) or any(words in last_words for words in _MEMORY_WORDS):
            return _out_of_memory(self._limits.memory_bytes)
        return Crashed(f"The work ended its process ({_ending(code)}).", fix="The file is damaged; save it anew.")

    def _wait_for_end(self) -> int:
        """A child that closed its pipe but lives on is killed."""
        try:
            return self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            _kill(self._process)
            self._process.wait()
            return 0

    def _last_words(self) -> bytes:
        if self._process.stderr is None:
            return b""
        with suppress(OSError):
            return self._process.stderr.read(frames.MAX_REPORT_BYTES) or b""
        return b""

    def rest(self) -> None:
        """Empty the pipe of printed lines, so that the last words of a later crash find room."""
        self._last_words()

    def _wait_until_ready(self) -> None:
        clock = self._start_clock(self._limits.start_timeout_s)
        answer = self._receive()
        clock.cancel()
        if answer is None or answer[0] != frames.READY:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=1)
            said = self._last_words().decode("utf-8", "replace").strip().splitlines()
            self.stop()
            raise SandboxUnavailable(
                f"A worker process did not start: {said[-1] if said else 'it gave no reason'}.",
                fix="Check that Python can start child processes and import the preloaded modules.",
            )
        self.isolation = tuple(json.loads(answer[1]))


def _spawn(limits: Limits) -> subprocess.Popen[bytes]:
    config = {
        "path": sys.path,
        "preload": limits.preload,
        "parent": os.getpid(),
        "memory_bytes": limits.memory_bytes,
        "max_result_bytes": limits.max_result_bytes,
    }
    posix = sys.platform != "win32"
    process = subprocess.Popen(  # noqa: S603  # our own interpreter and our own code
        [sys.executable, "-I", "-X", "utf8", "-c", _BOOT, json.dumps(config)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE if posix else subprocess.DEVNULL,
        bufsize=0,
        env={**{name: os.environ[name] for name in _PASSED_ON if name in os.environ}, **_SET},
        start_new_session=posix,
    )
    if process.stderr is not None:
        os.set_blocking(process.stderr.fileno(), False)
    _widen(process)
    return process


def _widen(process: subprocess.Popen[bytes]) -> None:
    """Room for a whole document in each pipe saves a change of process every 64 KiB."""
    if sys.platform == "linux":
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                fcntl.fcntl(cast("FileIO", stream).fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """The child leads its own session, so what it started goes with it. A reaped child's number is not used again."""
    if process.poll() is not None:
        return
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def _out_of_memory(memory_bytes: int) -> MemoryLimit:
    return MemoryLimit(
        f"The work wanted more than {memory_bytes // 1024**2:,} MB of memory.", fix="Try a shorter or simpler file."
    )


def _nonsense() -> Crashed:
    return Crashed("The work answered with something that is no answer.", fix="Try the file in another form.")


def _ending(code: int) -> str:
    try:
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
    except ValueError:
        return f"signal {-code}"
