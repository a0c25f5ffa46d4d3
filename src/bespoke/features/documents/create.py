"""A new document: its parent row and its first version."""

from __future__ import annotations

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.subject import Subject
from bespoke.features.documents.tables import DocumentRow, VersionRow
from bespoke.features.documents.write import Draft


async def create_document(session: AsyncSession, subject: Subject) -> None:
    row = {"owner_id": subject.owner_id, "id": subject.id, "kind": subject.kind.name}
    await session.execute(insert(DocumentRow).values(row))


async def add_first_version(session: AsyncSession, subject: Subject, draft: Draft, *, revision: int = 1) -> None:
    await session.execute(
        insert(VersionRow).values(
            owner_id=subject.owner_id,
            document_id=subject.id,
            revision=revision,
            content=draft.content,
            author=draft.author,
            name=draft.name,
            note=draft.note,
            summary=draft.summary,
        )
    )
