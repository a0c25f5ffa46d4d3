"""What a list says of each document's exports: the file that was exported last."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field
from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import InstrumentedAttribute

from bespoke.features.exports.publish import ARTIFACT_LIVES
from bespoke.features.exports.tables import ArtifactRow


class LastExport(BaseModel):
    """The file that was exported last, of whatever kind; `version` counts per document and kind."""

    artifact_id: UUID
    kind: str
    version: int
    exported_at: datetime = Field(description="When it was made, or used again because it would be the same.")


def last_export(owner_id: InstrumentedAttribute[UUID], document_id: InstrumentedAttribute[UUID]) -> ScalarSelect[Any]:
    """A column beside those of a document: its `LastExport` as JSON, or null while no file of it is kept."""
    row = ArtifactRow
    # Every export, of new or of the same bytes, lets the file live as long again.
    exported_at = row.expires_at - ARTIFACT_LIVES
    shown = func.jsonb_build_object(
        "artifact_id", row.id, "kind", row.kind, "version", row.version, "exported_at", exported_at
    )
    newest = select(shown).where(row.owner_id == owner_id, row.subject_id == document_id)
    return newest.order_by(row.expires_at.desc(), row.id.desc()).limit(1).scalar_subquery()
