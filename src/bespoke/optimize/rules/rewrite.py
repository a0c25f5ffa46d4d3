"""Drafts that word a bullet better: the rewrite of a weak one, the split of a long one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from bespoke.knowledge.verbs import verb_of
from bespoke.optimize.draft import Draft, Wording
from bespoke.optimize.lines import Group, Line
from bespoke.optimize.model import Edit
from bespoke.optimize.rules.named_as import BothNames
from bespoke.optimize.rules.opening import vary_opening
from bespoke.optimize.rules.orders import other_orders
from bespoke.optimize.rules.outcome import outcome_first
from bespoke.optimize.rules.polish import PROSE_STEPS, Polished, polish, polishes
from bespoke.optimize.rules.split import split_long
from bespoke.optimize.rules.writing import Change, Writing
from bespoke.optimize.situation import Situation
from bespoke.resume.model import Project, Volunteer, Work
from bespoke.resume.paths import join

_SPLIT_WHY = "Several deeds in one bullet: each in its own is read."
_SPLIT_VALUE = 1.0
_REWRITE_VALUE, _ORDER_ONLY_VALUE, _SPELLING_ONLY_VALUE = 2.0, 1.4, 0.6
_OUTCOMES_MOVED = 1
_NO_NAMES: Mapping[str, BothNames] = MappingProxyType({})


def reword(
    situation: Situation, group: Group, *, taken: Collection[str], names: Mapping[str, BothNames] = _NO_NAMES
) -> Iterator[Draft]:
    """One draft for each bullet that can be worded better, but for those another rule has taken.

    Only where a bullet tells a deed: what stands under education or a section of its own may be the title of a talk.
    """
    openings: list[str] = []
    left = _OUTCOMES_MOVED if situation.preferences.tone == "neutral" else len(group.lines)
    for line in group.lines if group.evidences else ():
        text = line.bullet.text
        if line.path not in taken and not situation.is_locked(line.path):
            moved = outcome_first(polish(text, group.writing).text) if left and line.meets else None
            left -= moved is not None
            draft, text = _reworded(line, group, openings, names=names.get(line.path), is_moved=moved is not None)
            if draft:
                yield replace(draft, requirements=situation.wants.requirements_of(line.meets))
        openings.append(_opening(text))


def reword_prose(situation: Situation) -> Iterator[Draft]:
    """The paragraphs of entries: fillers, wordy phrases and spelling only, for their sentences may be anything."""
    for section, entry in situation.resume.entries():
        if not isinstance(entry, Work | Volunteer | Project):
            continue
        field = "description" if isinstance(entry, Project) else "summary"
        path, text = join(section, entry.id, field), str(getattr(entry, field))
        if text and not situation.is_locked(path):
            found = polishes(text, Writing("past", situation.locale), steps=PROSE_STEPS)
            if found[0].text != text:
                yield _rewrite(path, text, [_wording(one.text, one.reasons) for one in found], 0.5)


def _reworded(
    line: Line, group: Group, openings: Collection[str], *, names: BothNames | None, is_moved: bool
) -> tuple[Draft | None, str]:
    text = line.bullet.text
    found = polishes(text, group.writing)
    parts = split_long(found[0].text) or split_long(text)
    if parts:
        return _split(line, parts, found[0]), parts[0]
    wordings = [_finished(one, openings, names=names, is_moved=is_moved) for one in found]
    kept = [wording for wording in wordings if wording.after != text]
    if not kept:
        return None, text
    draft = _rewrite(line.path, text, kept, _value(line, found[0], has_names=names is not None))
    return replace(draft, others=lambda chosen: _others(chosen, tuple(openings))), kept[0].after


def _finished(polished: Polished, openings: Collection[str], *, names: BothNames | None, is_moved: bool) -> Wording:
    """The polish, and what depends on the posting and the other bullets: outcome first, a fresh verb, both names."""
    steps: list[Callable[[str], Change | None]] = [lambda text: vary_opening(text, openings)]
    steps = [outcome_first, *steps] if is_moved else steps
    steps = [*steps, names.said_in] if names else steps
    text, reasons = polished.text, polished.reasons
    for step in steps:
        if change := step(text):
            text, reasons = change.text, (*reasons, change.why)
    return replace(_wording(text, reasons), is_turned=is_moved)


def _others(chosen: Wording, openings: Collection[str]) -> tuple[Wording, ...]:
    return tuple(Wording(Edit(text=text), text, text, is_turned=True) for text in other_orders(chosen.after, openings))


def _wording(text: str, reasons: tuple[str, ...]) -> Wording:
    return Wording(Edit(text=text), text, text, why=" ".join(reasons[:2]))


def _rewrite(path: str, before: str, wordings: list[Wording], value: float) -> Draft:
    unlike = {wording.after: wording for wording in reversed(wordings) if wording.after != before}
    return Draft("rewrite_bullet", path, before, tuple(unlike.values())[::-1], wordings[0].why, (path,), value)


def _split(line: Line, parts: tuple[str, ...], polished: Polished) -> Draft:
    choices = dict.fromkeys([parts, split_long(line.bullet.text)])
    wordings = tuple(Wording(Edit(texts=c), "\n".join(c), ". ".join(c), is_turned=True) for c in choices if c)
    why = " ".join([_SPLIT_WHY, *polished.reasons[:1]])
    value = _SPLIT_VALUE + line.relevance / 4
    return Draft("split_bullet", line.path, line.bullet.text, wordings, why, (line.path,), value)


def _value(line: Line, polished: Polished, *, has_names: bool) -> float:
    """Worth more where the posting looks; less when only the order changes, little when only the spelling does."""
    if has_names or any("Spelled" not in reason for reason in polished.reasons):
        return _REWRITE_VALUE + line.relevance / 4
    return (_SPELLING_ONLY_VALUE if polished.reasons else _ORDER_ONLY_VALUE) + line.relevance / 4


def _opening(text: str) -> str:
    verb = verb_of(text.partition(" ")[0])
    return verb.base if verb else ""
