"""Which of the two kinds of document something is about: its table and the column that holds its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from bespoke.platform.database import Base

Content = dict[str, Any]
"""What a version holds: a JSON Resume with our ids, or a whole `structured_output`."""

Author = Literal["person", "import", "optimizer", "agent", "restore"]


@dataclass(frozen=True, slots=True)
class Kind:
    """`noun` is what a person calls it; names of tables and columns are constants of ours."""

    noun: str
    name: Literal["resume", "optimized_resume"]
    table: type[Base]
    column: str


@dataclass(frozen=True, slots=True)
class Subject:
    """One document of one owner."""

    kind: Kind
    owner_id: UUID
    id: UUID
