from __future__ import annotations

from bespoke.intake.ledger import Box
from bespoke.intake.lines import Run, SourceLine
from bespoke.intake.structure.build import build
from bespoke.intake.structure.features import look_all
from bespoke.intake.structure.wrapped_heads import join_heads


def head(school: str, dates: str) -> SourceLine:
    runs = (
        Run("Staatsexamen, ", bold=True, size_pt=10, x0=60, x1=130),
        Run(school, italic=True, size_pt=10, x0=130, x1=480),
        Run(dates, bold=True, size_pt=10, x0=490, x1=540),
    )
    cells = (f"Staatsexamen, {school}", dates)
    return SourceLine(" ".join(cells), runs=runs, cells=cells, box=Box(page=1, x0=60, y0=0, x1=540, y1=10))


def below(text: str, *, italic: bool) -> SourceLine:
    runs = (Run(text, italic=italic, size_pt=10, x0=60, x1=60 + 5.0 * len(text)),)
    box = Box(page=1, x0=60, y0=12, x1=60 + 5.0 * len(text), y1=22)
    return SourceLine(text, runs=runs, cells=(text,), box=box, gap_before=0.2)


def test_a_school_broken_before_the_dates_is_read_whole() -> None:
    lines = join_heads(look_all([head("Eberhard Karls", "2005–2010"), below("Universität Tübingen", italic=True)]))
    assert [line.cells for line in lines] == [("Staatsexamen, Eberhard Karls Universität Tübingen", "2005–2010")]


def test_a_line_of_other_looks_is_left_alone() -> None:
    lines = join_heads(look_all([head("Eberhard Karls", "2005–2010"), below("Schwerpunkt Physik", italic=False)]))
    assert len(lines) == 2


def test_both_lines_of_a_broken_school_are_mapped() -> None:
    heading = SourceLine("Education", runs=(Run("Education", bold=True),), cells=("Education",), heading=2)
    built = build((heading, head("Eberhard Karls", "2005–2010"), below("Universität Tübingen", italic=True)))
    assert "Universität Tübingen" in built.resume.education[0].institution
    assert built.fates[2].fate == "mapped"
    assert built.fates[2].targets[0].endswith("/institution")


def degree(first: str, second: str, *, marker: str = "") -> list[str]:
    top = SourceLine(first, runs=(Run(first),), cells=(first,), box=Box(page=1, x0=60, y0=0, x1=500, y1=10))
    box = Box(page=1, x0=60, y0=12, x1=120, y1=22)
    end = SourceLine(second, runs=(Run(second),), cells=(second,), marker=marker, box=box, gap_before=0.2)
    return [line.text for line in join_heads(look_all([top, end]))]


def test_a_range_broken_at_its_dash_is_read_whole() -> None:
    whole = ["BSc, University of York | Sep 2012 – Jun 2015"]
    assert degree("BSc, University of York | Sep 2012", "Jun 2015", marker="–") == whole
    assert degree("BSc, University of York | Sep 2012 –", "Jun 2015") == whole
    assert degree("Dispatcher | 2012", "Present", marker="-") == ["Dispatcher | 2012 – Present"]


def test_a_date_below_another_is_no_range() -> None:
    assert len(degree("BSc, University of York | Sep 2012", "Jun 2015")) == 2
    assert len(degree("BSc, University of York | 2009 – 2012", "2015", marker="–")) == 2
    assert len(degree("Moved to York in 2012", "2015 best of year, twice", marker="–")) == 2
