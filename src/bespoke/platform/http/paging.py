"""Lists by cursor: stable under inserts, and as fast on the last page as on the first."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any, Generic, NamedTuple, Self, TypeVar
from uuid import UUID

from fastapi import Query
from pydantic import BaseModel
from sqlalchemy import ColumnElement, tuple_

from bespoke.platform.errors import Invalid

R = TypeVar("R")
T = TypeVar("T")

PageLimit = Annotated[int, Query(ge=1, le=100, description="How many at most.")]
CursorText = Annotated[str | None, Query(alias="cursor", max_length=200, description="The `next_cursor` before.")]
DEFAULT_LIMIT = 20


class UnknownCursor(Invalid):
    """The cursor is not one of ours."""


class Cursor(NamedTuple):
    """The last row of a page: its time and its id. Rows after it in descending order are the next page."""

    at: datetime
    id: UUID

    def __str__(self) -> str:
        return base64.urlsafe_b64encode(f"{self.at.isoformat()}|{self.id}".encode()).decode().rstrip("=")

    @classmethod
    def parse(cls, text: str | None) -> Self | None:
        """Raises UnknownCursor for anything that `str` did not make."""
        if text is None:
            return None
        try:
            at, _, row_id = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().partition("|")
            moment = datetime.fromisoformat(at)
            if moment.tzinfo is None:
                raise ValueError("no zone")
            return cls(moment, UUID(row_id))
        except (ValueError, binascii.Error, OverflowError):
            raise UnknownCursor(
                "The cursor cannot be read.",
                fix="Pass `next_cursor` as it came, or none.",
                field="cursor",
            ) from None

    def after(self, at: Any, row_id: Any) -> ColumnElement[bool]:  # columns of any table
        return tuple_(at, row_id) < tuple_(self.at, self.id)


class Page(BaseModel, Generic[T]):
    """One page. `next_cursor` is null on the last one."""

    items: list[T]
    next_cursor: str | None = None


def page_of(rows: Sequence[R], limit: int, *, shown: Callable[[R], T], cursor: Callable[[R], Cursor]) -> Page[T]:
    """`rows` holds up to one more than the limit, which tells whether there is a next page."""
    kept = rows[:limit]
    more = len(rows) > limit
    return Page(items=[shown(row) for row in kept], next_cursor=str(cursor(kept[-1])) if more else None)
