"""What is told from widths is what the compiler does."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from bespoke.render import virtual
from bespoke.render.catalogue import template, templates
from bespoke.render.display import Run
from bespoke.render.fonts import font_chain
from bespoke.render.layout import make_layout
from bespoke.render.model import Options, TemplateName
from bespoke.render.pages import render_svg
from bespoke.render.setting import make_setting
from bespoke.render.widths import Ruler, breaks_evenly, contact_lines, has_wide_head, make_ruler
from bespoke.resume.model import Basics, Bullet, Resume, Work
from bespoke.testing.examples import example_resume

_NAMES = [entry.id for entry in templates()]


def ruler(name: TemplateName, **options: object) -> Ruler:
    layout = make_layout(template(name), Options(template=name, **options))
    return make_ruler(layout, font_chain(layout.font, "en", cjk=False))


def test_contact_items_fill_a_line_before_the_next_begins() -> None:
    line = ruler("modern").contact_em
    widths = ruler("modern").regular
    runs = [Run(f"maren.okafor{n}@example.com") for n in range(9)]
    lines = contact_lines(runs, ruler("modern"))
    assert [run for items in lines for run in items] == runs
    texts = [" | ".join(run.text for run in items) for items in lines]
    assert all(widths.width_em(text) <= line for text in texts)
    assert all(
        widths.width_em(f"{text} | {after[0].text}") > line
        for text, (_, after) in zip(texts, pairwise(lines), strict=False)
    )


def test_an_item_wider_than_a_line_has_a_line_of_its_own() -> None:
    runs = [Run("a"), Run("w" * 200), Run("b")]
    assert contact_lines(runs, ruler("modern")) == [[run] for run in runs]
    assert contact_lines([], ruler("modern")) == []


@pytest.mark.parametrize("letters", [10, 200])
def test_a_head_is_wide_when_its_line_would_be_full(letters: int) -> None:
    resume = Resume(basics=Basics(name="A"), work=(Work(id="w", name="B", position="m" * letters),))
    (section,) = make_setting(resume, Options()).view.sections
    assert has_wide_head(section, ruler("classic")) == (letters == 200)


def test_only_a_lone_last_word_and_many_lines_need_weighing() -> None:
    rule = ruler("modern")
    words = "word " * 100
    line = int(rule.line_em / rule.regular.width_em("word "))
    assert breaks_evenly(words[: 5 * (line - 3)].strip(), rule)
    assert not breaks_evenly(words[: 5 * (line + 1)].strip(), rule)
    assert breaks_evenly(words[: 5 * (line + 5)].strip(), rule)
    assert not breaks_evenly(words[: 5 * 3 * line].strip(), rule)


@pytest.mark.parametrize("name", _NAMES)
def test_lines_are_those_of_weighing_every_paragraph(name: TemplateName, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every bullet in every length, so that the last line has every length too."""
    words = " ".join(bullet.text for entry in example_resume().work for bullet in entry.bullets).split()
    bullets = tuple(Bullet(id=f"b{n}", text=" ".join(words[n : n + 9 + n % 25])) for n in range(120))
    resume = Resume(basics=Basics(name="A"), work=(Work(id="w", name="B", position="C", bullets=bullets),))
    ours = render_svg(resume, Options(template=name))
    monkeypatch.setattr(virtual, "breaks_evenly", lambda *_, **__: False)
    make_ruler.cache_clear()  # what was written down is kept by its ruler
    weighed = render_svg(resume, Options(template=name))
    assert [_glyphs(page) for page in ours] == [_glyphs(page) for page in weighed]


def _glyphs(page: bytes) -> list[str]:
    return re.findall(r"<use [^>]*>|translate\([^)]*\)|matrix\([^)]*\)", page.decode())
