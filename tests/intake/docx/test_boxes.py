from __future__ import annotations

from bespoke.intake.docx.read import read_docx
from bespoke.intake.limits import Limits
from tests.hostile.builders import docx, paragraph, run

CM = 360_000


def box(text: str, *, x: int, y: int, width: int = 5 * CM) -> str:
    return (
        f"<w:r><w:drawing><wp:anchor><wp:positionH><wp:posOffset>{x}</wp:posOffset></wp:positionH>"
        f'<wp:positionV><wp:posOffset>{y}</wp:posOffset></wp:positionV><wp:extent cx="{width}" cy="1"/>'
        "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        f"{paragraph(text)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def read(body: str) -> list[tuple[int, str]]:
    return [(line.column, line.text) for line in read_docx(docx(body), limits=Limits()).lines]


def test_boxes_are_read_banner_first_then_column_by_column() -> None:
    boxes = (
        box("right 2", x=8 * CM, y=12 * CM)
        + box("left 2", x=0, y=9 * CM)
        + box("right 1", x=8 * CM, y=4 * CM)
        + box("left 1", x=CM, y=4 * CM)
        + box("Mara Lindqvist", x=0, y=0, width=17 * CM)
    )
    assert read(paragraph(boxes)) == [
        (1, "Mara Lindqvist"),
        (2, "left 1"),
        (2, "left 2"),
        (3, "right 1"),
        (3, "right 2"),
    ]


def test_boxes_without_a_place_keep_their_order() -> None:
    boxes = box("b", x=0, y=5).replace("posOffset>5<", "posOffset>x<") + box("a", x=0, y=1)
    assert read(paragraph(boxes)) == [(0, "b"), (0, "a")]


def test_icons_are_not_text() -> None:
    icon = run("(", '<w:rFonts w:ascii="Wingdings"/>')
    assert read(paragraph(icon + run(" 555 12 345"))) == [(0, "555 12 345")]
