"""Where calls may go."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field

Resolve = Callable[[str, int], Awaitable[list[str]]]
"""Every address of a name."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The hosts by name. Plain http is for private addresses alone, where they are allowed."""

    hosts: Collection[str]
    allow_private: bool = False
    largest_answer_bytes: int = 4_000_000
    resolve: Resolve | None = field(default=None, repr=False)
