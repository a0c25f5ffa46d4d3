"""What the API takes and shows of postings."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from bespoke.features.postings.corrections import Corrections
from bespoke.intake.ledger import Warning
from bespoke.posting.model import PostingAnalysis

PostingText = Annotated[str, Field(min_length=1, max_length=100_000)]
Url = Annotated[str, Field(max_length=2000, pattern=r"^(https?://\S+)?$")]


class Given(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NewPosting(Given):
    """The posting's text, as pasted."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "Analyst\n\nYou need: SQL, 3 years…"}]})

    text: PostingText
    url: Url = ""


class PostingChange(Given):
    """A new text is analysed anew; corrections of the old one are dropped with it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"corrections": {"title": "Data Analyst"}}]})

    text: PostingText | None = None
    url: Url | None = None
    corrections: Corrections | None = None


class PostingLine(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    id: UUID
    title: str
    company: str
    url: str
    analysis_version: str
    revision: int
    created_at: datetime
    updated_at: datetime


class PostingView(PostingLine):
    """`analysis` is as the machine read it, `effective` with the person's corrections. `warnings` say what the text or
    its file hides from a person's eyes; nothing of that was read."""

    text: str
    analysis: PostingAnalysis
    corrections: Corrections
    warnings: tuple[Warning, ...]
    effective: PostingAnalysis
