"""Pronouns go: "I helped our team" -> "Helped the team"."""

from __future__ import annotations

import re

from bespoke.knowledge.verbs import form_of
from bespoke.knowledge.weak import possessive_pronouns, subject_pronouns
from bespoke.optimize.rules.writing import Change, tidy

_SUBJECTS = "|".join(sorted(subject_pronouns().words))
_OPENING = re.compile(rf"^(?:{_SUBJECTS})(?:'ve|’ve| have| also)* (?P<verb>\w+)", re.IGNORECASE)
_LATER = re.compile(rf"(?P<and>(?:,| and|, and|;)) (?:{_SUBJECTS})(?: have| also)* (?P<verb>\w+)", re.IGNORECASE)
_OWN = re.compile(rf"\b(?:{'|'.join(sorted(possessive_pronouns().words))})\b(?! own)", re.IGNORECASE)
_PERSONS = re.compile(r"\b(?:I|we|me|us|he|she)\b", re.IGNORECASE)
_SUBJECT_LEFT = re.compile(rf"\b(?:{_SUBJECTS})\b", re.IGNORECASE)
_FORMS = ("past", "participle", "base")
_STATE = re.compile(
    rf"^(?:{_SUBJECTS}) (?:was|were|am|is) (?=(?:responsible|in charge|involved|tasked|accountable) )", re.IGNORECASE
)
# "My team and I built" is no deed of one person, and "my GitHub" is no thing of the employer's.
_SHARED = re.compile(r"^My [\w ]{0,30}and I\b|\bI and\b|https?:|www\.|\.(?:com|org|io)/", re.IGNORECASE)


def drop_pronouns(text: str) -> Change | None:
    """ "We" stays: without it the work of a team would read as one person's."""
    if _SHARED.search(text) or text.rstrip().endswith("?"):
        return None
    shorter = _STATE.sub("", _OPENING.sub(_verb_only, text))
    shorter = _LATER.sub(lambda m: f"{m['and']} {m['verb']}" if form_of(m["verb"]) in _FORMS else m.group(), shorter)
    if shorter != text and _SUBJECT_LEFT.search(shorter):
        return None
    shorter = shorter if _PERSONS.search(shorter) else _OWN.sub("the", shorter)
    changed = tidy(shorter)
    return Change(changed, possessive_pronouns().why) if changed != tidy(text) else None


def _verb_only(match: re.Match[str]) -> str:
    return match["verb"] if form_of(match["verb"]) in _FORMS else match.group()
