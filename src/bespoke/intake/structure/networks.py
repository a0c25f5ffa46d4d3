"""Web addresses, and the profiles in networks that some of them are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from bespoke.intake.lexicon.folding import fold
from bespoke.intake.lexicon.load import load

_TLD_NAMES = (
    "com org net edu gov io dev me co ai app info biz tech xyz site online blog page eu uk de fr es it pt "
    "br nl be ch at se no dk fi pl cz ro hu gr tr ru ua cn jp kr in au nz ca us mx ar cl ie lu is sh to "
    "tv fm im ly gg so cc design studio academy social cloud digital works space art name pro link id sg "
    "hk tw za il ac "
)
_TLD = f"(?:{'|'.join(_TLD_NAMES.split())})"
URL = re.compile(
    rf"(?<![\w@.])(?![BM]\.(?:Tech|Com)\b)(?:https?://[^\s|<>\"',;()（）]+|www\.[^\s|<>\"',;()（）]+|(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.)+{_TLD}(?:/[^\s|<>\"',;()（）]*)?)(?![\w@])",
    re.IGNORECASE,
)
EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+%-]{1,64}\s?@\s?(?:[\w-]{1,63}\.){1,6}[a-z]{2,24}\b"
    r"|(?<![\w.+-])[\w.+%-]{1,64}@localhost\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Account:
    network: str
    username: str
    url: str


@cache
def _hosts() -> dict[str, str]:
    return {host: name for name, table in load("networks")["networks"].items() for host in table["hosts"]}


@cache
def _labels() -> dict[str, str]:
    return {word: name for name, table in load("networks")["networks"].items() for word in table["words"]}


def network_of_word(text: str) -> str:
    """The network that a label such as "LinkedIn:" names."""
    return _labels().get(fold(text).strip(" .:()[]-"), "")


def account_of(url: str) -> Account | None:
    """The profile an address leads to, None for any other address."""
    bare = re.sub(r"^(?:https?:)?//", "", url.strip(), flags=re.IGNORECASE).rstrip("/ ")
    host, _, path = bare.partition("/")
    host = host.lower().removeprefix("www.")
    names = host.split(".")
    name = next((_hosts()[".".join(names[i:])] for i in range(len(names) - 1) if ".".join(names[i:]) in _hosts()), "")
    if not name or not path:
        return None
    match = re.search(load("networks")["networks"][name]["path"], path) if path else None
    if match is None or path.count("/") > 3:
        return None
    return Account(name, unquote(match.group(1)).strip(), url.strip())
