"""Letting old versions go: never named ones, never the last twenty, never what something else rests on."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

THIN = "thin"
"""The sweep's visit that thins; every save asks for one, a day later."""

KEPT = 20
_HOURS_FOR_MERGING = 24

# Superseded autosaves serve merging for a day. Of the others one an hour is kept for a week, one a day after that.
_THIN = text(
    """
    WITH ranked AS (
      SELECT v.document_id, v.revision, v.created_at, v.is_superseded,
             row_number() OVER (PARTITION BY v.document_id, v.is_superseded ORDER BY v.revision DESC) AS place,
             row_number() OVER (
               PARTITION BY v.document_id, v.is_superseded,
                 date_trunc(CASE WHEN v.created_at > now() - interval '7 days' THEN 'hour' ELSE 'day' END, v.created_at)
               ORDER BY v.revision DESC) AS within
      FROM versions v
      WHERE v.owner_id = :owner AND v.name = '' AND v.note = ''
    ), old AS (
      SELECT document_id, revision FROM ranked r
      WHERE r.created_at < now() - make_interval(hours => :merging)
        AND (r.is_superseded OR (r.place > :kept AND r.within > 1))
        AND NOT EXISTS (SELECT 1 FROM suggestions s WHERE s.owner_id = :owner AND s.document_id = r.document_id
                        AND r.revision IN (s.base_revision, s.applied_revision))
        AND NOT EXISTS (SELECT 1 FROM optimized_resumes o WHERE o.owner_id = :owner AND o.resume_id = r.document_id
                        AND o.resume_revision = r.revision)
        AND NOT EXISTS (SELECT 1 FROM artifacts a WHERE a.owner_id = :owner AND a.subject_id = r.document_id
                        AND a.receipt ->> 'revision' = r.revision::text)
        AND r.revision < (SELECT max(n.revision) FROM versions n
                          WHERE n.owner_id = :owner AND n.document_id = r.document_id)
    )
    DELETE FROM versions v USING old
    WHERE v.owner_id = :owner AND v.document_id = old.document_id AND v.revision = old.revision
    """
)

_YOUNG = text(
    "SELECT EXISTS (SELECT 1 FROM versions WHERE owner_id = :owner AND created_at > now() - interval '8 days')"
)


async def thin_versions(session: AsyncSession, owner: UUID) -> int:
    """How many went."""
    result = await session.execute(_THIN, {"owner": owner, "kept": KEPT, "merging": _HOURS_FOR_MERGING})
    return int(getattr(result, "rowcount", 0))


async def may_thin_later(session: AsyncSession, owner: UUID) -> bool:
    """Whether there are versions that will be thinned more strictly when they are a week old."""
    return bool((await session.execute(_YOUNG, {"owner": owner})).scalar_one())
