"""The draft of a summary put together from facts: a title held, years from the dates, proven skills, the best result.

A summary the person wrote is kept and only completed; one is written whole where there is none, or as an alternate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bespoke.knowledge.phrases import phrases_for
from bespoke.optimize.draft import Draft, Wording
from bespoke.optimize.lines import Line
from bespoke.optimize.listed import listed_skills
from bespoke.optimize.model import Edit
from bespoke.optimize.rules.listing import and_list
from bespoke.optimize.rules.polish import PROSE_STEPS, polish
from bespoke.optimize.rules.title import held_title
from bespoke.optimize.rules.writing import Writing
from bespoke.optimize.situation import Situation
from bespoke.optimize.tenure import tenure
from bespoke.optimize.wants import skills_named
from bespoke.resume.paths import join

_TARGET = "basics/summary"
_SKILLS_NAMED = 3
_LONGEST_RESULT_WORDS = 26
_VALUE_NEW, _VALUE_COMPLETED = 5.0, 2.6
_NEW_WHY = "A summary is read first. This one is put together from your own titles, dates, skills and results."
_COMPLETED_WHY = "Your summary, with skills the posting asks for and your résumé proves."
_POLISHED_WHY = "The same summary in fewer words."
_YEARS = re.compile(r"\byears?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of the summary and the places it rests on."""

    text: str
    evidence: tuple[str, ...]


def write_summary(situation: Situation) -> Iterator[Draft]:
    if situation.is_locked(_TARGET):
        return
    current = situation.resume.basics.summary.strip()
    whole = [clauses for clauses in _assembled(situation) if clauses]
    if not current:
        if whole:
            yield _draft(situation, "", whole, _NEW_WHY, _VALUE_NEW)
        return
    yield from _completed(situation, current, whole)


def _completed(situation: Situation, current: str, whole: list[list[Clause]]) -> Iterator[Draft]:
    """The person's own words first: polished, then with the proven skills it does not name."""
    polished = polish(current, Writing("past", situation.preferences.locale), steps=PROSE_STEPS).text
    own = Clause(polished, (_TARGET,))
    missing = _skills_clause(situation, without=current)
    choices = [[own, missing]] if missing else []
    if polished != current:
        choices.append([own])
    if choices:
        why = _COMPLETED_WHY if missing else _POLISHED_WHY
        yield _draft(situation, current, [*choices, *whole], why, _VALUE_COMPLETED)


def _draft(situation: Situation, before: str, choices: list[list[Clause]], why: str, value: float) -> Draft:
    texts = dict.fromkeys(" ".join(clause.text for clause in clauses) for clauses in choices)
    wordings = tuple(Wording(Edit(text=text), text, text) for text in texts if text != before)
    evidence = tuple(dict.fromkeys(path for clauses in choices for clause in clauses for path in clause.evidence))
    keys = [key for key in situation.wants.by_key if key in situation.wants.named_in(wordings[0].after)]
    return Draft(
        "rewrite_summary", _TARGET, before, wordings, why, evidence, value, situation.wants.requirements_of(keys)
    )


def _assembled(situation: Situation) -> list[list[Clause]]:
    """The same facts in the orders the tones prefer, richest first; later ones leave a clause out."""
    who = _who(situation)
    skills, result, licence = _skills_clause(situation), _result(situation), _licence(situation)
    lead = {"neutral": (skills, result), "impactful": (result, skills), "executive": (result, None)}
    first, second = lead[situation.preferences.tone]
    orders = [(who, first, second, licence), (who, second, licence), (who, first, licence), (who, licence), (who,)]
    return [[clause for clause in order if clause] for order in orders] if who else []


def _who(situation: Situation) -> Clause | None:
    """Title and years; the title alone under two years, or where the person's own summary counts them another way."""
    held = held_title(situation)
    if held is None:
        return None
    title, entry, _ = held
    spent = tenure(situation.resume, title, as_of=situation.as_of)
    counted = spent.years > 1 and not _YEARS.search(situation.resume.basics.summary)
    facts = {"title": title[0].upper() + title[1:], "years": str(spent.years) if counted else ""}
    pattern = next(p for p in phrases_for("summary", strength=2) if p.slots == ("title", "years"))
    posts = spent.posts if facts["years"] else (entry,)
    text = pattern.fill(facts) or facts["title"]
    return Clause(f"{text}.", tuple(join("work", post.id) for post in posts))


def _skills_clause(situation: Situation, *, without: str = "") -> Clause | None:
    """The heaviest wanted skills that a bullet proves, in the posting's spelling; a listed skill alone is no proof."""
    said = situation.wants.named_in(without)
    named: list[str] = []
    evidence: list[str] = []
    for want in situation.wants.by_key.values():
        line = None if want.key in said or want.kind in ("soft", "language", "licence") else _proof(situation, want.key)
        if line and len(named) < _SKILLS_NAMED:
            named.append(want.name)
            evidence += [line.path, *_listing(situation, want.key)]
    return Clause(f"{and_list(named)}.", tuple(evidence)) if named else None


def _proof(situation: Situation, key: str) -> Line | None:
    lines = (line for group in situation.groups if group.evidences for line in group.lines)
    return next((line for line in lines if key in situation.wants.named_in(line.bullet.text)), None)


def _listing(situation: Situation, key: str) -> list[str]:
    listed = listed_skills(situation.resume.skills)
    return [path for path, name in listed if key in skills_named(name)][:1]


def _result(situation: Situation) -> Clause | None:
    """The most relevant measured bullet that is short enough, in its own words."""
    lines = [
        line
        for group in situation.groups
        for line in group.lines
        if group.evidences and line.quantified and len(line.bullet.text.split()) <= _LONGEST_RESULT_WORDS
    ]
    best = max(lines, key=lambda line: line.relevance, default=None)
    return Clause(f"{best.bullet.text.rstrip('.')}.", (best.path,)) if best else None


def _licence(situation: Situation) -> Clause | None:
    """A certificate the posting asks for, by name."""
    for certificate in situation.resume.certificates:
        if situation.wants.met_by(certificate.name):
            return Clause(f"{certificate.name}.", (join("certificates", certificate.id),))
    return None
