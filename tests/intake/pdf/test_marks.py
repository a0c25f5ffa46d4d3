"""List marks that are drawn as shapes, as browsers print them."""

from __future__ import annotations

import pytest

from bespoke.intake.pdf.read import read_pdf
from bespoke.intake.read import read
from tests.intake.pdf.typeset import pdf

ITEMS = (
    "Planned the routes of forty drivers between six depots and the port, every working day of two years",
    "Cut the average waiting time at the gate from fifty to thirty minutes",
    "Trained eleven colleagues",
)
TEXT = '#set page(paper: "a4", margin: 60pt)\n#set text(font: "Libertinus Serif", size: 10.5pt)\n'
HEAD = "= Nadia Okafor\nnadia.okafor\\@example.com\n\n== Experience\n*Dispatcher*, Harbor Foods, 2019 -- 2021\n"


def listed(shape: str, *, items: tuple[str, ...] = ITEMS) -> bytes:
    rows = "\n".join(f"- {item}" for item in items)
    return pdf(f"{TEXT}#set list(marker: move(dy: 3pt, {shape}), indent: 6pt, body-indent: 5pt)\n{HEAD}{rows}\n")


@pytest.mark.parametrize(
    "shape", ["circle(radius: 1.5pt, fill: black)", 'rect(width: 3.5pt, height: 3.5pt, fill: rgb("#3366aa"))']
)
def test_what_stands_behind_a_drawn_mark_is_a_bullet_of_its_own(shape: str) -> None:
    (work,) = read(listed(shape), "resume.pdf").resume.work
    assert [bullet.text for bullet in work.bullets] == list(ITEMS)


@pytest.mark.parametrize(
    "shape",
    [
        "circle(radius: 1.5pt, fill: white)",
        "rect(width: 60pt, height: 1pt, fill: black)",
        "rect(width: 3pt, height: 30pt, fill: black)",
    ],
    ids=["white", "a rule", "a bar"],
)
def test_other_shapes_are_no_marks(shape: str) -> None:
    assert not any(line.marker for line in read_pdf(listed(shape)).lines)


def test_a_single_dot_is_an_ornament() -> None:
    assert not any(
        line.marker for line in read_pdf(listed("circle(radius: 1.5pt, fill: black)", items=ITEMS[1:2])).lines
    )


def test_dots_on_both_sides_of_headings_are_no_marks() -> None:
    dot = "#box(circle(radius: 1.5pt, fill: black), baseline: -2pt)"
    headings = "\n\n".join(f"#align(center)[{dot} Profile {number} {dot}]\nSome words below." for number in range(4))
    assert not any(line.marker for line in read_pdf(pdf(TEXT + headings)).lines)


def test_the_dots_of_a_timeline_are_no_marks() -> None:
    dot = "#place(dx: -12pt, dy: 3pt, circle(radius: 1.5pt, fill: black))"
    rule = "#place(top + left, dx: -10.75pt, line(length: 200pt, angle: 90deg, stroke: 0.5pt))"
    jobs = "\n\n".join(
        f"{dot}*Dispatcher {year}*\\\nPlanned the routes of {year} drivers" for year in range(2016, 2020)
    )
    assert not any(line.marker for line in read_pdf(pdf(TEXT + jobs)).lines)
    plain = "\n\n".join(f"{dot}Dispatcher {year}" for year in range(2016, 2020))
    filled = rule.replace(
        "line(length: 200pt, angle: 90deg, stroke: 0.5pt)", "rect(width: 0.6pt, height: 200pt, fill: gray)"
    )
    assert not any(line.marker for line in read_pdf(pdf(f"{TEXT}{filled}\n{plain}")).lines)
