"""Addresses of files: signed, for a quarter of an hour or as long as the operator says, of use without a session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import Depends, Request

from bespoke.platform.place import Place
from bespoke.platform.secrets import derived_key
from bespoke.platform.storage.signing import Grant, InvalidLink, LinkSigner, check_lifetime

LIVES = timedelta(minutes=15)
PATH = "/api/v1/export/download"
_PURPOSE = "links"


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    expires_at: datetime


class Links:
    """Signs and opens addresses of downloads."""

    def __init__(self, signer: LinkSigner, *, lives: timedelta) -> None:
        check_lifetime(lives)
        self._signer = signer
        self._lives = lives

    def sign(self, owner: UUID, job_id: UUID) -> Link:
        now = datetime.now(UTC)
        not_after = now + self._lives
        token = self._signer.sign(Grant(owner, str(job_id), not_after), now=now)
        return Link(f"{PATH}/{job_id}?token={quote(token, safe='')}", not_after)

    def open(self, token: str, job_id: UUID) -> UUID:
        """The owner. Raises InvalidLink, also for a token of another file."""
        grant = self._signer.open(token, now=datetime.now(UTC))
        if grant.subject != str(job_id):
            raise InvalidLink("The link has expired or was changed.", fix="Ask for a new one.")
        return grant.owner_id


def make_links(secret: bytes, *former: bytes, lives: timedelta = LIVES) -> Links:
    """Signs with the secret; what a former one signed still opens. A key's id follows from its secret.

    Raises InvalidLifetime.
    """
    keys = (secret, *former)
    named = {derived_key(key, f"{_PURPOSE}-id").hex()[:12]: derived_key(key, _PURPOSE) for key in keys}
    return Links(LinkSigner(named), lives=lives)


def links_of(place: Place) -> Links:
    """As the installation's secrets and settings have it."""
    lives = timedelta(seconds=place.settings.storage.link_s)
    return make_links(place.secret, *place.former_secrets, lives=lives)


async def the_links(request: Request) -> Links:
    links: Links = request.app.state.links
    return links


TheLinks = Annotated[Links, Depends(the_links)]
