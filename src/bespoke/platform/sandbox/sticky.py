"""Children that remember: all calls of one key go to one child, so that what it keeps of the last serves the next.

What a child remembers it may lose at any time: it is replaced when worn, or killed on breach, and the next call of the
same key then starts afresh.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable

from bespoke.platform.sandbox.pool import Sandbox

_MOST_KEYS = 1024


class StickySandbox:
    """So many sandboxes of one child each. A child starts with the first call that is given to it.

    Used by one thread but for `call`. A new key goes to the child with the fewest; those longest unused are forgotten.
    """

    def __init__(
        self, *, children: int, memory_bytes: int, preload: tuple[str, ...] = (), recycle_after: int = 500
    ) -> None:
        self._sandboxes = [
            Sandbox(workers=1, memory_bytes=memory_bytes, preload=preload, recycle_after=recycle_after)
            for _ in range(children)
        ]
        self._children: OrderedDict[str, int] = OrderedDict()

    def close(self) -> None:
        for sandbox in self._sandboxes:
            sandbox.close()

    def child_of(self, key: str) -> int:
        if key not in self._children:
            taken = Counter(self._children.values())
            self._children[key] = min(range(len(self._sandboxes)), key=lambda child: taken[child])
        self._children.move_to_end(key)
        while len(self._children) > _MOST_KEYS:
            self._children.popitem(last=False)
        return self._children[key]

    def call(self, child: int, function: Callable[..., bytes] | str, *args: object, timeout_s: float) -> bytes:
        """As `Sandbox.call`, in that child."""
        return self._sandboxes[child].call(function, *args, timeout_s=timeout_s)

    @property
    def pids(self) -> tuple[int, ...]:
        """The process ids of the children, for operators and tests."""
        return tuple(pid for sandbox in self._sandboxes for pid in sandbox.pids)
