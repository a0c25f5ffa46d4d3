from __future__ import annotations

from bespoke.intake.structure.features import look_all
from bespoke.intake.structure.pieces import cut_headers
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
