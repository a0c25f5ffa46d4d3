from __future__ import annotations

from bespoke.intake.lines import Run, SourceLine
from bespoke.intake.structure.features import look, look_all
from bespoke.intake.structure.pieces import cut_header, cut_headers
from tests.intake.structure.made import lines


def pieces(*entries: str) -> list[list[str]]:
    return [[piece.text for piece in header.pieces] for header in cut_headers([look_all(lines(e)) for e in entries])]


def test_a_comma_inside_a_title_parts_nothing_where_the_employer_stands_elsewhere() -> None:
    cut = pieces(
        "St Aldhelm's Hospital ¦ 2019\nCharge Nurse, Emergency Department",
        "Brackenhill Care Home ¦ 2018\nHealthcare Assistant",
    )
    assert cut[0] == ["St Aldhelm's Hospital", "Charge Nurse, Emergency Department"]


def test_a_comma_parts_title_and_employer_that_share_a_line() -> None:
    cut = pieces("Staff Engineer, Tidewrack Logistics Inc ¦ 2019", "Engineer, Quill Systems Ltd ¦ 2017")
    assert cut == [["Staff Engineer", "Tidewrack Logistics Inc"], ["Engineer", "Quill Systems Ltd"]]


def test_a_header_is_cut_where_its_cells_end_though_one_run_holds_both() -> None:
    runs = (Run("Harbor Foods in"), Run(" Leeds\tMay 2020"))
    source = SourceLine("Harbor Foods in Leeds May 2020", runs=runs, cells=("Harbor Foods in Leeds", "May 2020"))
    header = cut_header([look(0, source)])
    assert [piece.text for piece in header.pieces] == ["Harbor Foods in Leeds"]
    assert [str(dates.span.start) for dates in header.dates] == ["2020-05"]
