"""Questions whose answers would make the resume stronger, asked instead of inventing anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bespoke.knowledge.questions import questions_for, why_ask
from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.lines import Group, Line, groups_of
from bespoke.optimize.listed import listed_skills
from bespoke.optimize.model import Question
from bespoke.optimize.rules.lead_in import strengthen
from bespoke.optimize.rules.writing import Writing
from bespoke.optimize.situation import is_english
from bespoke.optimize.wants import Wants, skills_named, wants_of
from bespoke.posting.model import Posting, Requirement
from bespoke.resume.ids import derive_id
from bespoke.resume.model import Resume

_VAGUE = re.compile(r"\b(various|several|many|numerous|multiple|a number of|a variety of|a range of)\b", re.IGNORECASE)
_ANSWERED_FOR = re.compile(r"(?:was |were |am )?(?:responsible for|in charge of|tasked with)\b", re.IGNORECASE)
_ANSWERED_FOR_WHY = "“Responsible for” says what was expected of you. What you did says more."
_PROVABLE = ("skill", "tool", "method", "domain")
_MOST_UNPROVEN, _MOST_UNMEASURED, _MOST_MISSING = 4, 8, 4
_UNPROVEN_WHY = "The posting asks for it, and a bullet that shows it counts for more than a word in a list."
_MISSING_WHY = "The posting requires it and your résumé does not mention it. Leave it out if you have not done it."
_VAGUE_WHY = "A number or two names say more than “{word}”."


def questions(resume: Resume, posting: Posting) -> list[Question]:
    """The most useful first: wanted skills that nothing proves, relevant bullets without a number, then what is
    required and nowhere mentioned."""
    wants = wants_of(posting.analysis, listed=[name for _, name in listed_skills(resume.skills)])
    groups = groups_of(resume, posting, wants)
    asked = [*islice(_unproven(resume, wants, groups), _MOST_UNPROVEN)]
    if is_english(resume):
        asked += islice(_unmeasured(groups), _MOST_UNMEASURED)
    asked += islice(_missing(resume, posting, wants, groups), _MOST_MISSING)
    return asked


def _unproven(resume: Resume, wants: Wants, groups: tuple[Group, ...]) -> Iterator[Question]:
    """Wanted skills that are listed and that no bullet shows, heaviest first."""
    shown = {key for group in groups for line in group.lines for key in line.meets}
    listed = {key: path for path, name in listed_skills(resume.skills) for key in skills_named(name)}
    for want in wants.by_key.values():
        if want.key in listed and want.key not in shown and want.kind in _PROVABLE:
            yield _question(listed[want.key], f"Where did you use {want.name}, and what for?", _UNPROVEN_WHY)


def _unmeasured(groups: tuple[Group, ...]) -> Iterator[Question]:
    """One question for each bullet that could carry a number, the bullets nearest to the posting first; where there is
    a choice, none is asked twice."""
    lines = [line for group in groups if group.evidences for line in group.lines]
    used: set[str] = set()
    for line in sorted(lines, key=lambda line: -line.relevance):
        asked = list(_about(line))
        fresh = [question for question in asked if question.text not in used] or asked
        used.update(question.text for question in fresh[:1])
        yield from fresh[:1]


def _about(line: Line) -> Iterator[Question]:
    text = line.bullet.text
    vague = _VAGUE.search(text)
    if vague:
        word = vague.group().lower()
        yield _question(line.path, f"You write “{word}”: how many, or which ones?", _VAGUE_WHY.format(word=word))
    if _ANSWERED_FOR.match(text) and strengthen(text, Writing("past")) is None:
        yield _question(line.path, "What did you do here yourself: build it, run it, improve it?", _ANSWERED_FOR_WHY)
    verb = verb_of(text.partition(" ")[0])
    if verb and not line.quantified:
        yield from (_question(line.path, text, why_ask()) for text in questions_for(verb))


def _missing(resume: Resume, posting: Posting, wants: Wants, groups: tuple[Group, ...]) -> Iterator[Question]:
    met = {key for group in groups for line in group.lines for key in line.meets}
    met |= {key for _, name in listed_skills(resume.skills) for key in wants.met_by_name(name)}
    met |= {key for text in _other_texts(resume) for key in wants.met_by(text)}
    for requirement in posting.analysis.requirements:
        if requirement.level == "must" and _is_provable(requirement) and not _keys(requirement) & met:
            yield _question(
                "skills",
                f"The posting asks for “{requirement.name}”. Do you have experience with it, and from where?",
                _MISSING_WHY,
            )


def _other_texts(resume: Resume) -> list[str]:
    certificates = [certificate.name for certificate in resume.certificates]
    education = [f"{entry.study_type} {entry.area}" for entry in resume.education]
    keywords = [keyword.text for project in resume.projects for keyword in project.keywords]
    prose = [entry.summary for entry in resume.work] + [project.description for project in resume.projects]
    return [resume.basics.summary, *certificates, *education, *keywords, *prose]


def _is_provable(requirement: Requirement) -> bool:
    return all(skill.kind in _PROVABLE for skill in requirement.any_of)


def _keys(requirement: Requirement) -> set[str]:
    return {skill.skill_id or " ".join(skill.name.casefold().split()) for skill in requirement.any_of}


def _question(target: str, text: str, why: str) -> Question:
    return Question(id=derive_id("question", target, text), target=target, text=text, why=why)
