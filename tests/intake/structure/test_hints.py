from __future__ import annotations

from bespoke.intake.ledger import Box
from bespoke.intake.lines import Run, SourceLine
from bespoke.intake.structure.build import build
from bespoke.intake.structure.features import Line, look_all
from bespoke.intake.structure.hints import join_hints


def row(y: float, hint: str, text: str = "", marker: str = "") -> SourceLine:
    """A line with a hint that ends at 120 points and text from 130 on."""
    runs, cells = [], []
    if hint:
        runs.append(Run(hint, size_pt=10, x0=120 - 5.0 * len(hint), x1=120))
        cells.append(hint)
    if text:
        runs.append(Run(text, size_pt=10, x0=130, x1=130 + 5.0 * len(text)))
        cells.append(text)
    box = Box(page=1, x0=runs[0].x0 or 0, y0=y, x1=runs[-1].x1 or 0, y1=y + 10)
    return SourceLine(" ".join(cells), runs=tuple(runs), cells=tuple(cells), box=box, marker=marker, gap_before=0.2)


def joined(*rows: SourceLine) -> list[Line]:
    return join_hints(look_all(rows))


def test_a_range_of_dates_broken_beside_its_entry_is_one_range() -> None:
    lines = joined(row(0, "Sep 2018–Mar", "Platform Engineer"), row(12, "2021", "• Built the pipeline."))
    assert lines[0].cells == ("Sep 2018–Mar 2021", "Platform Engineer")
    assert (lines[1].marker, lines[1].text) == ("•", "Built the pipeline.")


def test_a_label_broken_over_two_lines_is_one_label() -> None:
    lines = joined(row(0, "British Sign", "Level 2"), row(12, "Language"), row(24, "French", "A2"))
    assert [line.cells for line in lines] == [("British Sign Language", "Level 2"), ("French", "A2")]


def test_a_heading_broken_over_two_lines_is_one_heading() -> None:
    lines = joined(row(0, "Expérience", "Cheffe de cuisine"), row(12, "professionnelle"))
    assert lines[0].cells[0] == "Expérience professionnelle"


def test_dates_of_two_entries_stay_apart() -> None:
    lines = joined(row(0, "2012–2015", "BSc Nursing"), row(12, "2009–2011", "A Levels"))
    assert [line.cells[0] for line in lines] == ["2012–2015", "2009–2011"]


def test_a_list_item_beside_a_date_is_a_line_of_its_own() -> None:
    lines = joined(row(0, "2019–2021", "• Led a team."))
    assert [(line.marker, line.text) for line in lines] == [("", "2019–2021"), ("•", "Led a team.")]


def test_every_line_of_a_broken_range_is_mapped_to_the_dates() -> None:
    heading = SourceLine("Experience", runs=(Run("Experience", bold=True),), cells=("Experience",), heading=2)
    rows = (row(0, "Sep 2018–", "Platform Engineer, Acme Ltd"), row(12, "Mar 2021"), row(24, "", "Built it.", "•"))
    built = build((heading, *rows))
    (work,) = built.resume.work
    assert (str(work.start), str(work.end)) == ("2018-09", "2021-03")
    assert built.fates[2].fate == "mapped"
    assert {path.rsplit("/", 1)[-1] for path in built.fates[2].targets} == {"start", "end"}
