from __future__ import annotations

from bespoke.intake.exact import ledger_lines
from bespoke.resume.paths import fields
from bespoke.testing.examples import example_resume


def test_every_field_is_one_sure_line() -> None:
    resume = example_resume()
    lines = ledger_lines(resume)
    assert [(line.targets, line.text) for line in lines] == [((path,), text) for path, text in fields(resume)]
    assert {line.fate for line in lines} == {"mapped"}
