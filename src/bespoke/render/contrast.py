"""Whether a colour can be read on white paper, as WCAG 2 measures it."""

from __future__ import annotations

from bespoke.render.model import Notice

# WCAG asks 4.5 for body text and 3 for large text; the accent also colours text of body size.
READABLE = 4.5


def contrast_with_white(colour: str) -> float:
    """From 1 (white) to 21 (black) for a colour of the form `#rrggbb`."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def contrast_notice(colour: str) -> Notice | None:
    contrast = contrast_with_white(colour)
    if contrast >= READABLE:
        return None
    return Notice(
        code="pale_accent",
        message=f"The accent {colour} is hard to read on white: its contrast is {contrast:.1f} to 1, not {READABLE}.",
        fix="Choose a darker accent.",
    )


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
