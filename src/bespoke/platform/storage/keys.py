"""Names of stored objects: plain segments of our own making."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from uuid import UUID

from bespoke.platform.storage.errors import InvalidKey

_SEGMENT = r"[a-z0-9][a-z0-9-]{0,199}"
_KEY = re.compile(rf"{_SEGMENT}(/{_SEGMENT})*(\.(pdf|docx|html|txt|json|png|zip))?")

_LONGEST = 800  # bytes; S3 takes 1,024 with the prefix of the bucket's part


def check_key(key: str) -> str:
    if len(key) > _LONGEST or not _KEY.fullmatch(key):
        raise InvalidKey("A storage key holds characters it may not.", fix="Keys are made by platform/storage/keys.py.")
    return key


def check_prefix(prefix: str) -> str:
    """Whole segments: what lies beside them with a longer name is never meant."""
    check_key(prefix.removesuffix("/"))
    return f"{prefix.removesuffix('/')}/"


def source_key(owner: UUID, source: UUID) -> str:
    return f"sources/{owner}/{source}"


def export_key(owner: UUID, document: UUID, job: UUID, *, attempt: int, at: datetime, extension: str) -> str:
    """`at` is the job's creation, so that every attempt of a job can be found from its row."""
    time = at.astimezone(UTC).strftime("%Y%m%dt%H%M%S")
    return check_key(f"exports/{owner}/{time}-{document}-{job}-{attempt}.{extension}")


def erasure_key(owner: UUID) -> str:
    return f"erasures/{owner}.json"


def owner_prefixes(owner: UUID) -> tuple[str, ...]:
    """Where everything of the owner lies that goes when the owner goes."""
    return f"sources/{owner}/", f"exports/{owner}/"
