"""What the operator does about payment: `BESPOKE_PAYMENT_REQUIRED` exports only resumes that are marked as paid.

`database` is under the role `bespoke_migrate`, whose policy lets it see every owner.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select, update

from bespoke.features.documents.errors import not_found
from bespoke.features.resumes.tables import ResumeRow
from bespoke.platform.database import Database
from bespoke.platform.events.append import append_event


async def mark_paid(database: Database, resume_id: UUID, *, is_paid: bool = True) -> None:
    """The resume and whatever is cut from it; copies are resumes of their own. Raises DocumentNotFound."""
    row = ResumeRow
    async with database.transaction() as session:
        owner = await session.scalar(select(row.owner_id).where(row.id == resume_id))
    if owner is None:
        raise not_found("résumé")
    async with database.transaction(owner) as session:
        await session.execute(update(row).where(row.owner_id == owner, row.id == resume_id).values(is_paid=is_paid))
        event = "resume.paid" if is_paid else "resume.unpaid"
        await append_event(session, owner, event, subject_id=resume_id)
