"""Text hygiene at the edge: every line passes here before anything reads meaning into it.

Unseen characters can hide text from the person who checks the result, or turn it around on the screen. They are taken
out, and the person is told. What belongs to a script (joiners in Persian or in emoji) stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from bespoke.intake.ledger import Warning
from bespoke.intake.lines import Run, SourceLine
from bespoke.intake.reading import Reading

MAX_COMBINING = 6
MAX_RUNS = 200
_DECEPTIVE = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
_DROP = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff\ufdd0-\ufdef\ue000-\uf8ff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_LATIN_JOINER = re.compile(
    "(?<=[\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\u024f])|^[\u200c\u200d]|[\u200c\u200d]$"
)
_PILED = re.compile(
    f"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{{{MAX_COMBINING}}})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
_SPACES = re.compile(r"[^\S\t\n]+")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def clean(text: str) -> str:
    """NFC without control, bidi, zero-width, tag, private-use and surrogate characters; all spaces plain."""
    if text.isascii() and text.isprintable():
        return text
    text = _LATIN_JOINER.sub("", _DROP.sub("", text.replace("\r\n", "\n")))
    text = _PILED.sub(r"\1", unicodedata.normalize("NFC", text))
    return _SPACES.sub(" ", text)


def is_deceptive(text: str) -> bool:
    """Whether the text holds characters whose only use in a résumé is to hide or to turn around what is shown."""
    return not text.isascii() and _DECEPTIVE.search(text) is not None


def scrub(reading: Reading) -> Reading:
    """The reading with clean lines, and warnings for what was taken out or needs the person's eye."""
    lines = tuple(line for line in map(_scrub_line, reading.lines) if line is not None)
    return replace(reading, lines=lines, warnings=(*reading.warnings, *_warnings(reading.lines)))


def _scrub_line(line: SourceLine) -> SourceLine | None:
    """Styles that change hundreds of times in one line say nothing, and would cost every later step its time."""
    if len(line.runs) > MAX_RUNS:
        line = replace(line, runs=(Run(line.text),))
    if line.text.isascii() and line.text.isprintable():
        return line
    text = clean(line.text).strip()
    if not text and not line.links:
        return None
    cells = tuple(cell for cell in (clean(cell).strip() for cell in line.cells) if cell)
    runs = tuple(_clean_runs(line.runs))
    return replace(line, text=text, cells=cells, runs=runs)


def _clean_runs(runs: Iterable[Run]) -> Iterable[Run]:
    for run in runs:
        text = clean(run.text)
        if text:
            yield replace(run, text=text)


def _warnings(lines: Iterable[SourceLine]) -> Iterable[Warning]:
    texts = [line.text for line in lines if not line.text.isascii()]
    odd = next((text for text in texts if is_deceptive(text)), None)
    if odd is not None:
        yield Warning(
            code="odd_characters",
            message=f"The text holds invisible characters that can hide or reverse what is shown; they were removed. "
            f'First found near "{clean(odd)[:40].strip()}".',
            fix="Check that line, and retype it if it reads oddly.",
        )
    if any(_RTL.search(text) for text in texts):
        yield Warning(
            code="right_to_left",
            message="The résumé holds right-to-left text. It is kept in its logical order.",
            fix="Compare names and dates with your file; mixed lines can come out in another order.",
        )
