"""The pool: workers started ahead, lent to one call at a time, replaced when worn or dead."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from bespoke.platform.errors import BespokeError
from bespoke.platform.sandbox.errors import Crashed, SandboxBusy, SandboxUnavailable
from bespoke.platform.sandbox.stop import Stop, current_stop
from bespoke.platform.sandbox.worker import Limits, NeverStarted, Worker

_MEGABYTE = 1024**2
_PATROL_S = 1.0
_ATTEMPTS = 3
_CLOSING_S = 5.0


class Sandbox:
    """A warm pool of child processes; thread-safe.

    Starts with one worker and grows to `workers` as calls overlap, always with one ready ahead. `memory_bytes` is what
    a call may take on top of the preloaded modules. A worker is replaced after `recycle_after` calls, by one that is
    started before the old one goes. A call waits at most `queue_timeout_s` for a free worker.
    """

    def __init__(
        self,
        *,
        workers: int = 2,
        memory_bytes: int = 1024 * _MEGABYTE,
        preload: tuple[str, ...] = (),
        recycle_after: int = 500,
        max_result_bytes: int = 256 * _MEGABYTE,
        queue_timeout_s: float = 60.0,
        start_timeout_s: float = 60.0,
    ) -> None:
        self._workers = workers
        self._recycle_after = recycle_after
        self._queue_timeout_s = queue_timeout_s
        self._limits = Limits(memory_bytes, max_result_bytes, start_timeout_s, tuple(preload))
        self._changed = threading.Condition()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._isolation: tuple[str, ...] | None = None
        self._failure: BespokeError | None = None
        self._closed = False
        self._keeper: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Begin to start the first worker, in the background; returns at once."""
        with self._changed:
            if self._keeper is None:
                # Children are killed when the thread that started them ends, so one thread starts them all.
                self._keeper = threading.Thread(target=self._keep, name="sandbox-keeper", daemon=True)
                self._keeper.start()

    def close(self) -> None:
        """Kill every worker. Calls under way end as crashed."""
        with self._changed:
            self._closed = True
            idle, self._idle = self._idle, []
            for worker in self._busy:
                worker.kill()
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._busy, timeout=_CLOSING_S)
        for worker in idle:
            worker.stop()
        if self._keeper is not None:
            self._keeper.join()

    @property
    def isolation(self) -> tuple[str, ...]:
        """What the system denies the children: `network`, `memory`, … Waits for the first worker."""
        self.start()
        with self._changed:
            self._changed.wait_for(lambda: self._isolation is not None or self._failure is not None or self._closed)
            return self._isolation or ()

    @property
    def pids(self) -> tuple[int, ...]:
        """The process ids of the workers, for operators and tests."""
        with self._changed:
            return tuple(worker.pid for worker in (*self._idle, *self._busy))

    def call(self, function: Callable[..., bytes] | str, *args: object, timeout_s: float) -> bytes:
        """Run a module-level function in a child, given as itself or as "module:name".

        By name the parent need not import what only the child should run.

        Raises what the function raised, if it is one of Bespoke's errors, else UnexpectedFailure; TimeLimit,
        MemoryLimit, Crashed or ResultTooLarge on breach; SandboxBusy or SandboxUnavailable when no worker can be had;
        Stopped when the task that waits for it, by `in_thread`, is cancelled.
        """
        module, name = _address(function)
        stop = current_stop()
        self.start()
        for _ in range(_ATTEMPTS):
            with stop.calls(self._wake):
                worker = self._acquire(stop)
            try:
                with stop.calls(worker.kill):
                    return worker.call(module, name, args, timeout_s=timeout_s)
            except NeverStarted:
                continue
            except BespokeError:
                # A killed child looks like one that took too much memory.
                stop.refuse()
                raise
            finally:
                self._release(worker)
        raise Crashed("The worker processes end before they take the work.", fix="The file may be too large.")

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _acquire(self, stop: Stop) -> Worker:
        deadline = time.monotonic() + self._queue_timeout_s
        with self._changed:
            while True:
                stop.refuse()
                self._drop_dead()
                if self._closed:
                    raise SandboxUnavailable("The sandbox is closed.", fix="Open a new one.")
                if self._idle:
                    worker = min(self._idle, key=self._is_worn)
                    self._idle.remove(worker)
                    self._busy.add(worker)
                    self._changed.notify_all()
                    return worker
                self._wait_for_a_worker(deadline)

    def _wait_for_a_worker(self, deadline: float) -> None:
        if self._failure is not None and not self._busy:
            failure, self._failure = self._failure, None
            self._changed.notify_all()
            raise failure
        self._changed.notify_all()
        if not self._changed.wait(deadline - time.monotonic()) and time.monotonic() >= deadline:
            raise SandboxBusy(
                f"No worker became free within {self._queue_timeout_s:g} seconds.", fix="Try again in a moment."
            )

    def _release(self, worker: Worker) -> None:
        with self._changed:
            self._busy.discard(worker)
            replaced = self._is_worn(worker) and any(not self._is_worn(other) for other in self._idle)
            exhausted = worker.calls >= 2 * self._recycle_after
            keep = worker.is_usable and not (self._closed or replaced or exhausted)
            if keep:
                worker.rest()
                self._idle.append(worker)
            self._changed.notify_all()
        if not keep:
            worker.stop()

    def _drop_dead(self) -> None:
        for worker in [worker for worker in self._idle if not worker.is_usable]:
            self._idle.remove(worker)
            worker.stop()

    def _is_worn(self, worker: Worker) -> bool:
        return worker.calls >= self._recycle_after

    def _keep(self) -> None:
        """The keeper's loop: see that a worker is ready ahead, as long as there may be more."""
        while True:
            with self._changed:
                while not self._closed and (self._failure is not None or not self._needs_worker()):
                    self._changed.wait(_PATROL_S)
                    self._drop_dead()
                if self._closed:
                    return
            try:
                worker = Worker(self._limits)
            except BespokeError as error:
                self._note_failure(error)
            except OSError as error:
                self._note_failure(SandboxUnavailable(f"A worker process cannot be started: {error}."))
            else:
                self._add(worker)

    def _needs_worker(self) -> bool:
        fresh = sum(not self._is_worn(worker) for worker in (*self._idle, *self._busy))
        ready = any(not self._is_worn(worker) for worker in self._idle)
        return not ready and fresh < self._workers

    def _note_failure(self, error: BespokeError) -> None:
        with self._changed:
            self._failure = error
            self._changed.notify_all()

    def _add(self, worker: Worker) -> None:
        with self._changed:
            worn = [old for old in self._idle if self._is_worn(old)]
            self._idle = [old for old in self._idle if not self._is_worn(old)]
            self._isolation = worker.isolation
            if not self._closed:
                self._idle.append(worker)
            self._changed.notify_all()
            closed = self._closed
        for old in [*worn, *([worker] if closed else [])]:
            old.stop()


def _address(function: Callable[..., bytes] | str) -> tuple[str, str]:
    """The module and the name a child finds the function by."""
    if isinstance(function, str):
        module, _, name = function.partition(":")
        return module, name
    if "<" in function.__qualname__ or function.__module__ == "__main__":
        raise TypeError(f"{function.__qualname__} is not at the top level of a module that can be imported")
    return function.__module__, function.__qualname__
