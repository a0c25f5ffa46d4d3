"""A colour nobody can read is told, and the templates' own colours can be read."""

from __future__ import annotations

import pytest

from bespoke.render.catalogue import templates
from bespoke.render.contrast import READABLE, contrast_with_white
from bespoke.render.model import Options
from bespoke.render.pdf import render_pdf
from bespoke.resume.model import Basics, Resume


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast_with_white("#000000") == pytest.approx(21)
    assert contrast_with_white("#ffffff") == pytest.approx(1)
    assert contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)


def test_every_template_starts_from_a_readable_accent() -> None:
    assert all(contrast_with_white(entry.look.accent) >= READABLE for entry in templates())


def test_a_pale_accent_is_used_and_told() -> None:
    rendered = render_pdf(Resume(basics=Basics(name="Ada")), Options(accent="#ffee00"))
    assert [notice.code for notice in rendered.notices] == ["pale_accent"]
