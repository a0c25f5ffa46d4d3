"""Taking an earlier version back, whole or one entry of it: a new revision, never a rewriting of history."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from bespoke.features.documents.save import Finish, save
from bespoke.features.documents.subject import Content, Subject
from bespoke.features.documents.versions import read_version, resume_of
from bespoke.features.documents.write import Draft, Saved
from bespoke.resume.edits import find_entry, insert_entry, replace_entry
from bespoke.resume.errors import UnknownPath
from bespoke.resume.jsonresume import write_json_resume
from bespoke.resume.model import Resume


async def restore(
    session: AsyncSession,
    subject: Subject,
    *,
    revision: int,
    current: tuple[int, Content],
    finish: Finish,
    entry_id: str | None = None,
) -> Saved:
    """`current` is the revision and content to change. Raises UnknownPath when the version has no such entry."""
    old = (await read_version(session, subject, revision)).content
    base, now = current
    content = old if entry_id is None else _with_entry(now, old, entry_id)
    what = "the whole" if entry_id is None else "one entry"
    draft = Draft(content, author="restore", summary=f"restored {what} of version {revision}")
    return await save(session, subject, draft, base=base, finish=finish)


def _with_entry(now: Content, old: Content, entry_id: str) -> Content:
    section, entry = find_entry(resume_of(old), entry_id)
    resume = resume_of(now)
    try:
        find_entry(resume, entry_id)
        changed: Resume = replace_entry(resume, entry)
    except UnknownPath:
        changed = insert_entry(resume, section, entry)
    written = dict(write_json_resume(changed))
    return {**now, "resume_json": written} if "resume_json" in now else written
