"""The locale's spelling of ordinary words; names keep theirs."""

from __future__ import annotations

import re

from bespoke.knowledge.spelling import spelled
from bespoke.optimize.rules.writing import Change, Writing

_WORD = re.compile(r"[^\W\d_]+")
_WHY = {
    "en-US": "Spelled the American way throughout.",
    "en-GB": "Spelled the British way throughout.",
}


def spell(text: str, writing: Writing) -> Change | None:
    changed = _WORD.sub(lambda match: _respelled(match, text, writing), text)
    return Change(changed, _WHY[writing.locale]) if changed != text else None


def _respelled(match: re.Match[str], text: str, writing: Writing) -> str:
    """A capital inside a sentence marks a name ("the Labour Party", "World Health Organisation")."""
    word = match.group()
    opens = match.start() == 0 or text[: match.start()].rstrip().endswith((".", ":"))
    return word if word[0].isupper() and not opens else spelled(word, writing.locale)
