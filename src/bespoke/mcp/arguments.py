"""Arguments that several tools take."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

Key = Annotated[
    str | None, Field(min_length=1, max_length=200, description="Repeat safely: one key, one effect, for 24 hours.")
]
Limit = Annotated[int, Field(ge=1, le=100, description="How many at most.")]
Cursored = Annotated[str | None, Field(max_length=200, description="The `next_cursor` of the page before.")]
ConfirmSave = Annotated[
    bool, Field(description="True only after the person said that the texts the guard asked about are true.")
]
