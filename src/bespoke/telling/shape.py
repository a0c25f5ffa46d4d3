"""The length and tone that a template asks for, where they can be had without saying anything else."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

from bespoke.intake.telling.model import Telling, ToldEntry, bullets
from bespoke.intake.telling.phrases import capitalised
from bespoke.knowledge.styles import Style, StyleName, style
from bespoke.knowledge.verbs import form_of
from bespoke.knowledge.weak import fillers, plainer_phrases
from bespoke.resume.model import Entry, Volunteer, Work

_JOINT = re.compile(r",? and (?=(?P<verb>[a-z]+) )")


def style_called(template_id: str) -> Style:
    """The style guide of a template, of the classic one where there is none."""
    name: StyleName = next((one for one in get_args(StyleName) if one == template_id), "classic")
    return style(name)


def shaped(telling: Telling, template_id: str) -> Telling:
    """Bullets too long for the template are parted where a second deed begins; the terse one drops filler words."""
    guide = style_called(template_id)
    return replace(
        telling, entries=tuple(ToldEntry(told.section, _shaped(told.entry, guide)) for told in telling.entries)
    )


def _shaped(entry: Entry, guide: Style) -> Entry:
    if not isinstance(entry, Work | Volunteer):
        return entry
    texts = [part for bullet in entry.bullets for part in _parted(_terse(bullet.text, guide), guide)]
    if texts == [bullet.text for bullet in entry.bullets]:
        return entry
    return entry.model_copy(update={"bullets": bullets(texts)})


def _parted(text: str, guide: Style) -> list[str]:
    most = guide.words_per_bullet[1]
    for match in _JOINT.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        long = len(text.split()) > most
        if long and form_of(match["verb"]) == "past" and len(before.split()) > 2 and len(after.split()) > 2:
            return [before, *_parted(capitalised(after), guide)]
    return [text]


def _terse(text: str, guide: Style) -> str:
    """The compact template has no room for words that add nothing."""
    if guide.name != "compact":
        return text
    shorter = " ".join(word for word in text.split() if word.lower() not in fillers().words)
    for phrase in plainer_phrases():
        if not phrase.use:
            shorter = re.sub(rf"\b{re.escape(phrase.find)}\s+", "", shorter, flags=re.IGNORECASE)
    return capitalised(shorter) if len(shorter.split()) > 1 else text
