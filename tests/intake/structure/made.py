"""Source lines written by hand, as readers of text files make them."""

from __future__ import annotations

from bespoke.intake.lines import Run, SourceLine


def lines(text: str) -> tuple[SourceLine, ...]:
    """One line each: "# " and "## " mark headings, "- " list items, "**" around it bold, "|" cells, "" is left out."""
    return tuple(_line(row.strip()) for row in text.strip().splitlines() if row.strip())


def _line(row: str) -> SourceLine:
    heading, marker, bold = None, "", False
    if row.startswith("#"):
        heading = len(row) - len(row.lstrip("#"))
        row = row.lstrip("# ")
    elif row.startswith("- "):
        marker, row = "•", row[2:]
    if row.startswith("**") and row.endswith("**"):
        bold, row = True, row.strip("*")
    cells = tuple(cell.strip() for cell in row.split(" ¦ "))
    runs = tuple(Run(cell, bold=bold or heading is not None) for cell in cells)
    return SourceLine(" ".join(cells), runs=runs, cells=cells, heading=heading, marker=marker)
