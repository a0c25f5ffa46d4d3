"""What a model is shown of one optimization, and what the short ids in it stand for.

Ids are minted anew for each request: `b` a bullet, `p` other text of an entry, `s` the summary, `w` a skill, `k` a list
of skills, `e` an entry, `r` a requirement, `n` a passage of the product's own knowledge. Same wish, same sheet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bespoke.knowledge.search import search
from bespoke.optimize.lines import Group, Line
from bespoke.optimize.llm.contract import Wish
from bespoke.optimize.llm.texts import contact_of, one_line, without_contact
from bespoke.optimize.rules.writing import LONGEST_REWORDED
from bespoke.optimize.situation import Situation, situation_of
from bespoke.posting.model import Requirement
from bespoke.resume.model import Entry, Skill
from bespoke.resume.paths import join

MOST_CHARACTERS = 32_000
_PASSAGES, _LONGEST_PASSAGE, _LONGEST_SENTENCE, _LONGEST_NAME = 3, 500, 400, 120
_MOST_WORDS_OF_PREFERENCES = 20


@dataclass(frozen=True, slots=True)
class Place:
    """What one id stands for. Only an editable one may be a target; `members` are the ids that it puts in order, with
    what each is called in the resume."""

    path: str
    text: str = ""
    is_editable: bool = False
    members: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """`lines` are JSON values, one line each, by the id each tells of; `situation` is what the rules look at too."""

    situation: Situation
    lines: Mapping[str, str]
    places: Mapping[str, Place]
    requirements: Mapping[str, str]
    passages: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing a model could be asked to change."""
        return not any(place.is_editable for place in self.places.values())


def sheet_of(wish: Wish, *, most_characters: int = MOST_CHARACTERS) -> Sheet:
    """The posting takes three eighths of the room at most, the resume's beginning the rest; nothing is cut in half."""
    situation = situation_of(wish.resume, wish.posting, wish.preferences, as_of=wish.as_of, asserted=wish.asserted)
    writer = _Writing(wish, situation)
    writer.tell(writer.wishes(), room=most_characters // 8)
    writer.tell(writer.posting(), room=most_characters * 3 // 8)
    writer.tell(writer.resume(), room=most_characters // 2)
    writer.tell(writer.knowledge(), room=most_characters // 8)
    return Sheet(situation, writer.lines, writer.places, writer.requirements, writer.passages)


_Told = tuple[str, dict[str, object], Place | None]


class _Writing:
    """The sheet while it is written."""

    def __init__(self, wish: Wish, situation: Situation) -> None:
        self.lines: dict[str, str] = {}
        self.places: dict[str, Place] = {}
        self.requirements: dict[str, str] = {}
        self.passages: dict[str, str] = {}
        self._wish = wish
        self._situation = situation
        self._contact: re.Pattern[str] | None = contact_of(wish.resume)

    def tell(self, told: Iterator[_Told], *, room: int) -> None:
        for ident, values, place in told:
            fixed = {"leave": True} if place and place.text and not place.is_editable and ident[0] in "bps" else {}
            line = json.dumps({**values, **fixed}, ensure_ascii=False)
            room -= len(line)
            if room < 0:
                return
            self.lines[ident] = line
            if place is not None:
                self.places[ident] = place

    def wishes(self) -> Iterator[_Told]:
        given = self._wish.preferences
        told: dict[str, object] = {"wishes": "of the person", "spelling": given.locale, "tone": given.tone}
        for name in ("target_title", "emphasize", "exclude_skills"):
            value = getattr(given, name)
            words = (value,) if isinstance(value, str) else value[:_MOST_WORDS_OF_PREFERENCES]
            if shown := [self._shown(word)[:_LONGEST_NAME] for word in words if word]:
                told[name] = shown
        yield "wishes", told, None

    def posting(self) -> Iterator[_Told]:
        analysis = self._wish.posting.analysis
        yield "posting", {"posting": self._shown(analysis.title)[:_LONGEST_NAME], "seniority": analysis.seniority}, None
        for number, requirement in enumerate(analysis.requirements, 1):
            ident = f"r{number}"
            self.requirements[ident] = requirement.id
            yield ident, self._requirement(ident, requirement), None
        for number, duty in enumerate(analysis.responsibilities, 1):
            yield f"duty{number}", {"duty": self._shown(duty.value)[:_LONGEST_SENTENCE]}, None

    def _requirement(self, ident: str, requirement: Requirement) -> dict[str, object]:
        sentence = self._wish.posting.text[requirement.sentence.start : requirement.sentence.end]
        names = self._shown(requirement.name)[:_LONGEST_NAME]
        text = self._shown(sentence)[:_LONGEST_SENTENCE]
        return {"requirement": ident, "level": requirement.level, "name": names, "text": text}

    def resume(self) -> Iterator[_Told]:
        resume = self._wish.resume
        summary = resume.basics.summary
        if summary:
            yield "s1", {"summary": "s1", "text": self._shown(summary)}, self._prose("basics/summary", summary)
        elif self._situation.english and self._is_open("basics/summary"):
            place = Place("basics/summary", "", is_editable=True)
            yield "s1", {"summary": "s1", "text": "", "note": "There is none yet."}, place
        yield from self._skills(resume.skills)
        for number, group in enumerate(self._situation.groups, 1):
            yield from self._group(f"e{number}", group)

    def _skills(self, skills: tuple[Skill, ...]) -> Iterator[_Told]:
        ordered = {f"k{number}": skill.id for number, skill in enumerate(skills, 1)}
        if skills:
            place = Place("skills", is_editable=self._is_open("skills"), members=ordered)
            yield "k0", {"skills": "k0", "lists": list(ordered)}, place
        count = 0
        for ident, skill in zip(ordered, skills, strict=True):
            words = {f"w{count + n}": word for n, word in enumerate(skill.keywords, 1)}
            count += len(words)
            for word_id, word in words.items():
                path = join("skills", skill.id, "keywords", word.id)
                yield word_id, {"skill": word_id, "text": self._shown(word.text)}, Place(path, word.text)
            path = join("skills", skill.id, "keywords") if words else join("skills", skill.id, "name")
            members = {word_id: word.id for word_id, word in words.items()}
            place = Place(path, skill.name, is_editable=bool(words) and self._is_open(path), members=members)
            yield ident, {"list": ident, "name": self._shown(skill.name), "order": list(words)}, place

    def _group(self, ident: str, group: Group) -> Iterator[_Told]:
        first = sum(key.startswith("b") for key in self.places) + 1
        bullets = {f"b{first + n}": line for n, line in enumerate(group.lines)}
        members = {bullet_id: line.bullet.id for bullet_id, line in bullets.items()}
        place = Place(group.path, is_editable=self._is_open(group.path), members=members)
        yield ident, {"entry": ident, "heading": self._heading(group.entry), "order": list(bullets)}, place
        for name in ("summary", "description"):
            text = getattr(group.entry, name, "")
            if text:
                path = join(*group.path.split("/")[:2], name)
                prose_id = f"p{sum(key.startswith('p') for key in self.places) + 1}"
                yield prose_id, {"text_of": ident, "id": prose_id, "text": self._shown(text)}, self._prose(path, text)
        for bullet_id, line in bullets.items():
            yield bullet_id, {"bullet": bullet_id, "text": self._shown(line.bullet.text)}, self._bullet(line)

    def _heading(self, entry: Entry) -> str:
        """The title held and the time, without the employer: nothing is edited by its name."""
        title = next((text for name in ("position", "study_type", "title") if (text := getattr(entry, name, ""))), "")
        start, end = getattr(entry, "start", None), getattr(entry, "end", None)
        period = f"{start or ''} - {end or ''}".strip(" -")
        return ", ".join(part for part in (self._shown(title)[:_LONGEST_NAME], period) if part)

    def _bullet(self, line: Line) -> Place:
        text = line.bullet.text
        may = self._situation.english and not self._situation.is_kept(line) and len(text) <= LONGEST_REWORDED
        return Place(line.path, text, is_editable=may and self._is_open(line.path))

    def _prose(self, path: str, text: str) -> Place:
        may = self._situation.english and len(text) <= LONGEST_REWORDED
        return Place(path, text, is_editable=may and self._is_open(path))

    def knowledge(self) -> Iterator[_Told]:
        analysis = self._wish.posting.analysis
        wanted = " ".join(requirement.name for requirement in analysis.requirements[:8])
        for number, passage in enumerate(search(f"bullets summary {analysis.title} {wanted}", limit=_PASSAGES), 1):
            ident = f"n{number}"
            self.passages[ident] = passage.title
            yield ident, {"guide": ident, "title": passage.title, "text": passage.text[:_LONGEST_PASSAGE]}, None

    def _is_open(self, path: str) -> bool:
        return path not in self._wish.taken and not self._situation.is_locked(path)

    def _shown(self, text: str) -> str:
        return without_contact(one_line(text), self._contact)
