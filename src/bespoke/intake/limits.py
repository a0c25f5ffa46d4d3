"""How much work a file may cost before it is refused.

A résumé is small; everything far larger is a mistake or an attack. Numbers are an order of magnitude above what real
files need, and below what a small machine feels.
"""

from __future__ import annotations

from dataclasses import dataclass

from bespoke.intake.errors import FileTooComplex, FileTooLarge

SPLIT_FIX = "Keep only the résumé itself in the file and save it again."


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes are bytes of the file as it came, `part` and `unpacked` bytes after unpacking a ZIP container.

    `ratio` bounds unpacked to packed size of one part above a megabyte; `depth` the nesting of elements.
    """

    size_bytes: int = 10_000_000
    part_bytes: int = 20_000_000
    unpacked_bytes: int = 50_000_000
    ratio: int = 200
    entries: int = 2_000
    elements: int = 200_000
    depth: int = 200
    characters: int = 200_000
    lines: int = 20_000
    line_characters: int = 20_000


def check_size(content: bytes, limits: Limits) -> None:
    if len(content) > limits.size_bytes:
        raise FileTooLarge(
            f"The file has {len(content) / 1e6:.1f} MB; the limit is {limits.size_bytes / 1e6:.0f} MB.",
            fix="Save it without pictures, or export it as a PDF with smaller images.",
        )


def too_complex(what: str, count: int | str, limit: int) -> FileTooComplex:
    """The error for `count` of `what` where `limit` is the most that is read."""
    shown = f"{count:,}" if isinstance(count, int) else count
    return FileTooComplex(f"The file has {shown} {what}; the limit is {limit:,}.", fix=SPLIT_FIX)


def too_much_text(count: int, limits: Limits) -> FileTooLarge:
    return FileTooLarge(
        f"The file holds {count:,} characters of text; the limit is {limits.characters:,}.",
        fix=SPLIT_FIX,
    )


def check_characters(text: str, limits: Limits) -> None:
    """For the source of plain formats, where markup and white space may double what is text."""
    if len(text) > limits.characters * 2:
        raise too_much_text(len(text), limits)
    lines = text.split("\n")
    if len(lines) > limits.lines:
        raise too_complex("lines", len(lines), limits.lines)
    longest = max(map(len, lines))
    if longest > limits.line_characters * 2:
        raise too_complex("characters in one line", longest, limits.line_characters)
