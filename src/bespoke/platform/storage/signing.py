"""Addresses for our own downloads: signed, expiring, and of no use for anything else."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bespoke.platform.errors import Forbidden
from bespoke.platform.storage.errors import InvalidLifetime, UnusableKeys

LONGEST = timedelta(days=7)
"""Also the most that S3 signs for."""

_KEY_ID = re.compile(r"[a-z0-9-]{1,32}")
_KEY_BYTES = 32


class InvalidLink(Forbidden):
    """The link is not valid any more."""


def check_lifetime(lifetime: timedelta) -> None:
    if not timedelta(0) < lifetime <= LONGEST:
        raise InvalidLifetime("A link lives between a moment and 7 days.", fix="Choose a time in between.")


@dataclass(frozen=True, slots=True)
class Grant:
    """`subject` is what may be downloaded, such as a job's id."""

    owner_id: UUID
    subject: str
    not_after: datetime


class LinkSigner:
    """Signs with the first key and accepts all of them, so that keys can be changed without breaking links."""

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        """Keys by their id, the current one first. Raises UnusableKeys, without telling one."""
        self._keys = dict(keys)
        if not self._keys or not all(map(_KEY_ID.fullmatch, self._keys)):
            raise UnusableKeys("A key that signs links has no plain id.", fix="Give each one an id of a-z, 0-9 and -.")
        if min(map(len, self._keys.values())) < _KEY_BYTES:
            raise UnusableKeys("A key that signs links is too short.", fix=f"Take {_KEY_BYTES} random bytes.")
        self._current = next(iter(self._keys))

    def sign(self, grant: Grant, *, now: datetime) -> str:
        """Raises InvalidLifetime: a link that lives longer would only open once its end comes near."""
        check_lifetime(grant.not_after - now)
        payload = json.dumps([str(grant.owner_id), grant.subject, int(grant.not_after.timestamp())]).encode()
        body = f"{self._current}.{_encode(payload)}"
        return f"{body}.{_encode(self._mac(self._current, body))}"

    def open(self, token: str, *, now: datetime) -> Grant:
        """Raises InvalidLink for whatever was not signed here, has expired, or claims to live too long."""
        grant = self._opened(token)
        if grant is None or grant.not_after <= now or grant.not_after - now > LONGEST:
            raise InvalidLink("The link has expired or was changed.", fix="Ask for a new one.")
        return grant

    def _opened(self, token: str) -> Grant | None:
        body, _, mac = token.rpartition(".")
        key_id, _, payload = body.partition(".")
        try:
            if key_id not in self._keys or not hmac.compare_digest(_decode(mac), self._mac(key_id, body)):
                return None
            owner, subject, not_after = json.loads(_decode(payload))
            return Grant(UUID(owner), subject, datetime.fromtimestamp(not_after).astimezone())
        except (ValueError, TypeError, binascii.Error):
            return None

    def _mac(self, key_id: str, body: str) -> bytes:
        return hmac.new(self._keys[key_id], body.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()


def _encode(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _decode(text: str) -> bytes:
    """Strictly: a token has one spelling."""
    content = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if _encode(content) != text:
        raise ValueError("not canonical")
    return content
