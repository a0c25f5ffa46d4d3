"""A short cover note put together from the resume's own facts; every sentence about the person passes the guard.

What it says of the posting (its title, its company) comes from the posting; greeting and close claim nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from bespoke.knowledge.verbs import form_of, verb_of
from bespoke.optimize.guard.evidence import all_items, evidence_for
from bespoke.optimize.guard.judge import judge
from bespoke.optimize.lines import Group, Line
from bespoke.optimize.llm.texts import addresses_in, has_markup, one_line
from bespoke.optimize.model import AssertedFact, Preferences
from bespoke.optimize.proof import is_provable, proof_of
from bespoke.optimize.rules.listing import and_list
from bespoke.optimize.rules.polish import polish
from bespoke.optimize.rules.title import held_title
from bespoke.optimize.rules.writing import uncapitalised
from bespoke.optimize.situation import Situation, situation_of
from bespoke.optimize.structured_model import CoverNote
from bespoke.optimize.tenure import tenure
from bespoke.posting.model import Posting
from bespoke.resume.dates import PRESENT, PartialDate
from bespoke.resume.model import Project, Resume, Volunteer, Work
from bespoke.resume.paths import join, split
from bespoke.scoring.evidence import is_pending

FEWEST_WORDS, MOST_WORDS = 90, 120
_MOST_OF_ONE_ENTRY = 3
_FEWEST_DEEDS = 2
_LONGEST_DEED_WORDS = 28
_SHORTEST_DEED_WORDS = 5
_MOST_SKILLS = 3
_SECOND_SENTENCE = re.compile(r"[.;] |, [A-Z][a-z]+ed ")
_FEWEST_YEARS = 2
_LONGEST_NAME = 80
_PLACES = ("name", "organization")
_CLOSE = (
    "I would welcome the chance to talk about the position and about how I could contribute. Thank you for your time."
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """`claim` is what the guard is shown of it; `place` is the employer's name, for the first sentence about it."""

    text: str
    evidence: tuple[str, ...] = ()
    claim: str = ""
    entry: str = ""
    place: str = ""

    @property
    def is_deed(self) -> bool:
        return bool(self.entry)

    @property
    def words(self) -> int:
        return len(self.text.split())


def write_cover_note(
    resume: Resume,
    posting: Posting | None,
    *,
    as_of: PartialDate,
    asserted: tuple[AssertedFact, ...] = (),
    confirmed: Resume | None = None,
) -> CoverNote:
    """The same input gives the same note. Deeds that answer the posting best come first, each employer's together.

    Words of the resume that `confirmed` and the asserted facts do not support are left unsaid: an edit by hand is no
    evidence. Without it the resume is its own evidence.
    """
    if posting is None:
        return CoverNote(reason="A cover note is written for a posting, and there is none.")
    situation = situation_of(resume, posting, Preferences(), as_of=as_of, asserted=asserted)
    if not situation.english:
        return CoverNote(reason="Cover notes are put together in English, and this résumé is in another language.")
    frame = [_greeting(posting), _opening(posting)]
    close = _Sentence(_CLOSE)
    chosen = _chosen(situation, confirmed or resume, MOST_WORDS - sum(one.words for one in (*frame, close)))
    told = [*frame, *_placed(_in_order(chosen)), close]
    if sum(one.is_deed for one in chosen) < _FEWEST_DEEDS:
        return CoverNote(reason="Too few bullets of this résumé tell a deed in a sentence that a letter could hold.")
    words = sum(one.words for one in told)
    if words < FEWEST_WORDS:
        return CoverNote(reason=f"The facts of this résumé make {words} words, and a note has at least {FEWEST_WORDS}.")
    evidence = tuple(dict.fromkeys(path for one in told for path in one.evidence))
    return CoverNote(text=_laid_out(told), evidence=evidence)


def _greeting(posting: Posting) -> _Sentence:
    company = _named(posting.analysis.company)
    return _Sentence(f"Dear {company} hiring team," if company else "Dear hiring team,")


def _opening(posting: Posting) -> _Sentence:
    title, company = _named(posting.analysis.title), _named(posting.analysis.company)
    position = f"for the position of {title}" if title else "for this position"
    return _Sentence(f"I am applying {position} at {company}." if company else f"I am applying {position}.")


def _named(text: str) -> str:
    """One line of the posting, or nothing where it is no name."""
    name = one_line(text)
    is_name = len(name) <= _LONGEST_NAME and not addresses_in(name) and not has_markup(name)
    return name if is_name else ""


def _chosen(situation: Situation, confirmed: Resume, room: int) -> list[_Sentence]:
    """As many as fit, the telling ones first."""
    kept: list[_Sentence] = []
    for sentence in _told(situation):
        of_entry = sum(one.entry == sentence.entry for one in kept if sentence.entry)
        longest = sentence.words + len(f"At {sentence.place},".split())
        told = {path for one in kept for path in one.evidence}
        is_new = sentence.text not in {one.text for one in kept} and not (told and told.issuperset(sentence.evidence))
        fits = is_new and longest <= room and of_entry < _MOST_OF_ONE_ENTRY
        if fits and _is_supported(sentence, situation, confirmed):
            kept.append(sentence)
            room -= longest
    return kept


def _told(situation: Situation) -> Iterator[_Sentence]:
    yield from _who(situation)
    deeds = list(_deeds(situation))
    yield from deeds[:2]
    yield from _skills(situation)
    yield from deeds[2:]
    yield from islice(_degrees(situation), 1)
    yield from islice(_certificates(situation), 1)


def _who(situation: Situation) -> Iterator[_Sentence]:
    held = held_title(situation)
    if held is None:
        return
    title, entry, _ = held
    spent = tenure(situation.resume, title, as_of=situation.as_of)
    if spent.years >= _FEWEST_YEARS:
        paths = tuple(join("work", post.id) for post in spent.posts)
        name = title[0].upper() + title[1:]
        text = f"I bring {spent.years} years of experience in roles such as {name}."
        yield _Sentence(text, paths, f"{name} with {spent.years} years of experience.")
    elif entry.name:
        text = f"My latest position is {entry.position} at {entry.name}."
        yield _Sentence(text, (join("work", entry.id),), f"{entry.position} at {entry.name}.")


def _deeds(situation: Situation) -> Iterator[_Sentence]:
    """Bullets that open with a verb, told by the one who did it."""
    found = [(line, group) for group in situation.groups if group.evidences for line in group.lines]
    for line, group in sorted(found, key=lambda pair: -pair[0].relevance):
        text = _in_first_person(line, group)
        if text:
            entry = "/".join(group.path.split("/")[:2])
            yield _Sentence(f"I {text}", (line.path,), text, entry, _place(group))


def _in_first_person(line: Line, group: Group) -> str:
    text = polish(line.bullet.text, group.writing).text.strip().rstrip(".;")
    first, _, rest = text.partition(" ")
    fits = _SHORTEST_DEED_WORDS <= len(text.split()) <= _LONGEST_DEED_WORDS and "\n" not in text
    if not fits or _SECOND_SENTENCE.search(text) or verb_of(first) is None or form_of(first) not in _told_forms(group):
        return ""
    return f"{uncapitalised(first)} {rest}."


def _place(group: Group) -> str:
    entry = group.entry
    return entry.name if isinstance(entry, Work) else entry.organization if isinstance(entry, Volunteer) else ""


def _told_forms(group: Group) -> tuple[str, ...]:
    is_current = isinstance(group.entry, Work | Volunteer | Project) and group.entry.end == PRESENT
    return ("past", "base") if is_current else ("past",)


def _skills(situation: Situation) -> Iterator[_Sentence]:
    """What the posting asks for and one entry's bullets prove."""
    wants = [want for want in situation.wants.by_key.values() if is_provable(want) and want.kind == "tool"]
    best: list[tuple[str, str]] = []
    for group in situation.groups:
        proofs = [(want.name, proof_of(want, [group], situation.wants)) for want in wants]
        proven = [(name, proof.line.path) for name, proof in proofs if proof]
        best = max(best, proven[:_MOST_SKILLS], key=len)
    if best:
        names = and_list([name for name, _ in best])
        paths = tuple(dict.fromkeys(path for _, path in best))
        yield _Sentence(f"I have worked with {names}.", paths, f"Has worked with {names}.")


def _degrees(situation: Situation) -> Iterator[_Sentence]:
    for entry in situation.resume.education:
        is_done = isinstance(entry.end, PartialDate) and entry.end.year <= situation.as_of.year
        if entry.study_type and entry.institution and is_done:
            what = f"{entry.study_type} in {entry.area}" if entry.area else entry.study_type
            text = f"I completed my {what} at {entry.institution}."
            yield _Sentence(text, (join("education", entry.id),), f"{what}, {entry.institution}.")


def _certificates(situation: Situation) -> Iterator[_Sentence]:
    for certificate in situation.resume.certificates:
        if certificate.name and not is_pending(certificate.name):
            path = join("certificates", certificate.id)
            yield _Sentence(f"My certificates include {certificate.name}.", (path,), f"{certificate.name}.")


def _is_supported(sentence: _Sentence, situation: Situation, confirmed: Resume) -> bool:
    """By the same places of the confirmed resume, or by their entry where a place is new."""
    known = {item.path: item.text for item in all_items(confirmed)}
    entries = tuple(dict.fromkeys("/".join(split(path)[:2]) for path in sentence.evidence))
    places = {known.get(join(entry, name)) for entry in entries for name in _PLACES}
    if sentence.place and sentence.place not in places:
        return False
    paths = sentence.evidence if all(_is_there(path, known) for path in sentence.evidence) else entries
    items, context = evidence_for(confirmed, paths)
    verdict = judge(sentence.claim, items, context=context, asserted=situation.asserted, as_of=situation.as_of)
    return verdict.ruling == "supported"


def _is_there(path: str, known: Collection[str]) -> bool:
    return any(one == path or one.startswith(f"{path}/") for one in known)


def _in_order(chosen: list[_Sentence]) -> list[_Sentence]:
    """Sentences about one entry stand together, where the first of them stood."""
    places = {one.entry: n for n, one in reversed(list(enumerate(chosen))) if one.entry}
    return sorted(chosen, key=lambda one: places.get(one.entry, chosen.index(one)))


def _laid_out(told: list[_Sentence]) -> str:
    greeting, *middle, close = [one.text for one in told]
    return f"{greeting}\n\n{' '.join(middle)}\n\n{close}"


def _placed(sentences: list[_Sentence]) -> list[_Sentence]:
    """The first sentence about an employer names it, those after it follow on."""
    placed, before, also = [], "", False
    for one in sentences:
        text = one.text
        if one.place:
            told = one.text.removeprefix("I ")
            also = one.place == before and not also
            text = f"I also {told}" if also else f"I {told}" if one.place == before else f"At {one.place}, I {told}"
        placed.append(replace(one, text=text))
        before = one.place
    return placed
