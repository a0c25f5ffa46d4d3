"""What each bullet looks like: its length, its first word, pronouns, tense, numbers, weak openings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bespoke.knowledge.verbs import form_of, verb_of
from bespoke.knowledge.weak import lead_ins
from bespoke.resume.dates import PRESENT
from bespoke.resume.model import Project, Resume, Volunteer, Work
from bespoke.resume.paths import join
from bespoke.scoring.model import Finding
from bespoke.scoring.places import is_list, opening

FEWEST_WORDS, MOST_WORDS = 8, 30
_PRONOUN = re.compile(r"\b(I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Mm]yself|[Ww]e|[Oo]ur|[Oo]urs|[Uu]s)\b(?!\.)")
_NUMBER = re.compile(
    r"(?<![\w.])[$€£]?\d[\d.,]*\s*(?:%|[kKmM]\b|x\b|\+)?|\b(?:half|double|twice|third|quarter|dozen)\b"
)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_TWICE = re.compile(r"(?<![\w'’-])(?!(?:had|that|so|very|bye)\b)([a-z]{2,})\s+\1(?![\w'’-])")
"""A slip of the pen. Names that double, as "Walla Walla", have capitals; "had had" may be meant."""
_ENOUGH_REPEATS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One bullet of the history. `current` where its entry goes on today."""

    path: str
    text: str
    entry_id: str
    current: bool
    words: int
    verb: str
    form: str
    quantified: bool


def bullet_lines(resume: Resume) -> list[Line]:
    """Bullets that tell; lists of names are no sentences and are left out."""
    return [
        _line(join(section, entry.id, "bullets", bullet.id), bullet.text, entry)
        for section, entries in (("work", resume.work), ("volunteer", resume.volunteer), ("projects", resume.projects))
        for entry in entries
        for bullet in entry.bullets
        if bullet.text.strip() and not is_list(bullet.text)
    ]


def _line(path: str, text: str, entry: Work | Volunteer | Project) -> Line:
    word = opening(text)
    verb = verb_of(word)
    return Line(
        path=path,
        text=text,
        entry_id=entry.id,
        current=entry.end == PRESENT,
        words=len(text.split()),
        verb=verb.base if verb else "",
        form=form_of(word) or "",
        quantified=any(not _YEAR.match(found.strip()) for found in _NUMBER.findall(text)),
    )


def bullet_findings(lines: list[Line]) -> Iterator[Finding]:
    for line in lines:
        yield from _length(line)
        yield from _start(line)
        if pronoun := _PRONOUN.search(line.text):
            message = f'The bullet says "{pronoun[0]}"; a résumé is read as yours without it.'
            yield Finding(
                code="pronoun", severity="minor", message=message, fix="Leave the pronoun out.", path=line.path
            )
        if slip := _TWICE.search(line.text):
            message = f'The bullet says "{slip[0]}".'
            fix = "Leave one of the two out."
            yield Finding(code="word_twice", severity="minor", message=message, fix=fix, path=line.path)
    yield from _tenses(lines)
    yield from _repeated(lines)


def _length(line: Line) -> Iterator[Finding]:
    if line.words < FEWEST_WORDS:
        message = f"The bullet has {line.words} words; most readers learn little from fewer than {FEWEST_WORDS}."
        fix = "Say what it was for or what came of it, if you can."
        yield Finding(code="bullet_short", severity="info", message=message, fix=fix, path=line.path)
    elif line.words > MOST_WORDS:
        message = f"The bullet has {line.words} words; beyond {MOST_WORDS} it is skipped."
        yield Finding(code="bullet_long", severity="minor", message=message, fix="Split it in two.", path=line.path)


def _start(line: Line) -> Iterator[Finding]:
    low = line.text.lower()
    weak = next((lead.phrase for lead in lead_ins() if low.startswith(f"{lead.phrase} ")), "")
    if weak:
        message = f'The bullet opens with "{weak}", which says less than the verb after it.'
        fix = "Start with the verb itself."
        yield Finding(code="weak_opening", severity="minor", message=message, fix=fix, path=line.path)
    elif not line.verb:
        message = "The bullet does not start with a verb of doing."
        fix = "Start with what you did, in the tense of the job."
        yield Finding(code="no_verb_first", severity="minor", message=message, fix=fix, path=line.path)


def _tenses(lines: list[Line]) -> Iterator[Finding]:
    """A job that ended is told in the past; one that goes on may be told in either, but in one."""
    entries: dict[str, list[Line]] = {}
    for line in lines:
        if line.verb and line.form:
            entries.setdefault(line.entry_id, []).append(line)
    for some in entries.values():
        past = [line for line in some if line.form in ("past", "participle")]
        now = [line for line in some if line.form not in ("past", "participle")]
        if now and not some[0].current:
            wrong, want = now, "past"
        elif past and now:
            wrong, want = (now, "past") if len(past) >= len(now) else (past, "present")
        else:
            continue
        for line in wrong:
            message = f"The bullets of this entry mix tenses; here the {want} fits."
            fix = f"Put the first verb in the {want} tense."
            yield Finding(code="tense", severity="minor", message=message, fix=fix, path=line.path)


def _repeated(lines: list[Line]) -> Iterator[Finding]:
    counts: dict[str, list[Line]] = {}
    for line in lines:
        if line.verb:
            counts.setdefault(line.verb, []).append(line)
    for verb, some in counts.items():
        if len(some) >= _ENOUGH_REPEATS:
            message = f'{len(some)} bullets start with "{verb}".'
            fix = "Use another verb of the same strength for some of them."
            yield Finding(code="repeated_verb", severity="info", message=message, fix=fix, path=some[-1].path)
