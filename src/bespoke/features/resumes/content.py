"""From what people send to what is stored: one reading of it, and what follows from it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from bespoke.features.documents.subject import Content
from bespoke.resume.align import align
from bespoke.resume.completeness import completeness
from bespoke.resume.jsonresume import read_json_resume, write_json_resume
from bespoke.resume.jsonresume.names import EXTENSION
from bespoke.resume.model import Resume


def stored(resume: Resume) -> tuple[Content, Mapping[str, Any]]:
    """The JSON Resume with our ids, and the columns beside it."""
    told = completeness(resume)
    columns = {"completeness": told.model_dump(mode="json"), "is_complete": told.is_complete, "status": "ready"}
    return dict(write_json_resume(resume)), columns


async def finish(content: Content) -> tuple[Content, Mapping[str, Any]]:
    """For `documents.save`. Raises InvalidJson for what is no résumé."""
    return await asyncio.to_thread(lambda: stored(read_json_resume(content)))


def aligned(content: Content, base: Content | None) -> Content:
    """A document that came without ids inherits those of its base."""
    meta = content.get("meta")
    if base is None or (isinstance(meta, dict) and EXTENSION in meta):
        return content
    return dict(write_json_resume(align(read_json_resume(content), read_json_resume(base))))
