"""The first of each kind, in order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Item = TypeVar("Item")


def firsts(items: Iterable[Item], by: Callable[[Item], Hashable]) -> tuple[Item, ...]:
    """The items without those whose key an earlier one had."""
    kept: dict[Hashable, Item] = {}
    for item in items:
        kept.setdefault(by(item), item)
    return tuple(kept.values())
