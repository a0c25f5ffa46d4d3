"""A small hand-made resume and posting for the rules to work on."""

from __future__ import annotations

from bespoke.optimize.model import Edit, Operation, Preferences, Suggestion, Verdict
from bespoke.optimize.situation import Situation, situation_of
from bespoke.posting.analyse import read_posting
from bespoke.resume.dates import PRESENT, EndDate, PartialDate
from bespoke.resume.model import Basics, Bullet, Resume, Skill, Work

AS_OF = PartialDate(2026, 11)
POSTING = """Data Engineer
Northwind Analytics

Requirements
- Experience with Python and Airflow
- Experience with Kubernetes
- Experience with PostgreSQL

Nice to have
- Terraform
"""


def bullets(*texts: str) -> tuple[Bullet, ...]:
    return tuple(Bullet(id=f"b{n}", text=text) for n, text in enumerate(texts, 1))


def job(*texts: str, position: str = "Data Engineer", end: EndDate | None = PRESENT, ident: str = "w1") -> Work:
    return Work(
        id=ident,
        name="Acme Freight",
        position=position,
        start=PartialDate(2020, 1),
        end=end,
        bullets=bullets(*texts),
    )


def group(ident: str, name: str, *keywords: str) -> Skill:
    return Skill(
        id=ident, name=name, keywords=tuple(Bullet(id=f"{ident}k{n}", text=k) for n, k in enumerate(keywords, 1))
    )


def resume(*work: Work, skills: tuple[Skill, ...] = (), label: str = "", summary: str = "") -> Resume:
    return Resume(language="en", basics=Basics(name="Ana Lima", label=label, summary=summary), work=work, skills=skills)


def situation(document: Resume, *, posting: str = POSTING, preferences: Preferences | None = None) -> Situation:
    return situation_of(document, read_posting(posting), preferences or Preferences(), as_of=AS_OF)


def suggestion(
    operation: Operation, target: str, edit: Edit, *, before: str = "", ruling: str = "supported"
) -> Suggestion:
    return Suggestion(
        id="s1",
        operation=operation,
        target=target,
        edit=edit,
        before=before,
        after=edit.text,
        why="Because.",
        evidence=(target,),
        verdict=Verdict.model_validate({"ruling": ruling}),
    )
