"""What people tell as lists: skills, languages they speak, interests."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bespoke.intake.lexicon.load import word_set
from bespoke.intake.structure.languages import names_language
from bespoke.intake.telling.phrases import capitalised, is_fact, skill_name
from bespoke.knowledge.skills import skills
from bespoke.resume.ids import UNIDENTIFIED
from bespoke.resume.model import Interest, Language, Skill

_ITEM = re.compile(r"\s*(?:,|;|/(?=\s)|\bas well as\b|\band also\b|\band\b|&(?=\s)|\bplus\b|\n|\|)\s*")
_HARD = re.compile(r"\s*(?:,|;|\n|\||\bas well as\b)\s*(?:and\s+)?")
_SKILLS = re.compile(
    r"^(?:(?:and|also)\s+)*(?:I(?:['’]m| am| have| can|['’]ve)?\s+)?(?:also\s+|very\s+|"
    r"really\s+|quite\s+|mainly\s+|mostly\s+|daily\s+)*"
    r"(?:my (?:main |key |top |technical |soft )?(?:skills|strengths|tools|tech stack|"
    r"stack) (?:are|include|is)|(?:technical |key |soft )?skills\s*[:：]|skills (?:are|"
    r"include)|know(?:\s+how\s+to)?|"
    r"(?:use|work with|program in|code in|write)(?=\s)|"
    r"(?:good|great|strong|skilled|experienced|proficient|competent|fluent|trained|expert|"
    r"confident|comfortable|familiar) (?:at|in|with|using)|"
    r"(?:got |have )?(?:experience|knowledge|expertise|skills|a good command|proficiency) (?:in|with|of|using)|"
    r"(?:worked|working) with(?= [^.]*,))\s+(?P<list>.+)$",
    re.IGNORECASE,
)
_CAN = re.compile(r"^(?:and\s+)?I can(?: also)?\s+(?P<list>.+)$", re.IGNORECASE)
_LEVEL = re.compile(
    r"\s*[(]?\b(?P<level>advanced|expert|beginner|intermediate|basic|proficient|every day|daily)\b[)]?\s*$",
    re.IGNORECASE,
)
_LITTLE = re.compile(r"^(?P<how>a bit|a little|some|basic)(?: of)?\s+", re.IGNORECASE)
_LONGEST = 6
_SPEAK = re.compile(
    r"\b(?:speak|fluent|native|mother tongue|first language|second language|bilingual|"
    r"languages?|conversational|[ABC][12]\b)",
    re.IGNORECASE,
)
_WELL = re.compile(
    r"\b(?:(?:at |to )?(?:an? )?(?P<cefr>[ABC][12])(?: level)?|"
    r"(?P<word>native(?:ly)?(?: speaker)?|mother tongue|bilingual|fluent(?:ly)?|"
    r"conversational(?:ly)?|basic|intermediate|advanced|"
    r"proficient(?:ly)?|some|a little(?: bit of)?|a bit of|good|very good|excellent|"
    r"working knowledge|business[- ]level|business|school|well|perfect(?:ly)?|"
    r"first language|professional(?:ly)?))\b",
    re.IGNORECASE,
)
_FILL = word_set("telling", "words", "beside_languages")
_INTERESTS = re.compile(
    r"^(?:and\s+)?(?:(?:my (?:hobbies|interests|hobby|interest)(?: and (?:hobbies|"
    r"interests))?|hobbies|interests) (?:are|include|is)|(?:hobbies|interests)\s*[:：]|"
    r"(?:in|outside) (?:my (?:free|spare) time|work)\s*,?\s*I (?:(?:also )?(?:like|love|"
    r"enjoy)(?: to)?\s+)?|I (?:also )?(?:like|love|enjoy)\b(?: to)?|I(?:['’]m|"
    r" am) (?:also )?interested in|"
    r"(?:outside (?:of )?work|in my (?:free|spare) time)\s*,?\s*I(?:['’]m| am)?)\s*(?P<list>.+)$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:in my (?:free|spare) time|every day|daily|on weekends|at weekends|really well|very well|well|a lot)$",
    re.IGNORECASE,
)


def read_skills(clause: str, *, asked: bool = False) -> list[Skill]:
    """`asked` says that skills were asked for: then a bare list is one, and single words are enough."""
    if not is_fact(clause):
        return []
    if match := _SKILLS.match(clause):
        items = _items(match["list"])
        return _skills(items) if asked or _are_skills(items) else []
    if match := _CAN.match(clause):
        items = _items(match["list"])
        return _skills(items) if items and all(len(item.split()) <= _LONGEST for item in items) else []
    if re.match(r"(?:I|we|my)\b", clause, re.IGNORECASE):
        return []
    items = _items(clause)
    short = bool(items) and all(len(item.split()) <= 4 for item in items)
    known = sum(skills().by_name(item) is not None for item in items)
    if short and (asked or (len(items) > 1 and known * 2 >= len(items)) or (len(items) == 1 and known)):
        return _skills(items)
    return []


def are_known_skills(clause: str) -> bool:
    """Whether a clause tells of skills most of which are known by name."""
    match = _SKILLS.match(clause)
    items = _items(match["list"]) if match else []
    return bool(items) and sum(skills().by_name(_bare(item)) is not None for item in items) * 2 >= len(items)


def read_languages(clause: str, *, asked: bool = False) -> list[Language]:
    if not names_language(clause) or not is_fact(clause):
        return []
    if not (asked or _SPEAK.search(clause)):
        return []
    found = list(_languages(clause))
    told = re.sub(r"[^\w\s]", " ", clause).split()
    return found if found and (asked or len(told) <= 30) else []


def read_interests(clause: str, *, asked: bool = False) -> list[Interest]:
    match = _INTERESTS.match(clause)
    if not is_fact(clause) or not (match or asked):
        return []
    items = [_TAIL.sub("", item) for item in _items(match["list"] if match else clause)]
    short = [item for item in items if 0 < len(item.split()) <= _LONGEST]
    return [Interest(id=UNIDENTIFIED, name=capitalised(_bare(item))) for item in short]


def _languages(clause: str) -> Iterator[Language]:
    shared = re.match(r"(?i)^.*?\b(?P<how>fluent|native|proficient|bilingual|conversational)\s+in\b", clause)
    for part in _ITEM.split(clause):
        names = [word for word in re.findall(r"[^\W\d_]+", part) if names_language(word) and word.lower() not in _FILL]
        if not names:
            continue
        how = _WELL.search(part)
        level = _level(how) if how else (capitalised(shared["how"].lower()) if shared else "")
        yield Language(id=UNIDENTIFIED, language=capitalised(names[0]), fluency=level)


def _level(match: re.Match[str]) -> str:
    if match["cefr"]:
        return match["cefr"].upper()
    word = re.sub(
        r"(?i)^(native|fluent|conversational|proficient|perfect|professional)ly$", r"\1", match["word"].lower()
    )
    return capitalised(word.removesuffix(" of").removesuffix(" bit"))


def _items(text: str) -> list[str]:
    """Split at commas, and at "and" unless the whole is one known skill ("Search and Rescue")."""
    found: list[str] = []
    for part in _HARD.split(text):
        parts = [part] if skills().by_name(part) else _ITEM.split(part)
        found += [piece for item in parts if (piece := _TAIL.sub("", item.strip(" .,;:–—-")))]
    return found


def _are_skills(items: list[str]) -> bool:
    short = [item for item in items if len(item.split()) <= 4]
    return len(short) == len(items) and (
        len(items) > 1
        or len(items[0].split()) > 1
        or any(skills().by_name(item) for item in items)
        or any(item[:1].isupper() for item in items)
    )


def _skills(items: list[str]) -> list[Skill]:
    found: dict[str, Skill] = {}
    for item in items:
        level = _LEVEL.search(item)
        little = _LITTLE.match(item)
        called = skill_name(_bare(item[: level.start()] if level else item))
        if called:
            how = capitalised(level["level"].lower()) if level else capitalised(little["how"].lower()) if little else ""
            found.setdefault(called.casefold(), Skill(id=UNIDENTIFIED, name=called, level=how))
    return list(found.values())


def _bare(item: str) -> str:
    return re.sub(
        r"^(?:a bit of|some|a little|basic|also|the|a|an|how to|to|using)\s+", "", item.strip(), flags=re.IGNORECASE
    )
