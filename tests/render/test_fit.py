"""A document is fitted to the pages asked for, or the person is told that it cannot be."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bespoke.render.catalogue import Template, template, templates
from bespoke.render.fit import LADDER, climb, fit
from bespoke.render.layout import Layout, make_layout
from bespoke.render.model import Options
from bespoke.render.pdf import render_pdf
from bespoke.resume.model import Resume


def test_a_little_too_long_is_tightened_onto_the_page(full_resume: Resume) -> None:
    loose = render_pdf(full_resume, Options(template="compact"))
    fitted = render_pdf(full_resume, Options(template="compact", fit_pages=1))
    assert (loose.pages, fitted.pages) == (2, 1)
    assert fitted.notices == ()


def test_what_fits_is_not_touched(full_resume: Resume) -> None:
    asked = render_pdf(full_resume, Options(fit_pages=2))
    assert asked.content == render_pdf(full_resume).content


def test_what_cannot_fit_is_set_normally_with_a_notice(full_resume: Resume) -> None:
    options = Options(template="executive", fit_pages=1)
    rendered = render_pdf(full_resume, options)
    assert rendered.content == render_pdf(full_resume, Options(template="executive")).content
    (notice,) = rendered.notices
    assert notice.code == "does_not_fit"
    assert "1 page:" in notice.message


@pytest.mark.parametrize("chosen", templates(), ids=lambda t: t.id)
def test_each_rung_is_tighter_and_within_the_templates_limits(chosen: Template) -> None:
    layout = make_layout(chosen, Options(template=chosen.id))
    rungs = [climb(layout, rung, chosen, Options()) for rung in LADDER]
    for looser, tighter in pairwise(rungs):
        assert tighter.spacing < looser.spacing
        assert tighter.leading_em <= looser.leading_em
        assert tighter.font_size_pt <= looser.font_size_pt
        assert tighter.margin_mm <= looser.margin_mm
    assert rungs[0] == layout
    assert rungs[-1].font_size_pt == chosen.limits.font_size_pt[0]
    assert rungs[-1].margin_mm == chosen.limits.margin_mm[0]


def test_the_loosest_rung_that_fits_is_taken_and_hand_set_sizes_are_kept() -> None:
    classic, options = template("classic"), Options(fit_pages=1, font_size_pt=11, margin_mm=20)
    layout = make_layout(classic, options)

    def count(tried: Layout) -> int:
        return 1 if tried.spacing <= LADDER[4].spacing else 2

    fitted, notices = fit(layout, classic, options, count)
    assert fitted.spacing == LADDER[4].spacing
    assert (fitted.font_size_pt, fitted.margin_mm) == (11, 20)
    assert notices == ()
