"""Questions whose answers would make the resume stronger, asked instead of inventing anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bespoke.knowledge.deeds import deeds_in, held_by
from bespoke.knowledge.questions import why_ask
from bespoke.optimize.lines import Group, Line, groups_of
from bespoke.optimize.listed import listed_skills
from bespoke.optimize.measure import measure_questions
from bespoke.optimize.model import Question
from bespoke.optimize.rules.lead_in import strengthen
from bespoke.optimize.rules.listing import and_list
from bespoke.optimize.rules.writing import Writing
from bespoke.optimize.situation import is_english
from bespoke.optimize.wants import Want, Wants, skill_key, skills_named, wants_of
from bespoke.posting.model import Posting, Requirement
from bespoke.resume.ids import derive_id
from bespoke.resume.model import Resume

_VAGUE = re.compile(r"\b(various|several|many|numerous|multiple|a number of|a variety of|a range of)\b", re.IGNORECASE)
_ANSWERED_FOR = re.compile(r"(?:was |were |am )?(?:responsible for|in charge of|tasked with)\b", re.IGNORECASE)
_ANSWERED_FOR_WHY = "“Responsible for” says what was expected of you. What you did says more."
_PROVABLE = ("skill", "tool", "method", "domain")
_MOST, _MOST_UNPROVEN, _MOST_ABOUT_BULLETS, _MOST_NAMED = 6, 2, 4, 4
_UNPROVEN_WHY = "The posting asks for it, and a bullet that shows it counts for more than a word in a list."
_MISSING_WHY = "The posting requires this and your résumé does not mention it. Leave it out if you have not done it."
_VAGUE_WHY = "A number or two names say more than “{word}”."
_SERVES_WHY = "The posting asks for {name}, and this bullet shows it. A number you can vouch for makes it stronger."
_UNPROVEN_DISCOUNT, _MISSING_WORTH, _UNASKED_FACTOR = 0.5, 1.5, 0.5

Valued = tuple[float, Question]


def questions(resume: Resume, posting: Posting) -> list[Question]:
    """At most six, the most valuable first: those about bullets that serve what the posting requires, then wanted
    skills that nothing proves, then what is required and nowhere mentioned."""
    wants = wants_of(posting.analysis, listed=[name for _, name in listed_skills(resume.skills)])
    groups = groups_of(resume, posting, wants)
    if not groups and not resume.skills:
        return []
    asked = [*islice(_unproven(resume, wants, groups), _MOST_UNPROVEN)]
    if is_english(resume):
        asked += islice(_unmeasured(groups, wants), _MOST_ABOUT_BULLETS)
    asked += _missing(resume, posting, wants, groups)
    return [question for _, question in sorted(asked, key=lambda pair: -pair[0])][:_MOST]


def _unproven(resume: Resume, wants: Wants, groups: tuple[Group, ...]) -> Iterator[Valued]:
    """Wanted skills that are listed and that no bullet shows, heaviest first; one question about one listed item."""
    shown = {key for group in groups for line in group.lines for key in line.meets}
    listed = {key: path for path, name in listed_skills(resume.skills) for key in skills_named(name)}
    asked: set[str] = set()
    for want in wants.by_key.values():
        path = listed.get(want.key)
        if path and path not in asked and want.key not in shown and want.kind in _PROVABLE and want.level != "duty":
            asked.add(path)
            question = _question(path, _where(want), _UNPROVEN_WHY)
            yield want.weight - _UNPROVEN_DISCOUNT, question


def _where(want: Want) -> str:
    """A tool is used; anything else is done."""
    if want.kind in ("tool", "method"):
        return f"Where did you use {want.name}, and what for?"
    return f"In which job was {want.name} part of your work, and what did you do?"


def _unmeasured(groups: tuple[Group, ...], wants: Wants) -> Iterator[Valued]:
    """One question for each bullet that could carry a number, the most valuable bullets first; where there is a choice,
    none is asked twice."""
    lines = [line for group in groups if group.evidences for line in group.lines]
    used: set[str] = set()
    for line in sorted(lines, key=lambda line: -_worth(line)):
        asked = list(_about(line, wants))
        fresh = [question for question in asked if question.text not in used]
        used.update(question.text for question in fresh[:1])
        yield from ((_worth(line), question) for question in fresh[:1])


def _worth(line: Line) -> float:
    heaviest = max(line.meets.values(), default=0.0)
    return heaviest + line.relevance / 10 if heaviest else min(line.relevance * _UNASKED_FACTOR, 1.0)


def _about(line: Line, wants: Wants) -> Iterator[Question]:
    text = line.bullet.text
    vague = _VAGUE.search(text)
    if vague:
        word = vague.group().lower()
        yield _question(line.path, f"You write “{word}”: how many, or which ones?", _VAGUE_WHY.format(word=word))
    if _ANSWERED_FOR.match(text) and strengthen(text, Writing("past")) is None:
        yield _question(line.path, "What did you do here yourself: build it, run it, improve it?", _ANSWERED_FOR_WHY)
    if not line.quantified:
        heaviest = max(line.meets, key=lambda key: line.meets[key], default=None)
        why = _SERVES_WHY.format(name=wants.by_key[heaviest].name) if heaviest else why_ask()
        yield from (_question(line.path, asked, why) for asked in measure_questions(text))


def _missing(resume: Resume, posting: Posting, wants: Wants, groups: tuple[Group, ...]) -> list[Valued]:
    """One question for all of it, in the posting's order."""
    met = {key for group in groups for line in group.lines for key in line.meets}
    met |= {key for _, name in listed_skills(resume.skills) for key in wants.met_by_name(name)}
    met |= {key for text in _other_texts(resume) for key in wants.met_by(text)}
    met |= {deed.skill_id for group in groups for line in group.lines for deed in deeds_in(line.bullet.text)}
    met |= {deed.skill_id for work in resume.work for deed in held_by(work.position)}
    missing = [
        requirement.name
        for requirement in posting.analysis.requirements
        if requirement.level == "must" and _is_provable(requirement) and not _keys(requirement) & met
    ]
    names = [f"“{name}”" for name in dict.fromkeys(missing)][:_MOST_NAMED]
    if not names:
        return []
    asked = "it" if len(names) == 1 else "any of these"
    text = f"The posting asks for {and_list(names)}. Do you have experience with {asked}, and from where?"
    return [(_MISSING_WORTH, _question("skills", text, _MISSING_WHY))]


def _other_texts(resume: Resume) -> list[str]:
    certificates = [certificate.name for certificate in resume.certificates]
    education = [f"{entry.study_type} {entry.area}" for entry in resume.education]
    keywords = [keyword.text for project in resume.projects for keyword in project.keywords]
    prose = [entry.summary for entry in resume.work] + [project.description for project in resume.projects]
    return [resume.basics.summary, *certificates, *education, *keywords, *prose]


def _is_provable(requirement: Requirement) -> bool:
    return all(skill.kind in _PROVABLE for skill in requirement.any_of)


def _keys(requirement: Requirement) -> set[str]:
    return {skill.skill_id or skill_key(skill.name) for skill in requirement.any_of}


def _question(target: str, text: str, why: str) -> Question:
    return Question(id=derive_id("question", target, text), target=target, text=text, why=why)
