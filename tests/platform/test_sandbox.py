from __future__ import annotations

import contextlib
import json
import os
import pickle
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bespoke.platform.errors import BespokeError, Conflict
from bespoke.platform.sandbox import (
    Crashed,
    MemoryLimit,
    ResultTooLarge,
    Sandbox,
    SandboxBusy,
    SandboxUnavailable,
    TimeLimit,
)
from bespoke.platform.sandbox.errors import UnexpectedFailure
from tests.fixtures.jobs import wait_until
from tests.fixtures.processes import runs
from tests.platform import deeds

linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel offers this on Linux only")


def works(sandbox: Sandbox) -> bool:
    return sandbox.call(deeds.echo, b"still here", timeout_s=20) == b"still here"


def children() -> set[int]:
    """Our direct children that are alive or waiting to be reaped."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            found.add(int(stat.parent.name))
    return found


def test_bytes_go_in_and_come_out(sandbox: Sandbox) -> None:
    content = os.urandom(900_000)
    assert sandbox.call(deeds.echo, content, timeout_s=10) == content
    assert sandbox.call(deeds.echo, b"", timeout_s=10) == b""


def test_an_endless_loop_is_stopped_within_its_time(sandbox: Sandbox) -> None:
    works(sandbox)
    began = time.monotonic()
    with pytest.raises(TimeLimit) as caught:
        sandbox.call(deeds.spin, timeout_s=0.5)
    assert time.monotonic() - began < 10
    assert caught.value.fix
    assert works(sandbox)


def test_a_hoarder_of_memory_is_stopped(sandbox: Sandbox) -> None:
    with pytest.raises(MemoryLimit):
        sandbox.call(deeds.hoard, timeout_s=20)
    assert works(sandbox)


@pytest.mark.parametrize("deed", [deeds.abort, deeds.segfault, deeds.exit_quietly])
def test_a_crash_is_an_error_and_not_ours(sandbox: Sandbox, deed: Callable[[], bytes]) -> None:
    with pytest.raises(Crashed):
        sandbox.call(deed, timeout_s=10)
    assert works(sandbox)


def test_a_native_abort_for_want_of_memory_is_called_that(sandbox: Sandbox) -> None:
    with pytest.raises(MemoryLimit):
        sandbox.call(deeds.abort_for_memory, timeout_s=10)


def test_our_own_errors_come_back_as_themselves(sandbox: Sandbox) -> None:
    with pytest.raises(MemoryLimit, match="Too much of it") as caught:
        sandbox.call(deeds.refuse, timeout_s=10)
    assert (caught.value.fix, caught.value.field) == ("Take less.", "file")
    with pytest.raises(Conflict, match="ééé"):
        sandbox.call(deeds.conflict, timeout_s=10)


@pytest.mark.parametrize("deed", [deeds.fail, deeds.leave, deeds.text])
def test_every_other_failure_is_named_and_leaves_the_sandbox_in_service(
    sandbox: Sandbox, deed: Callable[[], bytes]
) -> None:
    works(sandbox)
    with pytest.raises(UnexpectedFailure):
        sandbox.call(deed, timeout_s=10)
    assert works(sandbox)


def test_a_result_beyond_the_limit_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(ResultTooLarge):
        sandbox.call(deeds.large, 1024**2 + 1, timeout_s=10)
    assert len(sandbox.call(deeds.large, 1024**2, timeout_s=10)) == 1024**2


def test_what_the_work_prints_disturbs_nobody(sandbox: Sandbox) -> None:
    assert sandbox.call(deeds.chatter, timeout_s=20) == b"done"
    assert works(sandbox)


def test_a_function_that_no_child_could_import_is_refused_at_once(sandbox: Sandbox) -> None:
    with pytest.raises(TypeError):
        sandbox.call(lambda: b"", timeout_s=1)


def test_the_child_knows_no_secret_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESPOKE_SECRET", "x")
    with Sandbox(workers=1) as sandbox:
        assert b"SECRET" not in sandbox.call(deeds.environment, timeout_s=20)


@linux
def test_no_network_can_be_reached(sandbox: Sandbox) -> None:
    if "network" not in sandbox.isolation:
        pytest.skip("this machine grants no network namespace")
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        pytest.raises(UnexpectedFailure, match=r"unreachable"),
    ):
        sandbox.call(deeds.connect, server.getsockname()[1], timeout_s=10)


@linux
def test_no_file_can_be_written(sandbox: Sandbox, tmp_path: Path) -> None:
    with pytest.raises(UnexpectedFailure):
        sandbox.call(deeds.write_file, str(tmp_path / "x"), timeout_s=10)
    assert not (tmp_path / "x").exists() or (tmp_path / "x").stat().st_size == 0


@linux
def test_the_limits_in_force_are_told(sandbox: Sandbox) -> None:
    assert {"memory", "file size", "parent death"} <= set(sandbox.isolation)


def frame(kind: bytes, content: bytes, *, size: int | None = None) -> bytes:
    return struct.pack(">cQ", kind, len(content) if size is None else size) + content


class Bomb:
    def __reduce__(self) -> tuple[object, ...]:
        return (os._exit, (42,))


@linux
@pytest.mark.parametrize(
    ("forged", "error"),
    [
        (b"garbage that is longer than a header", Crashed),
        (frame(b"R", b"", size=2**60), Crashed),
        (frame(b"E", b"x" * 100_000), Crashed),
        (frame(b"E", b"{"), UnexpectedFailure),
        (frame(b"E", pickle.dumps(Bomb())), UnexpectedFailure),
        (frame(b"E", json.dumps({"module": "os", "name": "abort", "detail": "", "fix": "", "field": ""}).encode()),
         UnexpectedFailure),
        (frame(b"E", json.dumps({"module": "bespoke.platform.sandbox.pool", "name": "Sandbox", "detail": "", "fix": "",
                                 "field": ""}).encode()), UnexpectedFailure),
        (frame(b"E", b"[" * 50_000), UnexpectedFailure),
        (frame(b"Z", b"?"), Crashed),
    ],
)  # fmt: skip
def test_a_child_that_was_taken_over_can_only_fail(forged: bytes, error: type[BespokeError]) -> None:
    with Sandbox(workers=1) as sandbox, pytest.raises(error):
        sandbox.call(deeds.forge, forged, timeout_s=20)


@linux
def test_a_worker_that_dies_between_calls_is_replaced() -> None:
    with Sandbox(workers=1) as sandbox:
        first = int(sandbox.call(deeds.pid, timeout_s=20))
        os.kill(first, 9)
        wait_until(lambda: not runs(first))
        assert int(sandbox.call(deeds.pid, timeout_s=20)) != first


@linux
def test_a_request_that_a_dying_worker_never_took_is_given_to_another() -> None:
    """Stopped, it takes what is written into its pipe and never reads it, as one that is just being killed."""
    with Sandbox(workers=1) as sandbox, ThreadPoolExecutor() as pool:
        first = int(sandbox.call(deeds.pid, timeout_s=20))
        os.kill(first, signal.SIGSTOP)
        answer = pool.submit(sandbox.call, deeds.pid, timeout_s=20)
        with contextlib.suppress(TimeoutError):
            answer.result(timeout=0.3)
        os.kill(first, signal.SIGKILL)
        assert int(answer.result(timeout=20)) != first


@linux
def test_a_dead_worker_is_replaced_before_anybody_asks() -> None:
    with Sandbox(workers=1) as sandbox:
        first = int(sandbox.call(deeds.pid, timeout_s=20))
        os.kill(first, 9)
        wait_until(lambda: sandbox.pids not in ((), (first,)))


def test_a_worn_worker_is_replaced() -> None:
    with Sandbox(workers=1, recycle_after=3) as sandbox:
        served = [sandbox.call(deeds.pid, timeout_s=20) for _ in range(20)]
    assert len(set(served)) >= 2
    assert max(served.count(pid) for pid in set(served)) <= 6


def test_eight_threads_at_once_get_their_own_answers() -> None:
    answers: dict[int, list[bytes]] = {}
    with Sandbox(workers=3) as sandbox:

        def ask(n: int) -> None:
            answers[n] = [sandbox.call(deeds.echo, b"%d-%d" % (n, i), timeout_s=30) for i in range(20)]

        threads = [threading.Thread(target=ask, args=(n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert answers == {n: [b"%d-%d" % (n, i) for i in range(20)] for n in range(8)}


def test_a_call_waits_only_so_long_for_a_worker(tmp_path: Path) -> None:
    began, end = tmp_path / "began", tmp_path / "end"
    with Sandbox(workers=1, queue_timeout_s=0.3) as sandbox:
        assert sandbox.isolation is not None
        thread = threading.Thread(target=lambda: sandbox.call(deeds.hold, str(began), str(end), timeout_s=60))
        thread.start()
        wait_until(began.exists)
        with pytest.raises(SandboxBusy):
            sandbox.call(deeds.pid, timeout_s=10)
        end.touch()
        thread.join()


@linux
def test_nothing_is_left_behind(sandbox: Sandbox) -> None:
    before = children()
    with Sandbox(workers=2) as ours:
        for deed in (deeds.abort, deeds.spawn_and_hang, deeds.exit_quietly):
            with pytest.raises(BespokeError):
                ours.call(deed, timeout_s=0.5)
        assert works(ours)
    left = children() - before
    # The shared sandbox may have begun a child meanwhile, which it names when it is ready.
    wait_until(lambda: left <= set(sandbox.pids))


def test_closing_ends_the_calls_under_way() -> None:
    caught: list[BaseException] = []

    def ask() -> None:
        try:
            sandbox.call(deeds.sleep, 30.0, timeout_s=60)
        except BespokeError as error:
            caught.append(error)

    with Sandbox(workers=1) as sandbox:
        assert works(sandbox)
        thread = threading.Thread(target=ask)
        thread.start()
        time.sleep(0.3)
    thread.join(60)
    assert not thread.is_alive()
    assert len(caught) == 1
    with pytest.raises(SandboxUnavailable):
        sandbox.call(deeds.pid, timeout_s=1)


def test_a_module_that_cannot_be_preloaded_is_named() -> None:
    with Sandbox(workers=1, preload=("bespoke.nowhere",)) as sandbox:
        for _ in range(2):
            with pytest.raises(SandboxUnavailable, match="nowhere"):
                sandbox.call(deeds.pid, timeout_s=5)


ORPHAN = """
import sys, time
sys.path[:] = {path!r}
from bespoke.platform.sandbox import Sandbox
from tests.platform import deeds
import threading
sandbox = Sandbox(workers=2)
sandbox.start()
sandbox.call(deeds.pid, timeout_s=20)
threading.Thread(target=lambda: sandbox.call(deeds.spin, timeout_s=600), daemon=True).start()
time.sleep(0.5)
print(*sandbox.pids, flush=True)
time.sleep(60)
"""


@linux
def test_children_do_not_outlive_a_killed_parent() -> None:
    script = ORPHAN.format(path=sys.path)
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        assert pids
        assert all(Path(f"/proc/{pid}").exists() for pid in pids)
        parent.kill()
    wait_until(lambda: not any(runs(pid) for pid in pids))


def test_a_preloaded_module_is_compiled_once_and_one_loaded_in_a_call_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("loaded_before", "loaded_later"):
        (tmp_path / f"{name}.py").write_text("VALUE = 1\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with Sandbox(workers=1, preload=("loaded_before",)) as sandbox:
        assert sandbox.call("bespoke.platform.sandbox.child:load", "loaded_later", timeout_s=20) == b""
    assert [path.name.partition(".")[0] for path in (tmp_path / "__pycache__").iterdir()] == ["loaded_before"]
