"""Filler words go: they praise and tell nothing, or stand for what is not told."""

from __future__ import annotations

import re
from functools import cache

from bespoke.knowledge.weak import fillers, vague_words
from bespoke.optimize.rules.whole import stands_whole
from bespoke.optimize.rules.writing import Change, recapitalised, tidy

# "A, B, etc." closes as "A and B"; where an "and" joins the last two already, only the "etc." goes.
_OPEN_LIST = re.compile(
    r", (?!(?:and|I|he|she|we|they|who|which) )((?:(?! and )[^,;.]){1,60}),? etc\b\.?(?=$|[.,;])", re.IGNORECASE
)
_ETC = re.compile(r",? (?:etc\b\.?|and so on\b|and so forth\b)(?=\s*(?:$|[.,;)]))(?P<stop>\.?)", re.IGNORECASE)
_ETC_INSIDE = re.compile(
    r"(, (?!(?:and|I|he|she|we|they|who|which) )(?:(?! and )[^,;.]){1,60}),? etc\b\.(?= [a-z])", re.IGNORECASE
)
_SENTENCES = re.compile(r"\.\s+[A-Z]")
_ETC_WHY = "“Etc.” tells nothing: what is worth knowing is named."
_ADVERB = re.compile(r"\w+ly\b", re.IGNORECASE)
_PLACING = re.compile(
    r"(?:about|across|after|against|as|at|before|by|during|for|from|in|into|of|on|over|through|to|under|when|while"
    r"|with|within|without)\b",
    re.IGNORECASE,
)
# What a filler belongs to, so that it cannot go alone: a degree, a denial, a choice, another part of one name.
_HELD_BEFORE = re.compile(
    r"(?:\b(?:not|never|so|how|as|more|most|less|least|too|quite|rather|both|either|neither|equally|than|but|or|nor|yet)"
    r"|n['’]t|[(\[“\"'‘/&:–—-])\s*$",
    re.IGNORECASE,
)
_HELD_AFTER = re.compile(
    r"\s*(?:[)\]”\"'’/&–—-]|(?:but|or|nor|yet|than|as|much|put|identifiable|managed|yours)\b)", re.IGNORECASE
)
_LISTED_BEFORE = re.compile(r"(?:ly|, [\w’'-]+|,)\s*$", re.IGNORECASE)
_STARTS = re.compile(r"(?:^|[.!?:]\s+|\n)\s*$")
_RATES = frozenset(["daily", "weekly", "monthly", "quarterly", "yearly", "early", "family", "supply", "assembly"])


def drop_fillers(text: str) -> Change | None:
    if text.rstrip().endswith("?"):
        return None
    shorter = recapitalised(tidy(_fillers().sub(_without, text)), text)
    changed = bool(shorter) and shorter != tidy(text) and stands_whole(shorter, text)
    return Change(shorter, fillers().why) if changed else None


def close_list(text: str) -> Change | None:
    """Without the "etc." at its end."""
    inside = _ETC_INSIDE.sub(lambda match: match[1].replace(",", " and", 1), text)
    closed = _ETC.sub(lambda match: match["stop"], _OPEN_LIST.sub(r" and \1", inside))
    if closed == text or not closed.strip():
        return None
    ends = _SENTENCES.search(closed) and not closed.rstrip().endswith(".")
    return Change(f"{closed}." if ends else closed, _ETC_WHY)


def drop_vague(text: str) -> Change | None:
    """ "various" before a plural that says something without it, as "ways" and "types" do not."""
    match = _vague().search(text)
    if match is None:
        return None
    shorter = tidy(_vague().sub("", text))
    return Change(shorter, vague_words().why.format(word=match["word"].lower()))


def _without(match: re.Match[str]) -> str:
    """What is left of a run of fillers and of the "and" on either side of it; the whole where nobody can be sure."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if _is_held(match, before, after):
        return match.group()
    if match["lead"] and match["follow"]:
        return match.group()
    if match["follow"]:
        return _before_and(match, before, after)
    return _behind_and(match, before, after) if match["lead"] else _alone(match, before, after)


def _is_held(match: re.Match[str], before: str, after: str) -> bool:
    named = match["run"][0].isupper() and not _STARTS.search(before)
    return bool(named or _HELD_BEFORE.search(before) or (_HELD_AFTER.match(after) and not match["lead"]))


def _before_and(match: re.Match[str], before: str, after: str) -> str:
    """ "efficiently and safely": the "and" goes along; "worked efficiently and led": it stays."""
    if _ADVERB.match(after) or _PLACING.match(after):
        return match.group() if _LISTED_BEFORE.search(before) and not _is_set_off(before) else ""
    return match["follow"] if before.strip() and not _STARTS.search(before) else match.group()


def _is_set_off(before: str) -> bool:
    """Whether the comma before it ends a statement ("Led the team, efficiently and safely") and no adverb."""
    return before.rstrip().endswith(",") and not re.search(r"ly,\s*$", before)


def _behind_and(match: re.Match[str], before: str, after: str) -> str:
    """ "accurately and efficiently": the "and" goes along; "led staff and successfully launched": it stays."""
    word = before.rsplit(maxsplit=1)[-1].lower() if before.split() else ""
    if not re.match(r"\w", after) or _PLACING.match(after):
        return match.group() if re.search(r", [\w’'-]+$", before) or match["lead"].startswith(",") else " "
    if not word.endswith("ly") or word in _RATES:
        return match["lead"]
    return " " if _STARTS.search(before[: -len(word)]) else match.group()


def _alone(match: re.Match[str], before: str, after: str) -> str:
    listed = _LISTED_BEFORE.search(before) if not re.match(r"\w", after) else re.search(r"ly,\s*$", before)
    return match.group() if listed or re.match(r", \w+ly\b", after) else ""


@cache
def _fillers() -> re.Pattern[str]:
    """A run of fillers with the "and" on either side of it."""
    words = "|".join(sorted(fillers().words, key=lambda word: (-len(word), word)))
    run = rf"(?:{words})(?:(?: and|,| and,)? (?:{words})(?![\w-]))*"
    return re.compile(
        rf"(?P<lead>,? and )?(?<![\w/-])(?P<run>{run})(?![\w-])(?P<follow>,? and (?=\w))?\s?", re.IGNORECASE
    )


_NEEDS_A_WORD = (
    "ways|means|times|types|kinds|sorts|forms|levels|capacities|stages|points|degrees|aspects|sizes|backgrounds"
    "|cultures|ages|reasons|occasions|origins|perspectives|abilities|shapes|colou?rs|formats|conditions|settings"
    "|stages|places|backgrounds|interests|opinions|viewpoints"
)


@cache
def _vague() -> re.Pattern[str]:
    words = "|".join(sorted(vague_words().words))
    return re.compile(
        rf"(?<![\w-])(?<!diverse and )(?<!various and )(?<!assorted and )(?<!, )(?<!\ba )(?<!\ban )(?P<word>{words})"
        rf" (?!(?:{_NEEDS_A_WORD})\b)(?=(?:[a-z-]+ ){{0,2}}[a-z-]+s\b)(?!and\b|or\b)",
        re.IGNORECASE,
    )
