"""JSON objects in a stream of text, each as soon as its last brace is there, whatever stands around them.

Models wrap their answer in prose, fences, an array, an object, lines, or nothing at all, and streams are cut. So no
frame is expected: every innermost object is read by itself.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

MOST_CHARACTERS = 400_000
_LONGEST_OBJECT = 20_000
_OUTSIDE = re.compile(r'[{}"\n]|<think>')
_IN_STRING = re.compile(r'["\\\n]')
_IN_THOUGHT = re.compile(r"</think>")
_LONGEST_MARK = len("</think>")


class ObjectScanner:
    """Give it text as it comes; it gives the objects that became whole. One around others is not given, nor is what
    a model only thinks."""

    def __init__(self) -> None:
        self.characters = 0
        self._text = ""
        self._at = 0
        self._opened: list[int | None] = []
        self._in_string = self._in_thought = False

    @property
    def is_full(self) -> bool:
        """An endless answer is none."""
        return self.characters >= MOST_CHARACTERS

    def feed(self, piece: str) -> Iterator[dict[str, Any]]:
        piece = piece[: MOST_CHARACTERS - self.characters]
        self.characters += len(piece)
        self._text += piece
        while mark := self._next_mark():
            found = self._step(mark.group(), mark.start())
            self._at = max(self._at, mark.end())
            if found is not None:
                yield found
        self._forget()

    def _next_mark(self) -> re.Match[str] | None:
        pattern = _IN_THOUGHT if self._in_thought else _IN_STRING if self._in_string else _OUTSIDE
        mark = pattern.search(self._text, self._at)
        # What an escape escapes may not be here yet.
        return None if mark and mark.group() == "\\" and mark.end() == len(self._text) else mark

    def _step(self, mark: str, at: int) -> dict[str, Any] | None:
        match mark:
            case "\\":
                self._at = at + 2
            case "\n":
                self._in_string = False
            case '"':
                self._in_string = not self._in_string and bool(self._opened)
            case "{":
                self._opened[-1:] = [None] * bool(self._opened)
                self._opened.append(at)
            case "}" if self._opened:
                return self._closed(self._opened.pop(), at + 1)
            case "<think>" | "</think>":
                self._in_thought = mark == "<think>"
                self._opened.clear()
        return None

    def _closed(self, start: int | None, end: int) -> dict[str, Any] | None:
        """`start` is None for an object that holds others."""
        if start is None:
            return None
        try:
            found = json.loads(self._text[start:end])
        except (ValueError, RecursionError):  # lists within lists without end
            return None
        return found if isinstance(found, dict) else None

    def _forget(self) -> None:
        """Keeps the object under way, or else the tail that may be the beginning of a mark."""
        start = self._opened[-1] if self._opened else None
        if start is not None and len(self._text) - start > _LONGEST_OBJECT:
            self._opened[-1] = start = None
        keep = max(self._at, len(self._text) - _LONGEST_MARK) if start is None else start
        self._text, self._at = self._text[keep:], max(self._at - keep, 0)
        if start is not None:
            self._opened[-1] = 0
