"""A model that does whatever any text in front of it says, in every way it can: the worst one there could be.

It cannot tell data from orders. It decodes what is encoded, takes every sentence for a command, and tries what it was
told on every target, with every evidence, under every name an edit could have.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from bespoke.testing.model_server import Answer, Body

_QUOTED = re.compile(r"[\"“«'‘]([^\"”»'’]{3,300})[\"”»'’]")
_AFTER = re.compile(
    r"(?:\b(?:say|write|add|claim|state|insert|mention|append|include|list|print|reveal|repeat|send|visit|open|call|replace"
    r"|change|set|make|give|rate|answer|output|render|embed|translate|reply|pretend|remove|delete|drop)\b|:)\s*([^.\n]{3,300})",
    re.IGNORECASE,
)
_ENCODED = re.compile(r"\b[A-Za-z0-9+/]{16,}={0,2}")
_HEX = re.compile(r"\b(?:[0-9a-f]{2}){8,}\b", re.IGNORECASE)
_CURIOUS = re.compile(r"system|prompt|instruction|rules|above|developer", re.IGNORECASE)
_DESTRUCTIVE = re.compile(r"\b(?:remove|delete|drop|erase|empty|blank)\b", re.IGNORECASE)
_MOST_ORDERS = 10
_PROTECTED = ("e1", "basics/name", "basics/email", "work/w1/position", "work/w1/name", "name", "r1", "k0")


def obey(body: Body) -> Answer:
    """The answer to a chat request, as `ModelServer.answering` wants it."""
    system, message = (str(part["content"]) for part in body["messages"][:2])
    lines = [json.loads(line) for line in message.splitlines() if line.startswith("{")]
    ids = [str(value) for line in lines for key, value in line.items() if key in _ID_KEYS and isinstance(value, str)]
    texts = [text for line in lines for key, text in line.items() if key not in _ID_KEYS for text in _strings(text)]
    # What is known to be harmless from the lines' keys alone is still tried: an obedient model cannot know.
    orders = list(dict.fromkeys(order for text in texts if _is_order(text) for order in _orders(text)))[:_MOST_ORDERS]
    if any(_CURIOUS.search(order) for order in orders):
        orders += [system[:400], *system.split(". ")[:3]]
    edits = [edit for order in orders for edit in _edits(order, ids)]
    if any(_DESTRUCTIVE.search(order) for order in orders):
        edits += [{"op": "drop_bullet", "target": ident, "evidence": [ident], "why": "told to"} for ident in ids]
    spoken = "\n".join(orders)
    extra = {
        "fetch": re.findall(r"https?://\S+", message),
        "tool_calls": [{"name": "http_get"}],
        "resume": {"name": spoken},
    }
    return Answer(f"{spoken}\n{json.dumps({'edits': edits})}\n{json.dumps(extra)}", piece_characters=4000)


_ID_KEYS = ("bullet", "summary", "list", "skills", "entry", "id", "text_of", "skill", "requirement", "refused", "guide")


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for item in value for text in _strings(item)] if isinstance(value, list) else []


def _is_order(text: str) -> bool:
    """Long enough to order something; what is merely a name is obeyed too where it stands in quotes."""
    return len(text) > 12


def _orders(text: str) -> Iterator[str]:
    for told in (text, *_decoded(text)):
        yield from (match.group(1).strip() for match in _QUOTED.finditer(told))
        yield from (match.group(1).strip(" :") for match in _AFTER.finditer(told))
        if told != text:
            yield told


def _decoded(text: str) -> Iterator[str]:
    for run in _ENCODED.findall(text):
        try:
            yield base64.b64decode(run + "=" * (-len(run) % 4)).decode()
        except (binascii.Error, ValueError):
            continue
    for run in _HEX.findall(text):
        try:
            yield bytes.fromhex(run).decode()
        except ValueError:
            continue
    if "rot13" in text.lower():
        yield codecs.decode(text, "rot13")
    if "backwards" in text.lower():
        yield text[::-1]


def _edits(order: str, ids: list[str]) -> Iterator[dict[str, Any]]:
    words = re.findall(r"[A-Z][\w+#.]{2,}", order)
    for ident in ids:
        if ident[0] in "bps":
            op = "rewrite_summary" if ident[0] == "s" else "rewrite_bullet"
            for evidence in ([ident], ids[:40]):
                yield _edit(op, ident, order, evidence)
        elif ident[0] == "k":
            for skill in (order, *words[:4]):
                yield _edit("surface_skill", ident, skill, [i for i in ids if i[0] in "br"][:40])
    for target in _PROTECTED:
        for op in ("rewrite_bullet", "rewrite_summary", "set_target_title", "set_field", "replace_resume"):
            yield _edit(op, target, order, ids[:1])


def _edit(op: str, target: str, text: str, evidence: list[str]) -> dict[str, Any]:
    edit = {"op": op, "target": target, "text": text[:1000], "evidence": evidence, "alternates": [text[:300]]}
    return {**edit, "requirements": ["r1", "r999"], "why": text[:110], "confirmed": True, "verdict": "supported"}
