"""Preconditions of a save: which revision it was based on. The ETag of a document is its revision."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import Header, Response

from bespoke.platform.errors import Invalid, PreconditionRequired

IfMatch = Annotated[str | None, Header(alias="If-Match", max_length=100, description='Such as `"7"`.')]
_ETAG = re.compile(r'(?:W/)?"(\d{1,18})"')


class MissingRevision(PreconditionRequired):
    """A save must say which revision it was based on."""


class UnknownRevision(Invalid):
    """The revision is not one of ours."""


def base_revision(if_match: str | None, in_body: int | None) -> int:
    """The header's revision, else the body's. Raises MissingRevision without either."""
    if if_match is not None:
        found = _ETAG.fullmatch(if_match.strip())
        if found is None:
            raise UnknownRevision(
                "If-Match does not hold a revision.", fix='Send the ETag you read, such as "7".', field="If-Match"
            )
        return int(found.group(1))
    if in_body is None:
        raise MissingRevision(
            "The request does not say which revision it changes.",
            fix="Send the ETag you read as If-Match, or `revision` in the body.",
            field="revision",
        )
    return in_body


def put_etag(response: Response, revision: int) -> None:
    response.headers["ETag"] = f'"{revision}"'
