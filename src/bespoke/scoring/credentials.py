"""Degree, licences, languages and place: lines beside the match, with likely knockouts."""

from __future__ import annotations

from collections.abc import Iterator

from bespoke.knowledge.degrees import LADDER, degree_of, fields_in, professions_of, rank_of
from bespoke.posting.model import DegreeAsked, Posting, PostingAnalysis, Requirement
from bespoke.resume.model import Education, Resume
from bespoke.resume.paths import join
from bespoke.scoring.driving import DRIVING, lacks_class
from bespoke.scoring.evidence import EvidenceIndex
from bespoke.scoring.model import Answer, Criterion, Evidence
from bespoke.scoring.requirements import best_of_group

_PROFESSIONAL = frozenset({"jd", "md"})
_SPOKEN = {
    "bachelor": "bachelor's",
    "master": "master's",
    "phd": "doctorate",
    "jd": "law degree",
    "md": "medical degree",
}


def degree_line(resume: Resume, analysis: PostingAnalysis) -> Iterator[Criterion]:
    asked = analysis.degrees[0] if analysis.degrees else None
    if asked is None or asked.degree == "none":
        return
    graded = [(_grade(asked, one), one) for one in resume.education]
    accepted = [
        one for other in analysis.degrees[1:] if other.required for one in resume.education if _grade(other, one) == 2
    ]
    grade, best = max(graded, key=lambda pair: pair[0], default=(0, None))
    answer, why = _degree_answer(asked, grade, best, alternative=bool(accepted))
    shown = best if best and (grade or not accepted) else accepted[0] if accepted else None
    yield Criterion(
        kind="degree",
        asked=_asked(asked),
        found=_held(shown) if shown else "",
        answer=answer,
        why=why,
        knockout=answer == "no" and asked.required,
        evidence=(join("education", shown.id),) if shown and answer != "no" else (),
    )


def _grade(asked: DegreeAsked, held: Education) -> int:
    """2 answers it, 1 by level but in another field, 0 does not."""
    name = f"{held.study_type} {held.area}".strip() or f"{held.institution} {held.location}"
    if asked.degree in _PROFESSIONAL:
        return 2 if asked.degree in professions_of(name) else 0
    degree = degree_of(held.study_type or held.area or name)
    if degree is None or asked.degree not in LADDER or rank_of(degree) < LADDER.index(asked.degree):
        return 0
    fields = set(fields_in(name))
    return 2 if not asked.areas or not fields or fields & set(asked.areas) else 1


def _degree_answer(asked: DegreeAsked, grade: int, best: Education | None, *, alternative: bool) -> tuple[Answer, str]:
    if grade == 2 and best:
        return "yes", f"The résumé shows: {_held(best)}."
    if grade == 1 and best:
        return "partial", f"The résumé shows: {_held(best)}. The posting names another field."
    if alternative:
        return "partial", "You have a degree that the posting accepts on another path."
    if asked.or_equivalent:
        return "partial", "The résumé shows no such degree, but the posting accepts equivalent experience."
    if best is None:
        return "no", "The résumé names no education."
    return "no", f"The résumé shows: {_held(best)}."


def _asked(asked: DegreeAsked) -> str:
    name = _SPOKEN.get(asked.degree, asked.degree)
    return f"{name} in {' or '.join(asked.areas)}" if asked.areas else name


def _held(education: Education) -> str:
    named = " in ".join(part for part in (education.study_type, education.area) if part)
    return named or education.institution


def licence_lines(index: EvidenceIndex, posting: Posting) -> Iterator[Criterion]:
    for requirement in _of_kind(posting.analysis, "licence"):
        evidence = best_of_group(index, requirement)
        if (wanted := _class_lacking(index, posting, requirement, evidence)) and evidence:
            why = f"The posting asks for class {wanted}; the résumé names another."
            yield _line("licence", requirement, "no", why, evidence)
            continue
        yield _line("licence", requirement, *_licence_answer(evidence), evidence)


def _class_lacking(index: EvidenceIndex, posting: Posting, requirement: Requirement, evidence: list[Evidence]) -> str:
    """The class of driving licence that is asked for and not held."""
    if DRIVING not in {skill.skill_id for skill in requirement.any_of}:
        return ""
    paths = {one.path for one in evidence}
    held = " ; ".join(place.text for place in index.texts if place.path in paths)
    return lacks_class(posting.text[requirement.sentence.start : requirement.sentence.end], held)


def _licence_answer(evidence: list[Evidence]) -> tuple[Answer, str]:
    named = [one for one in evidence if one.how != "implied"]
    held = [one for one in named if one.dated or not one.path.startswith("certificates/")]
    if held:
        return "yes", f"The résumé names {held[0].matched}."
    if named:
        return "partial", f"The résumé names {named[0].matched}, but not as held today."
    if evidence:
        return "partial", f"The résumé names {evidence[0].matched}, which is near to it."
    return "no", "The résumé does not name it."


def language_lines(resume: Resume, index: EvidenceIndex, analysis: PostingAnalysis) -> Iterator[Criterion]:
    for requirement in _of_kind(analysis, "language"):
        evidence = best_of_group(index, requirement)
        spoken = {_root(one.language) for one in resume.languages}
        wanted = {_root(skill.name) for skill in requirement.any_of}
        if evidence or spoken & wanted:
            yield _line("language", requirement, "yes", "The résumé names it.", evidence)
        elif "english" in wanted and analysis.language == "en":
            why = "Your résumé answers an English posting but does not say how well you speak it."
            yield _line("language", requirement, "partial", why, evidence)
        else:
            yield _line("language", requirement, "no", "The résumé does not name it.", evidence)


def _root(name: str) -> str:
    return name.casefold().split("(")[0].split(",")[0].strip()


def _of_kind(analysis: PostingAnalysis, kind: str) -> Iterator[Requirement]:
    """Required ones, and wished-for ones as lines that cannot reject."""
    for requirement in analysis.requirements:
        if {skill.kind for skill in requirement.any_of} == {kind} and requirement.level != "duty":
            yield requirement


def _line(kind: str, requirement: Requirement, answer: Answer, why: str, evidence: list[Evidence]) -> Criterion:
    return Criterion(
        kind="licence" if kind == "licence" else "language",
        asked=requirement.name,
        found=evidence[0].matched if evidence else "",
        answer=answer,
        why=why,
        knockout=answer == "no" and requirement.level == "must",
        evidence=tuple(dict.fromkeys(one.path for one in evidence)),
    )


def location_line(resume: Resume, analysis: PostingAnalysis) -> Iterator[Criterion]:
    if analysis.workplace == "remote" or not analysis.locations:
        return
    asked = " or ".join(one.value for one in analysis.locations[:3])
    place = resume.basics.location
    held = place.city or place.region
    if not held:
        yield Criterion(kind="location", asked=asked, answer="unknown", why="The résumé does not say where you live.")
        return
    near = any(held.casefold() in one.value.casefold() for one in analysis.locations)
    yield Criterion(
        kind="location",
        asked=asked,
        found=held,
        answer="yes" if near else "unknown",
        why="You live there." if near else "You may be asked whether you can commute or move.",
        evidence=("basics/location/city",) if place.city else ("basics/location/region",),
    )
