"""Any-of groups: "Java, Kotlin or Scala", "tools such as Sketch, Figma", "one of the following: A, B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bespoke.posting.mentions import Mention

_LINK = re.compile(
    r"\s*(?:\([^()]{0,24}\)\s*)?(?P<sep>,|/|;|\||&|\)|\()?\s*(?P<word>and/or|and|or|as well as|plus|"
    r"&)?\s*(?:(?:the|a|an|with|in|of|other|related|similar|either)\s+)?"
    r"(?:[A-Za-z]+\s+)?$",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"\b(?:(?:at least |any )?(?:one|1)(?: or more)?(?: of| from)|any of|either|such as|e\.g\.,?|for example,?|"
    r"like|similar to)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_TOGETHER = frozenset(
    frozenset(pair)
    for pair in (
        *(("html", "css"), ("html", "javascript"), ("css", "javascript")),
        *(("english", "spanish"), ("english", "french")),
    )
)
"""What a slash joins without leaving a choice; other slashes mean "or"."""
_MAX_GAP = 48


def grouped(mentions: Sequence[Mention], text: str) -> Iterator[tuple[Mention, ...]]:
    """The mentions of one sentence as requirements: singles and any-of groups. `text` is the whole reading."""
    run: list[tuple[Mention, str]] = []
    for mention in mentions:
        link = _link(run[-1][0], mention, text) if run else None
        if run and link is None:
            yield from _split(run, text)
            run = []
        run.append((mention, link or ""))
    if run:
        yield from _split(run, text)


def _link(before: Mention, after: Mention, text: str) -> str | None:
    """How two neighbours hang together: "or", "and" or ",". None when they do not."""
    gap = text[before.end : after.start]
    if len(gap) > _MAX_GAP or before.level != after.level:
        return None
    match = _LINK.match(gap)
    if match is None or not (match["sep"] or match["word"]):
        return None
    word = (match["word"] or "").lower()
    if match["sep"] == "/" and not word:
        return "," if frozenset((before.key, after.key)) in _TOGETHER else "or"
    return "or" if word in ("or", "and/or") else "and" if word else ","


def _split(run: list[tuple[Mention, str]], text: str) -> Iterator[tuple[Mention, ...]]:
    first = run[0][0]
    if len(run) > 1 and _ONE_OF.search(text[max(first.sentence.start, first.start - 60) : first.start]):
        yield tuple(mention for mention, _ in run)
        return
    part: list[tuple[Mention, str]] = []
    for mention, link in run:
        if link == "and" and part:
            yield from _part(part)
            part = []
        part.append((mention, link))
    yield from _part(part)


def _part(part: list[tuple[Mention, str]]) -> Iterator[tuple[Mention, ...]]:
    if any(link == "or" for _, link in part[1:]):
        yield tuple(mention for mention, _ in part)
    else:
        yield from ((mention,) for mention, _ in part)
