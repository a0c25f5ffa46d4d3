"""From a page's own coordinates to points from the top left of the page as it is shown."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_FAR = 20000.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible page: its box in user space and its rotation in quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """(left, top, right, bottom) as shown, for two opposite corners in user space."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def holds(self, x: float, y: float) -> bool:
        width, height = self.size
        return -2 <= x <= width + 2 and -2 <= y <= height + 2


def page_frame(page: Any) -> Frame:
    """The frame of a pypdfium2 page; absurd boxes are cut to something a screen could show."""
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, rect):
        width, height = page.get_size()
        return Frame(0, 0, width, height)
    left, right = sorted((_near(rect.left), _near(rect.right)))
    bottom, top = sorted((_near(rect.bottom), _near(rect.top)))
    return Frame(left, bottom, max(right, left + 1), max(top, bottom + 1), pdfium.FPDFPage_GetRotation(page) % 4)


def _near(value: float) -> float:
    return max(-_FAR, min(_FAR, value)) if not math.isnan(value) else 0.0
