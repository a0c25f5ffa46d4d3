"""Drafts that word a bullet better: the rewrite of a weak one, the split of a long one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.draft import Draft, Wording
from bespoke.optimize.lines import Group, Line
from bespoke.optimize.model import Edit
from bespoke.optimize.rules.opening import other_openings, vary_opening
from bespoke.optimize.rules.polish import PROSE_STEPS, Polished, polish
from bespoke.optimize.rules.split import split_long
from bespoke.optimize.rules.writing import Writing
from bespoke.optimize.situation import Situation
from bespoke.resume.model import Project, Volunteer, Work
from bespoke.resume.paths import join

_SPLIT_WHY = "Two thoughts in one long bullet: as two, both are read."
_SPLIT_VALUE = 1.0
_REWRITE_VALUE = 2.0
_SPELLING_ONLY_VALUE = 0.6


def reword(situation: Situation, group: Group, *, taken: Collection[str]) -> Iterator[Draft]:
    """One draft for each bullet that can be worded better, but for those another rule has taken."""
    openings: list[str] = []
    for line in group.lines:
        if line.path not in taken and not situation.is_locked(line.path):
            draft, text = _reworded(line, group, openings)
            if draft:
                yield replace(draft, requirements=situation.wants.requirements_of(line.meets))
            openings.append(_opening(text))
        else:
            openings.append(_opening(line.bullet.text))


def reword_prose(situation: Situation) -> Iterator[Draft]:
    """The paragraphs of entries: fillers, wordy phrases and spelling only, for their sentences may be anything."""
    for section, entry in situation.resume.entries():
        if not isinstance(entry, Work | Volunteer | Project):
            continue
        field = "description" if isinstance(entry, Project) else "summary"
        path, text = join(section, entry.id, field), str(getattr(entry, field))
        if text and not situation.is_locked(path):
            polished = polish(text, Writing("past", situation.locale), steps=PROSE_STEPS)
            if polished.text != text:
                yield _rewrite(path, text, [stage for stage, _ in reversed(polished.stages[1:])], polished.reasons, 0.5)


def _reworded(line: Line, group: Group, openings: Collection[str]) -> tuple[Draft | None, str]:
    text = line.bullet.text
    polished = polish(text, group.writing)
    parts = split_long(polished.text) or split_long(text)
    if parts:
        return _split(line, parts, polished), parts[0]
    varied = vary_opening(polished.text, openings)
    reasons = (*polished.reasons, varied.why) if varied else polished.reasons
    final = varied.text if varied else polished.text
    if final == text:
        return None, text
    wordings = [final, *_others(final, polished, openings)]
    return _rewrite(line.path, text, wordings, reasons, _value(line, polished)), final


def _others(final: str, polished: Polished, openings: Collection[str]) -> list[str]:
    """Other licensed wordings: the same with a verb of equal weight, fresh ones first; then fewer of the changes."""
    openers = sorted(other_openings(final), key=lambda text: _opening(text) in openings)
    return [*openers, *(text for text, _ in reversed(polished.stages[1:]))]


def _rewrite(path: str, before: str, texts: list[str], reasons: tuple[str, ...], value: float) -> Draft:
    wordings = tuple(Wording(Edit(text=text), text, text) for text in dict.fromkeys(texts) if text != before)
    return Draft("rewrite_bullet", path, before, wordings, " ".join(reasons[:2]), (path,), value)


def _split(line: Line, parts: tuple[str, ...], polished: Polished) -> Draft:
    choices = dict.fromkeys([parts, split_long(line.bullet.text)])
    wordings = tuple(Wording(Edit(texts=c), "\n".join(c), ". ".join(c)) for c in choices if c)
    why = " ".join([_SPLIT_WHY, *polished.reasons[:1]])
    value = _SPLIT_VALUE + line.relevance / 4
    return Draft("split_bullet", line.path, line.bullet.text, wordings, why, (line.path,), value)


def _value(line: Line, polished: Polished) -> float:
    """Worth more where the posting looks; little when only the spelling changes."""
    spelling_only = len(polished.reasons) == 1 and "Spelled" in polished.reasons[0]
    return (_SPELLING_ONLY_VALUE if spelling_only else _REWRITE_VALUE) + line.relevance / 4


def _opening(text: str) -> str:
    verb = verb_of(text.partition(" ")[0])
    return verb.base if verb else ""
