"""Title, seniority and years: what the posting asks and what the history shows."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from bespoke.knowledge.lookup import find
from bespoke.knowledge.skills import skills
from bespoke.knowledge.titles import bare_title, head_of, near_titles, rank_of, same_title, seniority_of
from bespoke.posting.model import PostingAnalysis, Years
from bespoke.resume.dates import Interval, PartialDate, covered_months, interval
from bespoke.resume.model import Resume, Work
from bespoke.resume.paths import join
from bespoke.scoring.evidence import EvidenceIndex
from bespoke.scoring.model import Answer, Criterion

_NEAR_TITLE = 75
_NEARLY = 0.75
_SENIOR_MONTHS = 60
_BROAD_HEADS = frozenset(
    [
        "manager", "director", "assistant", "specialist", "coordinator", "officer", "associate", "analyst",
        "consultant", "engineer", "representative", "executive", "lead", "intern", "worker", "technician",
        "administrator", "supervisor", "operator", "agent", "clerk", "member", "head", "chief", "staff",
        "partner", "president", "trainee", "apprentice", "student", "researcher", "scientist", "designer",
        "advisor", "adviser", "planner", "owner", "founder", "expert", "volunteer", "professional", "leader",
        "writer", "editor", "instructor", "trainer", "inspector", "controller",
    ]
)  # fmt: skip
"""Nouns that many different jobs turn on; any other is nearly the job itself ("electrician")."""
_ENTRY_SENIORITY = ("intern", "junior")


def title_line(resume: Resume, analysis: PostingAnalysis) -> Iterator[Criterion]:
    if not analysis.title:
        return
    held = [(join("work", one.id, "position"), one.position) for one in resume.work if one.position]
    if resume.basics.label:
        held.insert(0, ("basics/label", resume.basics.label))
    graded = [(_title_grade(analysis.title, title), path, title) for path, title in held]
    if not graded:
        yield Criterion(kind="title", asked=analysis.title, answer="unknown", why="The résumé names no job title.")
        return
    grade, path, title = max(graded, key=lambda one: one[0])
    answer: Answer = "yes" if grade >= 2 else "partial" if grade == 1 else "no"
    why = {
        "yes": f"You have held this title: “{title}”.",
        "partial": f"Your title “{title}” is close to it.",
        "no": "None of your titles is close to it.",
    }[answer]
    yield Criterion(
        kind="title",
        asked=analysis.title,
        found=title if grade else held[0][1],
        answer=answer,
        why=why,
        evidence=(path,) if grade else (),
    )


def _title_grade(asked: str, held: str) -> int:
    """3 the same job at the same seniority, 2 the same job, 1 a near one, 0 another."""
    one, other = bare_title(asked), bare_title(held)
    if same_title(asked, held):
        return 3
    if same_title(one, other):
        return 2
    heads = head_of(asked), head_of(held)
    same_head = heads[0] is not None and heads[1] is not None and heads[0].noun == heads[1].noun
    shared = set(one.split()) & set(other.split()) - {heads[0].noun if heads[0] else ""}
    alike = fuzz.token_sort_ratio(one, other) >= _NEAR_TITLE or near_titles(asked, held)
    own = same_head and heads[0] is not None and heads[0].noun not in _BROAD_HEADS
    return 1 if alike or own or (same_head and bool(shared)) else 0


def seniority_line(resume: Resume, analysis: PostingAnalysis, *, as_of: PartialDate) -> Iterator[Criterion]:
    asked = analysis.seniority
    if asked is None:
        return
    levels = [(rank_of(found), one) for one in resume.work if (found := seniority_of(one.position)) is not None]
    months = covered_months(stay for _, stay in _stays(resume, as_of))
    if levels:
        rank, work = max(levels, key=lambda level: level[0])
        distance = rank_of(asked) - rank
        answer: Answer = "yes" if distance <= 0 else "partial" if distance == 1 else "no"
        yield Criterion(
            kind="seniority",
            asked=asked,
            found=work.position,
            answer=answer,
            why=f"Your most senior title is {work.position}.",
            evidence=(join("work", work.id, "position"),),
        )
        return
    if asked in _ENTRY_SENIORITY:
        yield Criterion(kind="seniority", asked=asked, answer="yes", why="This asks for no earlier seniority.")
        return
    known = months >= _SENIOR_MONTHS
    why = f"No title says how senior you were; you have {_spoken(months)} of experience."
    yield Criterion(kind="seniority", asked=asked, answer="partial" if known else "unknown", why=why)


def years_line(
    resume: Resume, index: EvidenceIndex, analysis: PostingAnalysis, *, as_of: PartialDate
) -> Iterator[Criterion]:
    asked = next((one for one in analysis.years if not one.alternative), None)
    if asked is None:
        return
    stays = list(_stays(resume, as_of))
    unit = "year" if asked.years == 1 else "years"
    spoken = f"{asked.years:g} {unit}" + (f" of {asked.of}" if asked.of else "")
    if not stays:
        yield Criterion(kind="years", asked=spoken, answer="unknown", why="No job has dates that can be counted.")
        return
    total = covered_months(stay for _, stay in stays)
    related = _related(asked, stays, index)
    answer, why = _years_answer(asked, total, related)
    if answer == "no" and (undated := len(resume.work) - len(stays)):
        answer, why = "unknown", f"{why} {undated} of {len(resume.work)} jobs have no dates that can be counted."
    yield Criterion(
        kind="years",
        asked=spoken,
        found=_spoken(total),
        answer=answer,
        why=why,
        knockout=answer == "no",
        evidence=tuple(join("work", work.id) for work, _ in stays),
    )


def _years_answer(asked: Years, total: int, related: int | None) -> tuple[Answer, str]:
    wanted = asked.years * 12
    if total < wanted:
        counted = f"Your dated jobs cover {_spoken(total)}."
        return ("partial", counted + " That is close.") if total >= wanted * _NEARLY else ("no", counted)
    if related is not None and related < wanted:
        return "partial", f"Your jobs cover {_spoken(total)}, {_spoken(related)} of them with {asked.of}."
    return "yes", f"Your dated jobs cover {_spoken(total)}."


def _related(asked: Years, stays: list[tuple[Work, Interval]], index: EvidenceIndex) -> int | None:
    """Months of the jobs whose texts show what the years are to be of; None where that names no known skill."""
    wanted = {match.skill_id for match in find(asked.of)} if asked.of else set()
    if not wanted:
        return None
    book = skills()
    shown = {
        sighting.place.entry_id
        for skill_id, some in index.direct.items()
        if wanted & {skill_id, *book.broader(skill_id)}
        for sighting in some
    }
    return covered_months(stay for work, stay in stays if work.id in shown)


def _stays(resume: Resume, as_of: PartialDate) -> Iterator[tuple[Work, Interval]]:
    for work in resume.work:
        stay = interval(work.start, work.end, as_of=as_of)
        if stay is not None:
            yield work, stay


def _spoken(months: int) -> str:
    years, rest = divmod(months, 12)
    parts = [f"{years} year{'s' * (years != 1)}"] * (years > 0) + [f"{rest} month{'s' * (rest != 1)}"] * (rest > 0)
    return " and ".join(parts) or "no time"
