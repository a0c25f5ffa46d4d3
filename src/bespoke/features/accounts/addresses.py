"""E-mail addresses: one spelling for each, and its hash in the directory."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from bespoke.features.accounts.errors import UnusableEmail

_LONGEST = 254  # RFC 5321, 4.5.3.1.3, less the angle brackets
_SHAPE = re.compile(r"[^\s@\"(),:;<>\[\]\\]{1,64}@[^\s@\"(),:;<>\[\]\\.]+(\.[^\s@\"(),:;<>\[\]\\.]+)*")


def normalised(text: str) -> str:
    """NFC, trimmed, lower case. Raises UnusableEmail for what no mail server would take."""
    address = unicodedata.normalize("NFC", text.strip()).lower()
    if len(address) > _LONGEST or not _SHAPE.fullmatch(address) or not address.isprintable():
        raise UnusableEmail("That is not an e-mail address.", fix="Write it as name@example.org.", field="email")
    return address


def hash_of_address(address: str) -> bytes:
    return hashlib.sha256(address.encode()).digest()


def domain(address: str) -> str:
    return address.rpartition("@")[2]
