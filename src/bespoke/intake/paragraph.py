"""A paragraph's runs made into source lines: white space settled, tabs cut into cells, bullet glyphs set apart.

Shared by the readers of formats without pages. Inside run texts a tab is a gap and a newline a forced break.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bespoke.intake.lines import Run, SourceLine

BULLETS = "•◦▪▫●○■□‣⁃∙·➢➤►▸▶▹▷✓✔✦✱❖◆◇❑❒–—-*+"
_GLYPH = re.compile(rf"^([{re.escape(BULLETS)}])(?:\s+|(?<=[•◦▪▫●○■□‣⁃➢➤►▸▶❖◆])(?=\S))(?!\d[\d ()-]{{5,}})")
_WHITE = re.compile(r"[^\S\t]*\t\s*|[^\S\t]+")
# An ideographic space parts employer and title; inside "王　明" it only spaces a short name out.
_WIDE_SPACE = re.compile(r"(?<=[^\s]{3})\u3000+(?=[^\s]{3})")
LINK_SCHEMES = ("http://", "https://", "mailto:", "tel:")


def source_lines(runs: Iterable[Run], *, template: SourceLine | None = None) -> list[SourceLine]:
    """One line for each forced break; empty lines are dropped.

    `template` carries the heading, marker, level, column and gap; marker and gap belong to the first line only.
    """
    shape = template or SourceLine(text="")
    lines: list[SourceLine] = []
    for parts in _split_at_breaks(runs):
        line = _line(parts, shape)
        if line is not None:
            lines.append(line)
            shape = replace(shape, marker="", gap_before=None)
    return lines


def plain_line(text: str, **fields: object) -> SourceLine:
    """A line of unstyled text."""
    run = Run(text=text)
    return replace(SourceLine(text=text, runs=(run,), cells=(text,)), **fields)  # type: ignore[arg-type]  # field names are checked at run time


def split_marker(text: str) -> tuple[str, str]:
    """The bullet glyph at the start of `text`, or "", and what follows it."""
    match = _GLYPH.match(text)
    return (match[1], text[match.end() :]) if match and text[match.end() :].strip() else ("", text)


def safe_link(target: str) -> str:
    """`target` when it is a link of a harmless kind, else ""."""
    trimmed = target.strip()
    return trimmed if trimmed.lower().startswith(LINK_SCHEMES) and len(trimmed) <= 2_000 else ""


def _split_at_breaks(runs: Iterable[Run]) -> Iterator[list[Run]]:
    parts: list[Run] = []
    for run in runs:
        first, *rest = run.text.split("\n")
        parts.append(_with_text(run, first))
        for piece in rest:
            yield parts
            parts = [_with_text(run, piece)]
    yield parts


def _line(runs: Sequence[Run], shape: SourceLine) -> SourceLine | None:
    settled = _settle(runs)
    text = "".join(run.text for run in settled)
    marker = shape.marker
    if not marker and shape.heading is None:
        marker, rest = split_marker(text)
        if marker:
            settled = _settle(_drop_front(settled, len(text) - len(rest)))
            text = "".join(run.text for run in settled)
    cells = tuple(cell.strip() for cell in text.split("\t") if cell.strip())
    if not cells:
        return None
    shown = tuple(_with_text(run, run.text.replace("\t", " ")) for run in settled)
    links = tuple(dict.fromkeys(run.link for run in shown if run.link))
    return replace(shape, text=text.replace("\t", " "), runs=shown, cells=cells, marker=marker, links=links)


def _settle(runs: Iterable[Run]) -> list[Run]:
    """Collapse white space, keeping tabs between words; trim the ends; join neighbours of the same style."""
    settled: list[Run] = []
    last = "\t"
    for run in runs:
        text = _WHITE.sub(lambda m: "\t" if "\t" in m[0] else " ", _WIDE_SPACE.sub("\t", run.text))
        if last in " \t":
            text = text.lstrip(" ") if last == " " or not settled else text.lstrip()
        if last == " " and text.startswith("\t"):
            settled[-1] = _with_text(settled[-1], settled[-1].text.rstrip())
        if not settled:
            text = text.lstrip()
        if not text:
            continue
        if settled and _same_style(settled[-1], run):
            settled[-1] = _with_text(settled[-1], settled[-1].text + text)
        else:
            settled.append(_with_text(run, text))
        last = text[-1]
    return _trim_end([run for run in settled if run.text])


def _trim_end(runs: list[Run]) -> list[Run]:
    while runs and not runs[-1].text.rstrip():
        runs.pop()
    if runs:
        runs[-1] = _with_text(runs[-1], runs[-1].text.rstrip())
    return runs


def _drop_front(runs: Sequence[Run], count: int) -> list[Run]:
    kept: list[Run] = []
    for run in runs:
        cut = min(count, len(run.text))
        count -= cut
        if run.text[cut:]:
            kept.append(_with_text(run, run.text[cut:]))
    return kept


def _same_style(a: Run, b: Run) -> bool:
    return _style(a) == _style(b)


def _style(run: Run) -> tuple[object, ...]:
    return run.bold, run.italic, run.size_pt, run.font, run.color, run.link


def _with_text(run: Run, text: str) -> Run:
    """`replace(run, text=text)`, which is slow where nothing else is done so often."""
    return Run(text, run.bold, run.italic, run.size_pt, run.font, run.color, run.link, run.x0, run.x1)
