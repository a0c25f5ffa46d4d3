"""Small resumes and postings to score."""

from __future__ import annotations

from bespoke.posting.analyse import read_posting
from bespoke.posting.model import Posting
from bespoke.resume.dates import PRESENT, EndDate, PartialDate
from bespoke.resume.model import Basics, Bullet, Education, Language, Resume, Skill, Work
from bespoke.scoring.model import Score
from bespoke.scoring.score import score

AS_OF = PartialDate(2026, 5)
FILLER = (
    "Prepared the weekly report on late deliveries for the regional office and its six depots",
    "Answered written questions of suppliers about opening hours, addresses and invoices within one day",
)


def bullets(prefix: str, texts: tuple[str, ...]) -> tuple[Bullet, ...]:
    return tuple(Bullet(id=f"{prefix}-{n}", text=text) for n, text in enumerate(texts))


def job(
    number: int, *texts: str, position: str = "Coordinator", start: str | None = "2020-01", end: str | None = "present"
) -> Work:
    last: EndDate | None = PRESENT if end == "present" else PartialDate.parse(end) if end else None
    return Work(
        id=f"work-{number}",
        name=f"Employer {number}",
        position=position,
        start=PartialDate.parse(start) if start else None,
        end=last,
        bullets=bullets(f"b{number}", texts),
    )


def resume(
    *work: Work,
    skills: tuple[str, ...] = (),
    education: tuple[Education, ...] = (),
    languages: tuple[str, ...] = (),
    summary: str = "",
) -> Resume:
    return Resume(
        basics=Basics(name="Ada Example", email="ada@example.com", phone="+31 6 5550 0100", summary=summary),
        work=(*work, job(99, *FILLER, start="2015-01", end="2019-12")),
        skills=(Skill(id="skills-1", name="Tools", keywords=bullets("k", skills)),) if skills else (),
        education=education,
        languages=tuple(Language(id=f"language-{n}", language=one) for n, one in enumerate(languages)),
    )


def posting(*musts: str, nice: tuple[str, ...] = (), title: str = "Coordinator") -> Posting:
    lines = [title, "", "Requirements", *(f"- {one}" for one in musts)]
    lines += ["", "Nice to have", *(f"- {one}" for one in nice)] if nice else []
    return read_posting("\n".join(lines))


def scored(one: Resume, other: Posting) -> Score:
    return score(one, other, as_of=AS_OF)
