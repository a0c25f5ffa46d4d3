"""The style guides of the five templates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from bespoke.knowledge.tables import word_table

StyleName = Literal["classic", "modern", "compact", "executive", "academic"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a résumé in one template is written. `words_per_bullet` is the range to stay in; `defaults` are the
    template's own render options by name."""

    name: StyleName
    title: str
    audience: str
    tone: str
    pages: int
    bullets_per_job: int
    words_per_bullet: tuple[int, int]
    date_form: str
    do: tuple[str, ...]
    avoid: tuple[str, ...]
    defaults: dict[str, str | float]


@cache
def styles() -> tuple[Style, ...]:
    return tuple(style(name) for name in get_args(StyleName))


def style(name: StyleName) -> Style:
    row = word_table("styles")[name]
    lists = {key: tuple(row[key]) for key in ("words_per_bullet", "do", "avoid")}
    return Style(name=name, **{**row, **lists})
